"""A campaign's figures as a file to take away: no single answer, and nothing of fewer than ten."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.shares import Interval
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.office.campaign_words import agencies
from onedoor.doors.office.cause_words import GROUPS
from onedoor.doors.office.shown import MEASURES, agency_name
from onedoor.doors.office.spreadsheet import Cell, Sheet, as_csv
from onedoor.doors.office.survey import INDICATORS
from onedoor.quality import queries
from onedoor.quality.rules.responses import rates
from onedoor.quality.terms.campaigns import CampaignReport

Row = tuple[Cell, ...]


@access(MEASURES)
def campaign_export(request: ActorRequest, campaign_id: UUID) -> HttpResponse:
    """The report as CSV. Refuses: NotFound."""
    found = queries.campaign_report(campaign_id, seen_by=request.actor)
    one = queries.campaign(campaign_id, seen_by=request.actor)
    notes: tuple[tuple[str, Cell], ...] = (
        (_("Đợt khảo sát"), one.design.title),
        (_("Từ ngày"), one.design.first),
        (_("Đến hết ngày"), one.design.last),
        (_("Cơ quan"), agencies(one.design.agencies)),
        (_("Phiếu"), f"{one.survey} {one.version}"),
        (_("Mã rút thăm"), one.seed),
        (_("Mã bản lưu"), one.snapshot_hash),
    )
    columns = (
        _("Con số"), _("Nhóm"), "n", _("Chưa có trọng số"), _("Có trọng số"), _("Cận dưới"), _("Cận trên"),
        _("Khảo sát 2023"),
    )  # fmt: skip
    sheet = Sheet(one.design.title, notes, columns, [*_whole(found), *_causes(found), *_places(found)])
    return sent(as_csv(sheet), "text/csv; charset=utf-8", f"campaign-{one.design.first:%Y%m%d}.csv", inline=False)


def _whole(found: CampaignReport) -> Iterator[Row]:
    result, shares = found.result, rates(found.result)
    for label, n in (
        (_("Có thể hỏi"), found.population), (_("Đã rút thăm"), result.drawn), (_("Trả lời đủ"), result.complete),
        (_("Trả lời một phần"), result.partial), (_("Từ chối"), result.refused), (_("Không hồi âm"), result.silent),
        (_("Không mời được"), result.other), (_("Không rõ có nhận được lời mời"), result.unknown),
    ):  # fmt: skip
        yield label, "", n, "", "", "", "", ""
    for label, share in (("RR1", shares.rr1), ("RR2", shares.rr2), ("RR5", shares.rr5), ("RR6", shares.rr6)):
        yield label, "", result.drawn, _number(share), "", "", "", ""
    yield _("n hiệu dụng"), "", result.answered, "", _number(found.n_effective), "", "", ""
    yield _("Hệ số thiết kế (deff)"), "", result.answered, "", _number(found.effect), "", "", ""
    for one in found.figures:
        yield (
            str(INDICATORS[one.indicator]), one.indicator, one.n, _number(one.plain), *_interval(one.weighted), "",
        )  # fmt: skip


def _causes(found: CampaignReport) -> Iterator[Row]:
    for one in found.causes:
        yield (
            _("Vì sao không hài lòng"), str(GROUPS[one.group]), found.asked_why, _number(one.plain),
            *_interval(one.weighted), _number(one.before),
        )  # fmt: skip


def _places(found: CampaignReport) -> Iterator[Row]:
    for one in found.places:
        shown = _interval(one.satisfied) if one.satisfied else ("", "", "")
        yield _("Hài lòng hoặc rất hài lòng"), agency_name(one.agency), one.result.answered, "", *shown, ""


def _interval(one: Interval) -> tuple[str, str, str]:
    return _number(one.value), _number(one.low), _number(one.high)


def _number(value: float | None) -> str:
    """With a point and four decimals, for programs to read."""
    return "" if value is None else f"{value:.4f}"
