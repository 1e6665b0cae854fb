"""The one clock: every capability asks it, and tests freeze it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def now() -> datetime:
    """The present moment, with its zone (UTC)."""
    return datetime.now(UTC)


def law_zone() -> ZoneInfo:
    """The zone in which the law counts its days."""
    return ZoneInfo(settings.TIME_ZONE)


def today(zone: ZoneInfo | None = None) -> date:
    """The present day in the law's zone: 00:30 in Hà Nội is still yesterday in UTC."""
    return now().astimezone(zone or law_zone()).date()


def day_of(moment: datetime) -> date:
    """The day of a moment in the law's zone."""
    return moment.astimezone(law_zone()).date()
