"""What the figures are, and whose fault a failure is: pure, time and facts come in as arguments."""

from onedoor.quality.rules.causes import active_time, counts_as_start, main_cause, trouble

__all__ = ["active_time", "counts_as_start", "main_cause", "trouble"]
