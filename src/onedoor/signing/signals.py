"""What signing announces upwards, inside the transaction that made it true. They carry terms only."""

from django.dispatch import Signal

given = Signal()
"""A signature was given, and others are still wanted. Carries `paper`: PaperRow."""

declined = Signal()
"""Somebody who was to sign does not. Carries `paper`: PaperRow, and `place`: PlaceRow, which says why."""

reminder_due = Signal()
"""Who was invited has not signed for a while. Carries `paper`: PaperRow, and `place`: PlaceRow."""

signed = Signal()
"""A paper has all its signatures. Carries `paper`: PaperRow, and `file`: StoredFile, the signed document."""

stamped_again = Signal()
"""A signed paper has a further time-stamp. Carries `paper`: PaperRow, and `file`: StoredFile."""
