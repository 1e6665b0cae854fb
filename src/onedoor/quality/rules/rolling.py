"""Rolling up: numerators and denominators are added, shares never are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import prod

from onedoor.agencies.rules import unit_named
from onedoor.base.shares import Z_OF_TWO, Interval, wilson
from onedoor.quality.terms.observations import Observation, Source, Standing

NATIONAL = "national"


def stands_alone(scope: str) -> bool:
    """Whether a scope may stand in a ranking of the country: a ministry, a province or a procedure, no part of one."""
    kind, _, code = scope.partition(":")
    return "@" not in code and (kind == "procedure" or (kind == "agency" and "." not in code))


def reaches(code: str) -> tuple[str, ...]:
    """An agency and all above it, up to the country (empty): H26.00073, H26, and nothing."""
    parts = code.split(".") if code else []
    return tuple(".".join(parts[:depth]) for depth in range(len(parts), -1, -1))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A count of so many, for one procedure at one agency."""

    indicator: str
    agency: str
    procedure: str
    numerator: float
    denominator: float
    evidence: str
    version: int = 1
    sampled: bool = True
    """Whether it is a share of what could have come out otherwise; a census or a mean of hours has no interval here."""
    alone: bool = False
    """Whether it is a unit's, which stands for itself: its agency is counted by its own dossiers."""
    people: float | None = None
    """Of how many dossiers, where the denominator counts several things of each: so many are hidden behind the value,
    and no more than so many vouch for it."""


def agency(code: str) -> str:
    """The scope of an agency."""
    return f"agency:{code}"


def place(code: str) -> str:
    """The scope of an agency, or of a unit of one."""
    return f"unit:{code}" if unit_named(code) else agency(code)


def procedure(code: str) -> str:
    """The scope of a procedure."""
    return f"procedure:{code}"


def scopes_of(at: str, about: str) -> Iterator[str]:
    """Where a count belongs: its agency and those above it, its procedure, both together, and the country."""
    for reach in reaches(at):
        yield agency(reach) if reach else NATIONAL
        if about:
            yield f"{procedure(about)}@{reach}" if reach else procedure(about)


def rolled_up(ratios: Iterable[Ratio], first: date, last: date) -> tuple[Observation, ...]:
    """An observation for each indicator and scope in which anything was counted; of nothing, none."""
    sums: dict[tuple[str, int, str, str, bool], list[float]] = {}
    for ratio in ratios:
        for scope in (place(ratio.agency),) if ratio.alone else scopes_of(ratio.agency, ratio.procedure):
            key = (ratio.indicator, ratio.version, scope, ratio.evidence, ratio.sampled)
            held = sums.setdefault(key, [0.0, 0.0, 0.0])
            held[0] += ratio.numerator
            held[1] += ratio.denominator
            held[2] += ratio.denominator if ratio.people is None else ratio.people
    return tuple(
        Observation(
            indicator, version, scope, first, last, Standing.MEASURED, Source.EVENTS, x / n, x, n, int(people),
            people, wilson(x / n * people, people) if sampled else None, evidence,
        )
        for (indicator, version, scope, evidence, sampled), (x, n, people) in sums.items()
        if n
    )  # fmt: skip


def multiplied(indicator: str, observations: Iterable[Observation], first: str, second: str) -> tuple[Observation, ...]:
    """The product of two shares wherever both are measured, surely between the products of their ends.

    Each end is that of 97,5 %, so that both hold together in 95 of 100 cases.
    """
    found = {(one.indicator, one.scope): one for one in observations}
    return tuple(
        _product(indicator, one, other)
        for (code, scope), one in found.items()
        if code == first and (other := found.get((second, scope))) is not None
    )


def _product(indicator: str, one: Observation, other: Observation) -> Observation:
    both = [wilson(each.numerator or 0, each.denominator or 0, Z_OF_TWO) for each in (one, other)]
    value, low, high = (prod(getattr(each, end) for each in both) for end in ("value", "low", "high"))
    n = min(one.n, other.n)
    return replace(
        one, indicator=indicator, version=1, value=value, numerator=None, denominator=None, n=n, n_effective=n,
        interval=Interval(value, low, high),
    )  # fmt: skip
