"""What people answered: weighted to who did not answer, beside the plain figure, with volumes and causes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.base.shares import Interval
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.cause_words import GROUPS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.quality import profile, queries
from onedoor.quality.rules.shares import SHOWN_FROM, UNMARKED_FROM
from onedoor.quality.terms import Group
from onedoor.quality.terms.surveys import Driver, SurveyFigure, SurveyReport

INDICATORS: Mapping[str, Promise] = {
    "H1": _("Hài lòng (0–100)"),
    "H2": _("Tin tưởng (%)"),
    "H3": _("Làm được việc cần làm (%)"),
    "H4": _("Hài lòng ròng (−100…100)"),
    "M6": _("Thấy dễ (0–100)"),
}
DRIVERS: Mapping[Driver, Promise] = {
    Driver.EFFECTIVENESS: _("Được việc"),
    Driver.EASE: _("Dễ làm"),
    Driver.EFFICIENCY: _("Nhanh"),
    Driver.TRANSPARENCY: _("Biết rõ hồ sơ đến đâu"),
    Driver.HUMANITY: _("Được tôn trọng"),
    Driver.EMPLOYEE: _("Cán bộ giúp đỡ"),
    Driver.OTHER: _("Điều khác"),
}
_IN_PER_CENT = frozenset({"H2", "H3"})


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as it is written; `small`: fewer than thirty effective answers."""

    label: str
    n: int
    n_effective: str
    plain: str
    weighted: str
    between: str
    small: bool


@dataclass(frozen=True, slots=True)
class CauseLine:
    """One group of causes: what events gave, the same corrected, what people said, and the survey of 2023."""

    label: str
    observed: float | None
    corrected: Interval | None
    said: int
    before: float | None


@access(MEASURES)
def survey(request: ActorRequest) -> HttpResponse:
    """The figures of a period at the agency and below it."""
    wanted = asked(request.GET)
    found = queries.survey_report(wanted.first, wanted.last, seen_by=request.actor)
    context = {
        "wanted": wanted,
        "found": found,
        "rate": found.answered / found.offered if found.offered else None,
        "shown_from": SHOWN_FROM,
        "lines": [line(figure) for figure in found.figures],
        "causes": _causes(found),
        "drivers": [(DRIVERS[one], found.well[one], found.badly[one]) for one in Driver] if found.well else [],
        "survey_title": profile.pack().survey.title.in_(get_language() or "vi"),
    }
    return page(request, "survey.html", context, status=400 if wanted.error else 200)


def line(figure: SurveyFigure) -> Line:
    """One indicator, written."""
    times = 100 if figure.indicator in _IN_PER_CENT else 1
    low, value, high = (
        _number(times * one) for one in (figure.weighted.low, figure.weighted.value, figure.weighted.high)
    )
    return Line(
        str(INDICATORS[figure.indicator]),
        figure.n,
        _number(figure.n_effective),
        _number(times * figure.plain),
        value,
        f"{low}\u00a0–\u00a0{high}",
        figure.n_effective < UNMARKED_FROM,
    )


def _number(value: float) -> str:
    mark = "," if (get_language() or "vi") == "vi" else "."
    return f"{value:.1f}".replace(".", mark).replace("-", "−")


def _causes(found: SurveyReport) -> list[CauseLine]:
    before = profile.pack().survey.shares
    whole = sum(found.observed.values())
    if not whole and not any(found.said.values()):
        return []
    return [
        CauseLine(
            str(GROUPS[group]),
            found.observed.get(group, 0.0) / whole if whole else None,
            found.causes.get(group),
            found.said.get(group, 0),
            before.get(group),
        )
        for group in Group
    ]
