"""Time: how long cases take, who lets them wait, and before which step."""

from typing import cast

import polars as pl

from onedoor.simplification.terms import Arc, Overview, Party, PartyWait, StepTimes, Touch

_FIRST = pl.col("case") != pl.col("case").shift(1)


def walked(log: pl.DataFrame) -> pl.DataFrame:
    """The log with what came before each row of the same case: `before` (activity) and `wait` (seconds, from 0)."""
    new = _FIRST.fill_null(True)  # noqa: FBT003  Polars' own way to say it.
    wait = (pl.col("started_at") - pl.col("ended_at").shift(1)).dt.total_microseconds() / 1e6
    return log.with_columns(
        new.alias("new"),
        pl.when(~new).then(pl.col("activity").shift(1)).alias("before"),
        pl.when(~new).then(wait.clip(lower_bound=0)).alias("wait"),
        ((pl.col("ended_at") - pl.col("started_at")).dt.total_microseconds() / 1e6).alias("work"),
        pl.struct("case", "activity").is_first_distinct().not_().alias("again"),
        (pl.int_range(pl.len()) - pl.when(new).then(pl.int_range(pl.len())).forward_fill()).alias("behind"),
    )


def overview(found: pl.DataFrame, traces: pl.DataFrame) -> Overview:
    """The log as a whole."""
    lead = traces["lead"]
    return Overview(
        cases=traces.height,
        events=found.height,
        activities=found["activity"].n_unique(),
        variants=traces["steps"].n_unique(),
        first_at=found.select(pl.col("started_at").min()).item(),
        last_at=found.select(pl.col("ended_at").max()).item(),
        median=_number(lead.median()),
        mean=_number(lead.mean()),
        p90=_number(lead.quantile(0.9, interpolation="linear")),
    )


def steps(found: pl.DataFrame) -> tuple[StepTimes, ...]:
    """Each activity, what costs most waiting first."""
    rows = found.group_by("activity").agg(
        pl.len().alias("events"),
        pl.col("case").n_unique().alias("cases"),
        pl.col("wait").count().alias("waits"),
        pl.col("wait").sum(),
        pl.col("work").sum(),
        pl.col("behind").filter(pl.col("again").not_()).mean(),
    )
    ordered = rows.with_columns(pl.col("activity").cast(pl.String)).sort(["wait", "activity"], descending=[True, False])
    return tuple(
        StepTimes(row["activity"], row["events"], row["cases"], row["waits"], row["wait"], row["work"], row["behind"])
        for row in ordered.iter_rows(named=True)
    )


def arcs(found: pl.DataFrame) -> tuple[Arc, ...]:
    """Each pair of neighbours, the most frequent first."""
    rows = (
        found.filter(pl.col("before").is_not_null())
        .group_by("before", "activity")
        .agg(pl.len().alias("n"), pl.col("wait").sum(), pl.col("wait").median().alias("median"))
        .with_columns(pl.col("before", "activity").cast(pl.String))
        .sort(["n", "before", "activity"], descending=[True, False, False])
    )
    return tuple(
        Arc(row["before"], row["activity"], row["n"], row["wait"], row["median"]) for row in rows.iter_rows(named=True)
    )


def parties(found: pl.DataFrame) -> tuple[PartyWait, ...] | None:
    """Whose turn the waits were, where the log tells who executes what; the longest first."""
    if "party" not in found.columns:
        return None
    rows = (
        found.filter(pl.col("wait").is_not_null())
        .group_by("party")
        .agg(pl.len().alias("n"), pl.col("wait").sum())
        .with_columns(pl.col("party").cast(pl.String))
    )
    known = [row for row in rows.iter_rows(named=True) if row["party"] in set(Party)]
    if not known:
        return None
    return tuple(PartyWait(Party(row["party"]), row["n"], row["wait"]) for row in sorted(known, key=_by_wait))


def _by_wait(row: dict[str, object]) -> float:
    return -cast(float, row["wait"])


def touch(found: pl.DataFrame) -> Touch | None:
    """Work and elapsed time of all cases; work that overlaps counts once. None where the log has no starts."""
    if not (found["work"] > 0).any():
        return None
    until = pl.col("ended_at").cum_max().over("case").shift(1)
    begun = pl.when(pl.col("new")).then(pl.col("started_at")).otherwise(pl.max_horizontal("started_at", until))
    seconds = found.select(
        ((pl.col("ended_at") - begun).dt.total_microseconds() / 1e6).clip(lower_bound=0).sum().alias("touch")
    ).item()
    lead = found.group_by("case").agg((pl.col("ended_at").max() - pl.col("started_at").min()).alias("lead"))
    return Touch(touch=float(seconds), lead=float(lead["lead"].dt.total_microseconds().sum()) / 1e6)


def _number(value: object) -> float:
    return float(cast(float, value))
