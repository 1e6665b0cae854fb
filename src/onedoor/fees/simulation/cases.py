"""Cases: dossiers for which the rules cannot tell a difference."""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from onedoor.catalogue.terms import Channel, Definition
from onedoor.fees.rules import assess, turning_points
from onedoor.fees.rules.tariff_policies import in_place
from onedoor.fees.terms.tariff import Facts, Policy

_TEXTS = ("agency", "procedure", "version", "channel", "facts")
_KEYS = ("since", "place", "version", "channel", "facts")


@dataclass(frozen=True, slots=True)
class Case:
    """A case: a definition and facts that stand for all of its dossiers."""

    definition: Definition
    facts: Facts

    def due(self, policies: Sequence[Policy], channel: str | None = None) -> int | None:
        """What one dossier pays, on its own channel or on another; None where the pack does not know."""
        facts = self.facts if channel is None else replace(self.facts, channel=channel)
        return assess(self.definition, policies, facts).total

    @property
    def may_go_online(self) -> bool:
        return self.facts.channel != Channel.ONLINE and any(
            one.channel is Channel.ONLINE for one in self.definition.channels
        )


def cases(
    filed: pl.DataFrame,
    definitions: Mapping[str, Definition],
    policies: Sequence[Policy],
    follows: Callable[[str], tuple[str, ...]],
) -> tuple[pl.DataFrame, tuple[Case, ...]]:
    """The table with the number of each dossier's case, and the cases. `follows`: an agency with those it follows."""
    filed = filed.with_columns(pl.col(_TEXTS).cast(pl.Categorical))
    places, stands_for = _places(filed, policies, follows)
    numbered = (
        filed.lazy()
        .join(_days(filed, definitions, policies).lazy(), on=["day", "version"])
        .join(places.lazy(), on="agency")
        .collect()
    )
    keys = numbered.select(_KEYS).unique(maintain_order=True).with_row_index("case")
    found = tuple(
        Case(definitions[version], Facts(since, channel, stands_for[place], json.loads(facts)))
        for since, place, version, channel, facts in keys.select(_KEYS).iter_rows()
    )
    return numbered.join(keys, on=_KEYS).drop("since", "place", "facts", "version"), found


def _days(filed: pl.DataFrame, definitions: Mapping[str, Definition], policies: Sequence[Policy]) -> pl.DataFrame:
    """For each day and version the first day since when nothing has changed; itself where lines depend on the day."""
    rows: list[tuple[date, str, date]] = []
    for day, version in filed.select("day", "version").unique().iter_rows():
        lines = definitions[version].fees
        points = turning_points(policies, lines)
        place = bisect_right(points, day)
        since = max(points[place - 1] if place else date.min, definitions[version].valid_from)
        by_day = any("today" in (line.when or "") for line in lines if line.amount != 0)
        rows.append((day, version, day if by_day else min(since, day)))
    return pl.DataFrame(rows, schema={"day": pl.Date, "version": pl.Categorical, "since": pl.Date}, orient="row")


def _places(
    filed: pl.DataFrame, policies: Sequence[Policy], follows: Callable[[str], tuple[str, ...]]
) -> tuple[pl.DataFrame, Mapping[int, tuple[str, ...]]]:
    """For each agency the number of its place: agencies of one place are reached by the same policies."""
    local = [policy for policy in policies if policy.authorities]
    numbers: dict[tuple[bool, ...], int] = {}
    stands_for: dict[int, tuple[str, ...]] = {}
    rows: list[tuple[str, int]] = []
    for (agency,) in filed.select("agency").unique(maintain_order=True).iter_rows():
        line = follows(agency)
        number = numbers.setdefault(tuple(in_place(policy, line) for policy in local), len(numbers))
        stands_for.setdefault(number, line)
        rows.append((agency, number))
    return pl.DataFrame(rows, schema={"agency": pl.Categorical, "place": pl.Int64}, orient="row"), stands_for
