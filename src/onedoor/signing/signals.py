"""What signing announces upwards, inside the transaction that made it true. They carry terms only."""

from django.dispatch import Signal

signed = Signal()
"""A paper has all its signatures. Carries `paper`: PaperRow, and `file`: StoredFile, the signed document."""

stamped_again = Signal()
"""A signed paper has a further time-stamp. Carries `paper`: PaperRow, and `file`: StoredFile."""
