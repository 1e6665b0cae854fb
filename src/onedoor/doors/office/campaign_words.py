"""The words of survey campaigns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.catalogue.terms import Channel
from onedoor.doors.office import words
from onedoor.doors.office.shown import agency_name
from onedoor.quality.terms.campaigns import CampaignState, Ending, Stratum

STATES: Mapping[CampaignState, Promise] = {
    CampaignState.DRAFT: _("Bản dự thảo"),
    CampaignState.STARTED: _("Đang hỏi"),
    CampaignState.CLOSED: _("Đã đóng"),
    CampaignState.REPORTED: _("Đã báo cáo"),
}
LOOKS: Mapping[CampaignState, str] = {
    CampaignState.DRAFT: "amber",
    CampaignState.STARTED: "green",
    CampaignState.CLOSED: "",
    CampaignState.REPORTED: "plain",
}
ENDINGS: Mapping[Ending, Promise] = {
    Ending.COMPLETED: _("Nộp xong, không vấp"),
    Ending.TROUBLED: _("Nộp xong sau khi vấp"),
    Ending.ABANDONED: _("Bỏ dở"),
}


@dataclass(frozen=True, slots=True)
class Where:
    """A stratum in words."""

    agency: str
    channel: str
    ending: str


def where(one: Stratum) -> Where:
    """At which agency, by which channel, and how it ended."""
    channel = words.CHANNELS[Channel(one.channel)] if one.channel in set(Channel) else one.channel
    return Where(agency_name(one.agency), str(channel), str(ENDINGS[one.ending]))


def agencies(codes: Iterable[str]) -> str:
    """Their names, in one line."""
    return ", ".join(agency_name(code) for code in codes)
