"""Why attempts fail: shares with their intervals, beside the survey with which the programme began."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts, words
from onedoor.doors.office.cause_words import CAUSES, GROUPS
from onedoor.doors.office.money_period import Days
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.doors.office.unseen_causes import unseen
from onedoor.quality import profile, queries
from onedoor.quality.rules.shares import UNMARKED_FROM, wilson
from onedoor.quality.terms import GROUP_OF, Cause, Failures, Group, Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One cause or group: how many, their share with its interval, the survey's share, and where the records are."""

    label: str
    code: str
    n: int
    share: Interval
    survey: float | None
    query: str
    parts: tuple["Row", ...] = ()


@access(MEASURES)
def attempts(request: ActorRequest) -> HttpResponse:
    """The figures of a period, each with the records behind it."""
    wanted = asked(request.GET)
    procedure = request.GET.get("procedure", "").replace("\0", "")[:40]
    found = queries.failures(wanted.first, wanted.last, seen_by=request.actor, procedure=procedure)
    survey = profile.pack().survey
    more = {"procedure": procedure} if procedure else {}
    context = {
        "wanted": wanted,
        "found": found,
        "completed": wilson(found.completed, found.matured),
        "failed": wilson(found.failed, found.matured),
        **causes(found, wanted, f"{wanted.query}&{urlencode(more)}".rstrip("&")),
        "survey": survey,
        "survey_title": survey.title.in_(get_language() or "vi"),
        "small": 0 < found.failed < UNMARKED_FROM,
        "rest": profile.pack().attribution.rest_days,
        "version": profile.pack().attribution.version,
        "procedure": procedure,
        "unseen": unseen(),
        "procedure_title": words.title_of(procedure, wanted.last) if procedure else "",
    }
    return page(request, "attempts.html", context, status=400 if wanted.error else 200)


def causes(found: Failures, wanted: Days, query: str = "") -> dict[str, object]:
    """The groups of causes beside the survey, as `causes.html` shows them; with a query, each opens its records."""
    shares = profile.pack().survey.shares
    rows = [_group(group, found, shares, query) for group in Group]
    return {"rows": rows, "chart": _chart(rows, wanted.words) if found.failed else None}


def _group(group: Group, found: Failures, survey: Mapping[Group, float], query: str) -> Row:
    parts = [
        Row(str(CAUSES[cause]), cause.value, n, wilson(n, found.failed), None, _of(query, cause=cause.value))
        for cause, n in found.causes.items()
        if GROUP_OF[cause] is group
    ]
    return Row(
        str(GROUPS[group]),
        group.value,
        found.of(group),
        wilson(found.of(group), found.failed),
        survey.get(group),
        _of(query, group=group.value),
        tuple(sorted(parts, key=lambda row: -row.n)) if group is not Group.UNCLASSIFIED else (),
    )


def _of(query: str, **one: str) -> str:
    return f"{query}&{urlencode(one)}" if query else ""


def _chart(rows: list[Row], days: str) -> charts.Chart:
    about = _(
        "Phần trăm số lần không trọn vẹn, %(days)s; cột xám: khảo sát tháng 3/2023, cột xanh: đo được, kèm khoảng tin "
        "cậy 95 %%. Số liệu ở bảng bên cạnh."
    ) % {"days": days}
    numbers: list[charts.Numbers] = [
        (
            row.label,
            (100 * (row.survey or 0.0), 100 * row.share.value),
            (100 * row.share.low, 100 * row.share.high),
        )
        for row in rows
    ]
    return charts.in_per_cent(
        charts.bars("causes", _("Vì sao nộp không trọn vẹn"), about, (_("Khảo sát 2023"), _("Đo được")), numbers)
    )


def named(cause: Cause | None) -> str:
    """A cause in words with its code."""
    return f"{CAUSES[cause]} ({cause.value})" if cause is not None else ""
