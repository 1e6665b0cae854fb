"""What identity announces upwards, in the past tense, inside the transaction that made it true."""

from django.dispatch import Signal

joined = Signal()
"""Somebody signed in whom machine clients had named before, by that number and name. Carries `person`: who they are
from now on, and `former`: the ids under which the clients filed for them."""
