"""What quality writes: what happened and what came of it (measurements, no acts), and what experts judge."""

from onedoor.quality.operations.adjudicating import adjudicate, tell_agency
from onedoor.quality.operations.assessment_rounds import (
    draw_again,
    open_assessment_round,
    settle_assessment,
    settle_assessments,
)
from onedoor.quality.operations.forgetting import forget_milestones
from onedoor.quality.operations.noting import note
from onedoor.quality.operations.observing import days_of, observe, observe_first, observe_outside, quarter_of, store
from onedoor.quality.operations.probing import list_portals, make_visits, start_round
from onedoor.quality.operations.rating import hand_in, rate
from onedoor.quality.operations.replying import end_reply, reply
from onedoor.quality.operations.reporting import make_report, make_reports
from onedoor.quality.operations.ruling import rule_attempts
from onedoor.quality.operations.showing_evidence import show_evidence, take_back_evidence
from onedoor.quality.operations.surveying import answer, forget_words, offer
from onedoor.quality.operations.tallying import recount
from onedoor.quality.operations.watching import forget_slots, watch, watch_again

__all__ = [
    "adjudicate",
    "answer",
    "days_of",
    "draw_again",
    "end_reply",
    "forget_milestones",
    "forget_slots",
    "forget_words",
    "hand_in",
    "list_portals",
    "make_report",
    "make_reports",
    "make_visits",
    "note",
    "observe",
    "observe_first",
    "observe_outside",
    "offer",
    "open_assessment_round",
    "quarter_of",
    "rate",
    "recount",
    "reply",
    "rule_attempts",
    "settle_assessment",
    "settle_assessments",
    "show_evidence",
    "start_round",
    "store",
    "take_back_evidence",
    "tell_agency",
    "watch",
    "watch_again",
]
