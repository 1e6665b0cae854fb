"""The one clock: every capability asks it, and tests freeze it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present moment, with its zone (UTC)."""
    return datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """The present day in a law's own zone: 00:30 in Hà Nội is still yesterday in UTC."""
    return now().astimezone(zone).date()
