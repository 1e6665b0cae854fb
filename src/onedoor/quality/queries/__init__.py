"""What one may ask about quality."""

from onedoor.quality.queries.attempts import attempt, attempts, failures

__all__ = ["attempt", "attempts", "failures"]
