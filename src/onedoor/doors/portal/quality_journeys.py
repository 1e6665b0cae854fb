"""What becomes of attempts, in words: the way, the causes and the steps at which people stop."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.shares import Interval, wilson
from onedoor.catalogue.terms import Definition
from onedoor.doors.frame.quality_words import GROUPS
from onedoor.quality.queries import Journeys, Shown

_MOST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: how many, their share of how many, and its interval; None where it is too few to tell."""

    label: str
    shown: Shown
    share: Interval | None

    @property
    def width(self) -> float:
        return round(100 * self.share.value, 1) if self.share else 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """All of it."""

    way: tuple[Line, ...]
    causes: tuple[Line, ...]
    stops: tuple[Line, ...]


def told(journeys: Journeys, definition: Definition | None, *, causes: bool = True) -> Told:
    """In the language of the page; steps are named where it is one service's.

    Causes are left out for an agency below another: what its siblings hide would follow from the sum above them.
    """
    way = (
        Line(_("Bắt đầu điền, đã ngã ngũ"), Shown(journeys.matured, journeys.matured), Interval(1.0, 1.0, 1.0)),
        _line(_("Nộp xong"), journeys.completed),
        _line(_("Nộp xong, không vấp lần nào"), journeys.untroubled),
    )
    stops = []
    if definition is not None:
        stops = [_line(step(code, definition), shown) for code, shown in journeys.stops.items()][:_MOST]
    groups = journeys.groups if causes else {}
    return Told(way, tuple(_line(str(GROUPS[group]), n) for group, n in groups.items()), tuple(stops))


def _line(label: str, shown: Shown) -> Line:
    return Line(label, shown, wilson(shown.n, shown.of) if shown.n is not None else None)


def step(code: str, definition: Definition) -> str:
    """A step in words: the page's or paper's title, or what every service has."""
    language = get_language() or "vi"
    titles = {page.id: page.title for page in definition.pages} | {one.id: one.title for one in definition.components}
    if code in titles:
        return titles[code].in_(language)
    others = {"check": _("Kiểm tra và nộp"), "payment": _("Thanh toán"), "": _("Trước bước đầu tiên")}
    return others.get(code, _("Bước khác"))
