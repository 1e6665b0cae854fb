"""One simulation: the dossiers of a period under today's policies and under one more."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import inf

import polars as pl

from onedoor.catalogue.terms import Channel, Definition
from onedoor.fees.simulation import uptake
from onedoor.fees.simulation.cases import Case, cases
from onedoor.fees.terms.simulation import Elasticity, Interval, MonthBeside, Share, Simulation
from onedoor.fees.terms.tariff import Policy

_SCHEMA = {
    "case": pl.UInt32,
    "before": pl.Int64,
    "after": pl.Int64,
    "online_before": pl.Int64,
    "online_after": pl.Int64,
}


def simulate(
    filed: pl.DataFrame,
    *,
    definitions: Mapping[str, Definition],
    policies: Sequence[Policy],
    draft: Policy,
    follows: Callable[[str], tuple[str, ...]],
    period: tuple[date, date],
    elasticity: Elasticity,
    seed: int,
) -> Simulation:
    """What would have been paid had `draft` been in force in the whole period, and how many more had filed online.

    The same table, elasticity and seed always give the same figures.
    """
    always = draft.model_copy(update={"valid_from": date.min, "valid_to": None})
    numbered, found = cases(filed, definitions, (*policies, always), follows)
    priced = numbered.join(_prices(found, policies, (*policies, always)), on="case")
    known = priced.filter(pl.col("before").is_not_null() & pl.col("after").is_not_null())
    totals = _totals(known)
    drawn = uptake.draw(_markets(known), totals["after"], elasticity, seed)
    month_online, month_revenue = uptake.months(
        drawn, online=totals["online"], squares=totals.pop("squares"), in_months=_months(*period), seed=seed
    )
    return Simulation(
        first=period[0],
        last=period[1],
        unknown=int(priced["n"].sum()) - totals["dossiers"],
        by_agency=_shares(known, "agency"),
        by_procedure=_shares(known, "procedure"),
        by_channel=_shares(known, "channel"),
        by_month=_shares(known.with_columns(month=pl.col("day").dt.truncate("1mo")), "month"),
        elasticity=elasticity,
        draws=uptake.DRAWS,
        seed=seed,
        more_online=uptake.interval([one.more_online for one in drawn]),
        revenue=uptake.interval([one.revenue for one in drawn]),
        cost_each=cost_each(drawn, totals["before"]),
        month_online=month_online,
        month_revenue=month_revenue,
        **totals,
    )


def _totals(known: pl.DataFrame) -> dict[str, int]:
    """The sums over all dossiers whose amounts are known, by the names that `Simulation` has for them."""
    n, before, after = pl.col("n"), pl.col("before"), pl.col("after")
    return known.select(
        dossiers=n.sum(),
        before=(before * n).sum(),
        after=(after * n).sum(),
        squares=(after * after * n).sum(),
        better=n.filter(after < before).sum(),
        worse=n.filter(after > before).sum(),
        online=n.filter(pl.col("channel") == Channel.ONLINE.value).sum(),
    ).row(0, named=True)


def happened(
    filed: pl.DataFrame,
    *,
    definitions: Mapping[str, Definition],
    policies: Sequence[Policy],
    follows: Callable[[str], tuple[str, ...]],
) -> tuple[MonthBeside, ...]:
    """Month by month what was filed and what was due for it; what the pack does not know is left out."""
    numbered, found = cases(filed, definitions, policies, follows)
    priced = numbered.join(_prices(found, policies, policies), on="case").filter(pl.col("before").is_not_null())
    rows = (
        priced.with_columns(month=pl.col("day").dt.strftime("%Y-%m"))
        .group_by("month")
        .agg(
            dossiers=pl.col("n").sum(),
            online=pl.col("n").filter(pl.col("channel") == Channel.ONLINE.value).sum(),
            revenue=(pl.col("before") * pl.col("n")).sum(),
        )
        .sort("month")
    )
    return tuple(MonthBeside(*row) for row in rows.iter_rows())


def _prices(found: Sequence[Case], before: Sequence[Policy], after: Sequence[Policy]) -> pl.DataFrame:
    """What one dossier of each case pays before and after; and online, where it could be filed."""
    rows = []
    for number, case in enumerate(found):
        own = (case.due(before), case.due(after))
        there = own if case.facts.channel == Channel.ONLINE else (None, None)
        if case.may_go_online:
            there = (case.due(before, Channel.ONLINE), case.due(after, Channel.ONLINE))
        rows.append((number, *own, *there))
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _shares(known: pl.DataFrame, column: str) -> tuple[Share, ...]:
    """By name: how many, and what they paid before and after."""
    rows = (
        known.group_by(column)
        .agg(
            dossiers=pl.col("n").sum(),
            before=(pl.col("before") * pl.col("n")).sum(),
            after=(pl.col("after") * pl.col("n")).sum(),
        )
        .with_columns(pl.col(column).cast(pl.String))
        .sort(column)
    )
    return tuple(Share(*row) for row in rows.iter_rows())


def _markets(known: pl.DataFrame) -> tuple[uptake.Market, ...]:
    """A market for each procedure and each pair of online prices: who pays alike online is one market."""
    online, n = pl.col("channel") == Channel.ONLINE.value, pl.col("n")
    rows = (
        known.filter(pl.col("online_before").is_not_null() & pl.col("online_after").is_not_null())
        .group_by("procedure", "online_before", "online_after")
        .agg(
            online=n.filter(online).sum(),
            movable=n.filter(~online).sum(),
            elsewhere=(pl.col("after") * n).filter(~online).sum(),
        )
        .with_columns(pl.col("procedure").cast(pl.String))
        .sort("procedure", "online_before", "online_after")
    )
    return tuple(
        uptake.Market(
            online=row["online"],
            movable=row["movable"],
            online_before=row["online_before"],
            online_after=row["online_after"],
            elsewhere_after=row["elsewhere"] / row["movable"] if row["movable"] else 0.0,
        )
        for row in rows.iter_rows(named=True)
        if row["online_before"] != row["online_after"]
    )


def cost_each(drawn: Sequence[uptake.Drawn], before: int) -> Interval | None:
    """What is given up for each additional online dossier; None where too often hardly anybody moves for an interval.

    A draw in which nobody moves costs without end, and an interval bears as many of those as lie beyond its upper end.
    """
    costs = [(before - one.revenue) / one.more_online if one.more_online >= 1 else inf for one in drawn]
    return uptake.interval(costs) if costs.count(inf) < len(costs) // 40 else None


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
