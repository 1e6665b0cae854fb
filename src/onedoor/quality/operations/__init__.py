"""What quality writes: what happened, and what came of it. Measurements are no acts; a campaign's steps are."""

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
from onedoor.quality.operations.probing import list_portals, make_visits, start_round
from onedoor.quality.operations.reporting import make_report, make_reports
from onedoor.quality.operations.ruling import rule_attempts
from onedoor.quality.operations.surveying import answer, decline, forget_words, offer, token_about
from onedoor.quality.operations.tallying import recount
from onedoor.quality.operations.watching import forget_slots, watch, watch_again

__all__ = [
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
    "remind_campaign",
    "report_campaign",
    "rule_attempts",
    "start_campaign",
    "start_round",
    "store",
    "token_about",
    "watch",
    "watch_again",
]
