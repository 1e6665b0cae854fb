"""Figures of quality as pages show them: each with its formula, counts, days, interval and version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from onedoor.base.shares import Interval
from onedoor.catalogue.terms import Text
from onedoor.doors.portal.quality_missing import Missing, missing
from onedoor.quality import pack_files, queries
from onedoor.quality.rules.rolling import NATIONAL
from onedoor.quality.terms import Indicator, Observation, Score, Source, Standing, Unit

_WIDTH, _QUARTER = 100, 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator in one place and period; `bar` is where value, low and high lie on a line from 0 to 100."""

    indicator: Indicator
    observed: Observation
    bar: tuple[float, float, float] | None

    @property
    def shared(self) -> bool:
        """Whether it is a value of the platform that all agencies share."""
        return self.observed.scope == NATIONAL

    @property
    def measured(self) -> bool:
        return self.observed.standing is Standing.MEASURED

    @property
    def reach(self) -> float:
        """How wide its interval is on that line."""
        return round(self.bar[2] - self.bar[1], 1) if self.bar else 0.0

    @property
    def bounded(self) -> bool:
        """Whether its interval is one of a share, and written in per cent."""
        return self.indicator.unit is Unit.SHARE

    @property
    def counted(self) -> bool:
        """Whether its counts say something: a share has both, a mean of hours has not."""
        return self.indicator.unit is Unit.SHARE and self.observed.numerator is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension with what is measured of it, and what is not."""

    title: Text
    figures: tuple[Figure, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """A scope by one set of criteria."""

    title: Text
    about: Text
    name: str
    score: Score


@dataclass(frozen=True, slots=True)
class Period:
    """The days shown, and the others there are to choose."""

    first: date
    last: date
    others: tuple[tuple[str, str], ...]
    """What the address carries for each, and its words."""

    @property
    def words(self) -> str:
        """11/2026, quý 4/2026, or both days."""
        return in_words(self.first, self.last)

    @property
    def key(self) -> str:
        """As the address carries it."""
        return key_of(self.first, self.last)


def key_of(first: date, last: date) -> str:
    """Both days, for an address."""
    return f"{first.isoformat()}_{last.isoformat()}"


def in_words(first: date, last: date) -> str:
    """A month, a quarter, or both days."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and months == 1:
        return f"{first:%m/%Y}"
    if whole and months == _QUARTER and first.month % _QUARTER == 1:
        return _("quý %(number)s/%(year)s") % {"number": last.month // _QUARTER, "year": last.year}
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def period(query: QueryDict, prefix: str = "") -> Period | None:
    """The period that the address asks for, else the newest of which anything is measured; None where nothing is."""
    there = queries.periods(prefix)
    if not there:
        return None
    asked = query.get("in", "")
    months = [days for days in there if in_words(*days)[0].isdigit()]
    chosen = next((days for days in there if key_of(*days) == asked), (months or there)[0])
    return Period(*chosen, tuple((key_of(*days), in_words(*days)) for days in there))


def parts(scope: str, days: Period) -> tuple[Part, ...]:
    """The dimensions of people's experience, with every figure that may be shown of the scope."""
    seen = {(one.indicator, one.version): one for one in _with_the_shared(scope, days)}
    known, kind = pack_files.indicators(), scope.partition(":")[0]
    found = []
    for dimension in pack_files.profiles()["SXI"].dimensions:
        ids = [(one.id, one.version) for one in dimension.indicators]
        figures = tuple(one for one in figures_of(seen[key] for key in ids if key in seen) if one.measured)
        there = {(figure.indicator.id, figure.indicator.version) for figure in figures}
        lacking = missing(((known[key], seen.get(key)) for key in ids if key not in there), kind)
        found.append(Part(dimension.title, figures, lacking))
    return tuple(found)


def _with_the_shared(scope: str, days: Period) -> tuple[Observation, ...]:
    """What may be shown of the scope; who is served by our platform, also what is measured of the platform alone."""
    own = queries.published(scope, days.first, days.last)
    if all(one.source is not Source.EVENTS for one in own):
        return own
    there = {one.indicator for one in own}
    return (*(one for one in queries.of_the_platform(days.first, days.last) if one.indicator not in there), *own)


def figures_of(observed: Iterable[Observation]) -> tuple[Figure, ...]:
    """The same with their definitions; what the pack no longer defines is left out."""
    return tuple(figure for one in observed if (figure := figure_of(one)) is not None)


def figure_of(one: Observation) -> Figure | None:
    """An observation with its definition, and where it lies on a line."""
    indicator = pack_files.indicators().get((one.indicator, one.version))
    return Figure(indicator, one, _bar(one, indicator.unit)) if indicator is not None else None


def waits(scope: str, days: Period) -> tuple[Figure, ...]:
    """How long the decided dossiers waited for whom."""
    seen = {one.indicator: one for one in queries.published(scope, days.first, days.last)}
    return tuple(one for one in figures_of(seen[code] for code in ("W3", "W4", "W5") if code in seen) if one.measured)


def tells(scope: str, days: Period, indicator: str) -> bool:
    """Whether a value of that indicator is told of the scope."""
    seen = queries.published(scope, days.first, days.last)
    return any(one.indicator == indicator and one.standing is Standing.MEASURED for one in seen)


def standings(scope: str, days: Period) -> tuple[Standings, ...]:
    """The scope by every set of criteria that can be applied to it."""
    kind = scope.partition(":")[0]
    return tuple(
        Standings(one.title, one.about, one.name, queries.scored(one, scope, days.first, days.last))
        for one in pack_files.profiles().values()
        if one.composite and one.per in (kind, "both")
    )


def _bar(one: Observation, unit: Unit) -> tuple[float, float, float] | None:
    if one.value is None or unit not in (Unit.SHARE, Unit.POINTS):
        return None
    held = one.interval or Interval(one.value, one.value, one.value)
    scale = _WIDTH if unit is Unit.SHARE else 1
    value, low, high = (round(scale * each, 1) for each in (one.value, held.low, held.high))
    return value, low, high
