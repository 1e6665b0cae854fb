"""What quality writes: what happened, and what came of it. These are measurements; none of them is an act."""

from onedoor.quality.operations.forgetting import forget_milestones
from onedoor.quality.operations.noting import note
from onedoor.quality.operations.observing import days_of, observe, observe_first, observe_outside, quarter_of, store
from onedoor.quality.operations.probing import list_portals, make_visits, start_round
from onedoor.quality.operations.reporting import make_report, make_reports
from onedoor.quality.operations.ruling import rule_attempts
from onedoor.quality.operations.surveying import answer, forget_words, offer
from onedoor.quality.operations.tallying import recount
from onedoor.quality.operations.watching import forget_slots, watch, watch_again

__all__ = [
    "answer",
    "days_of",
    "forget_milestones",
    "forget_slots",
    "forget_words",
    "list_portals",
    "make_report",
    "make_reports",
    "make_visits",
    "note",
    "observe",
    "observe_first",
    "observe_outside",
    "offer",
    "quarter_of",
    "recount",
    "rule_attempts",
    "start_round",
    "store",
    "watch",
    "watch_again",
]
