"""In which order cases take their steps, beside the order that was published."""

from collections import Counter
from collections.abc import Sequence

import polars as pl

from onedoor.simplification.rules.conformance import extra_and_missing, fitness
from onedoor.simplification.terms import Conformance, Variant

_SHOWN = 25


def traces(found: pl.DataFrame) -> pl.DataFrame:
    """One row a case: its steps in order, and `lead`, the seconds from first start to last end."""
    return found.group_by("case", maintain_order=True).agg(
        pl.col("activity").to_physical().alias("steps"),
        pl.col("activity").alias("names"),
        ((pl.col("ended_at").max() - pl.col("started_at").min()).dt.total_microseconds() / 1e6).alias("lead"),
    )


def variants(found: pl.DataFrame, most: int = _SHOWN) -> tuple[Variant, ...]:
    """The commonest orders of steps, ties by name."""
    rows = _by_order(found).sort("n", descending=True)
    last = rows["n"][min(most, rows.height) - 1]
    likely = [
        Variant(tuple(row["names"]), row["n"], row["n"] / found.height, row["median"])
        for row in rows.filter(pl.col("n") >= last).head(most * 40).iter_rows(named=True)
    ]
    return tuple(sorted(likely, key=lambda one: (-one.cases, one.steps))[:most])


def conformance(found: pl.DataFrame, reference: Sequence[str]) -> Conformance | None:
    """The cases against the published order; None where none is known."""
    if not reference:
        return None
    as_published = extra = missing = 0
    fit = 0.0
    by_activity: Counter[str] = Counter()
    for row in _by_order(found).iter_rows(named=True):
        n, steps = row["n"], row["names"]
        beside, left_out = extra_and_missing(steps, reference)
        as_published += n if not beside and not left_out else 0
        extra += n * len(beside)
        missing += n * left_out
        fit += n * fitness(steps, reference)
        for step in beside:
            by_activity[step] += n
    return Conformance(
        tuple(reference), as_published, extra, missing, fit / found.height, dict(by_activity.most_common())
    )


def _by_order(found: pl.DataFrame) -> pl.DataFrame:
    return found.group_by("steps", maintain_order=True).agg(
        pl.len().alias("n"), pl.col("lead").median().alias("median"), pl.col("names").first()
    )
