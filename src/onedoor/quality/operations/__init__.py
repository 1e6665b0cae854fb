"""What quality writes: what happened and what came of it (no acts), what campaigns ask, what experts judge (acts)."""

from onedoor.quality.operations.adjudicating import adjudicate, tell_agency
from onedoor.quality.operations.answered import add_answered
from onedoor.quality.operations.assessment_rounds import (
    draw_again,
    open_assessment_round,
    settle_assessment,
    settle_assessments,
)
from onedoor.quality.operations.barriers import tell_barriers, told_in_writing
from onedoor.quality.operations.campaigning import (
    close_campaign,
    close_over,
    discard_campaign,
    draft_campaign,
    report_campaign,
    start_campaign,
)
from onedoor.quality.operations.following_up import ask_who_gave_up
from onedoor.quality.operations.forgetting import forget_milestones
from onedoor.quality.operations.inviting import ask_campaign, ask_drawn, remind_campaign
from onedoor.quality.operations.noting import note
from onedoor.quality.operations.observing import days_of, observe, observe_first, observe_outside, quarter_of, store
from onedoor.quality.operations.pictures import forget_pictures, take_down
from onedoor.quality.operations.probing import list_portals, make_visits, start_round
from onedoor.quality.operations.rating import hand_in, rate
from onedoor.quality.operations.replying import end_reply, reply
from onedoor.quality.operations.reporting import make_report, make_reports
from onedoor.quality.operations.ruling import rule_attempts
from onedoor.quality.operations.showing_evidence import show_evidence, take_back_evidence
from onedoor.quality.operations.surveying import answer, decline, forget_words, offer, token_about
from onedoor.quality.operations.tallying import recount
from onedoor.quality.operations.watching import forget_slots, watch, watch_again

__all__ = [
    "add_answered",
    "adjudicate",
    "answer",
    "ask_campaign",
    "ask_drawn",
    "ask_who_gave_up",
    "close_campaign",
    "close_over",
    "days_of",
    "decline",
    "discard_campaign",
    "draft_campaign",
    "draw_again",
    "end_reply",
    "forget_milestones",
    "forget_pictures",
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
    "remind_campaign",
    "reply",
    "report_campaign",
    "rule_attempts",
    "settle_assessment",
    "settle_assessments",
    "show_evidence",
    "start_campaign",
    "start_round",
    "store",
    "take_back_evidence",
    "take_down",
    "tell_agency",
    "tell_barriers",
    "token_about",
    "told_in_writing",
    "watch",
    "watch_again",
]
