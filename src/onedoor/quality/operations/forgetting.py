"""Forgetting: raw events are kept for a while, what they amount to is kept."""

from datetime import timedelta

from onedoor.base import clock
from onedoor.quality.models import BrowserReport, Milestone
from onedoor.quality.profile import pack


def forget_milestones() -> int:
    """Events and reports older than the pack keeps them are gone; how many that were."""
    limit = clock.now() - timedelta(days=pack().attribution.keep_events_days)
    gone, _ = Milestone.objects.filter(at__lt=limit).delete()
    reports, _ = BrowserReport.objects.filter(at__lt=limit).delete()
    return gone + reports
