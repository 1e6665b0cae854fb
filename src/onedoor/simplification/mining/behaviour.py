"""How cases begin and end, go back, change hands and bunch before their time limit."""

import polars as pl

from onedoor.base.shares import wilson
from onedoor.simplification.terms import Behaviour, Bunching, Handovers, Party, Rework

_LAST_TENTH = 0.9


def ends(found: pl.DataFrame) -> dict[str, Behaviour]:
    """By activity, how many cases begin and how many end with it."""
    last = pl.col("new").shift(-1).fill_null(True)  # noqa: FBT003  Polars' own way to say it.
    rows = (
        found.with_columns(last.alias("last"))
        .group_by("activity")
        .agg(pl.col("new").sum(), pl.col("last").sum())
        .filter(pl.col("new") + pl.col("last") > 0)
        .with_columns(pl.col("activity").cast(pl.String))
    )
    return {row["activity"]: Behaviour(row["new"], row["last"]) for row in rows.iter_rows(named=True)}


def rework(found: pl.DataFrame) -> Rework:
    """Steps done again within a case."""
    done = found.group_by("case", "activity").agg((pl.len() - 1).alias("again")).filter(pl.col("again") > 0)
    by_activity = (
        done.group_by("activity")
        .agg(pl.len().alias("cases"))
        .with_columns(pl.col("activity").cast(pl.String))
        .sort(["cases", "activity"], descending=[True, False])
    )
    return Rework(
        cases=done["case"].n_unique(),
        events=int(done["again"].sum()),
        by_activity=dict(by_activity.iter_rows()),
    )


def handovers(found: pl.DataFrame) -> tuple[Handovers, ...]:
    """Changes between the agency's own rows, by unit and by actor, where the log has them."""
    ours = found
    if "party" in found.columns and (found["party"].cast(pl.String) == Party.AGENCY.value).any():
        ours = found.filter(pl.col("party").cast(pl.String) == Party.AGENCY.value)
    return tuple(_changes(ours, between) for between in ("unit", "actor") if between in found.columns)


def _changes(ours: pl.DataFrame, between: str) -> Handovers:
    one, two = (pl.col("case") == pl.col("case").shift(back) for back in (1, 2))
    now, before, earlier = pl.col(between), pl.col(between).shift(1), pl.col(between).shift(2)
    row = ours.select(
        one.sum().alias("pairs"),
        (one & (now != before)).sum().alias("changes"),
        (two & (now != before) & (now == earlier)).sum().alias("back"),
    )
    return Handovers(between, *(int(row[name][0]) for name in ("pairs", "changes", "back")))


def bunching(found: pl.DataFrame) -> Bunching | None:
    """Cases that ended in the last tenth of the time allowed, and after it. None where no case has a limit."""
    if "due_at" not in found.columns:
        return None
    allowed = pl.col("due_at") - pl.col("begun")
    cases = (
        found.group_by("case")
        .agg(pl.col("started_at").min().alias("begun"), pl.col("ended_at").max(), pl.col("due_at").max())
        .filter(pl.col("due_at") > pl.col("begun"))
        .select(
            ((pl.col("ended_at") - pl.col("begun")).dt.total_microseconds() / allowed.dt.total_microseconds()).alias(
                "used"
            )
        )
    )
    if cases.is_empty():
        return None
    late = int((cases["used"] > 1).sum())
    near = int((cases["used"] >= _LAST_TENTH).sum()) - late
    return Bunching(cases.height, wilson(near, cases.height), wilson(late, cases.height))
