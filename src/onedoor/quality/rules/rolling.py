"""Rolling up: numerators and denominators are added, shares never are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onedoor.quality.rules.shares import wilson
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


def agency(code: str) -> str:
    """The scope of an agency."""
    return f"agency:{code}"


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
        for scope in scopes_of(ratio.agency, ratio.procedure):
            held = sums.setdefault((ratio.indicator, ratio.version, scope, ratio.evidence, ratio.sampled), [0.0, 0.0])
            held[0] += ratio.numerator
            held[1] += ratio.denominator
    return tuple(
        Observation(
            indicator, version, scope, first, last, Standing.MEASURED, Source.EVENTS, x / n, x, n, int(n), n,
            wilson(x, n) if sampled else None, evidence,
        )
        for (indicator, version, scope, evidence, sampled), (x, n) in sums.items()
        if n
    )  # fmt: skip
