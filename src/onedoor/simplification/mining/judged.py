"""Steps that only check: how often they let everything pass, and what that costs."""

from collections.abc import Sequence

import polars as pl

from onedoor.base.shares import wilson
from onedoor.simplification.errors import StepUnknown
from onedoor.simplification.rules.reviews import information, skipped, verdict
from onedoor.simplification.terms import Outcome, Party, Review, Skip

_PASSED = (Outcome.OK.value, Outcome.FORWARD.value)


def check_known(log: pl.DataFrame, reference: Sequence[str]) -> None:
    """Every published step occurs in the log. Refuses: StepUnknown."""
    known = set(log["activity"].unique().cast(pl.String))
    if unknown := next((step for step in reference if step not in known), None):
        raise StepUnknown(step=unknown, known=tuple(sorted(known)))


def reviews(found: pl.DataFrame, reference: Sequence[str]) -> tuple[Review, ...] | None:
    """The steps with an outcome, what costs most first. None where the log tells neither outcomes nor changes."""
    if not {"outcome", "changed"} <= set(found.columns):
        return None
    outcome = pl.col("outcome").cast(pl.String)
    unchanged = outcome.is_in(_PASSED) & (pl.col("changed") == 0)
    judged = _ours(found).filter(pl.col("outcome").is_not_null())
    spent = pl.col("wait").fill_null(0) + pl.col("work")
    rows = judged.group_by("activity").agg(
        pl.len().alias("n"),
        unchanged.sum().alias("unchanged"),
        pl.col("wait").sum(),
        pl.col("work").sum(),
        spent.filter(unchanged).sum().alias("spared"),
    )
    named = rows.with_columns(pl.col("activity").cast(pl.String))
    bits, skips = _information(found, judged, unchanged), _skips(found)
    found_reviews = [
        Review(
            activity=row["activity"],
            verdict=verdict(
                published=row["activity"] in reference,
                n=row["n"],
                unchanged=row["unchanged"],
                information=bits.get(row["activity"]),
                skip=skips.get(row["activity"]),
            ),
            n=row["n"],
            unchanged=row["unchanged"],
            pass_through=wilson(row["unchanged"], row["n"]),
            information=bits.get(row["activity"]),
            wait=row["wait"],
            touch=row["work"],
            spared=row["spared"],
            skip=skips.get(row["activity"]),
        )
        for row in named.iter_rows(named=True)
    ]
    return tuple(sorted(found_reviews, key=lambda one: (-one.wait - one.touch, one.activity)))


def _ours(found: pl.DataFrame) -> pl.DataFrame:
    """What people do is not judged."""
    if "party" not in found.columns:
        return found
    return found.filter(pl.col("party").cast(pl.String).fill_null(Party.AGENCY.value) != Party.CITIZEN.value)


def _skips(found: pl.DataFrame) -> dict[str, Skip]:
    """By activity, how often results were undone in cases without it and with it, where the log tells of any."""
    if "undone" not in found.columns:
        return {}
    cases = found.group_by("case").agg((pl.col("undone").max() > 0).alias("undone"))
    whole, every = cases.height, int(cases["undone"].sum())
    taken = (
        found.select("case", "activity").unique().join(cases, on="case")
        .group_by("activity").agg(pl.len().alias("n"), pl.col("undone").sum())
    )  # fmt: skip
    told = {}
    for activity, n, undone in taken.with_columns(pl.col("activity").cast(pl.String)).iter_rows():
        skip = skipped(without=whole - n, undone_without=every - undone, with_it=n, undone_with=undone)
        if skip is not None:
            told[activity] = skip
    return told


def _information(found: pl.DataFrame, judged: pl.DataFrame, unchanged: pl.Expr) -> dict[str, float]:
    """Bits between letting pass and the last outcome of the case; of the last step itself, nothing is said."""
    last = found.group_by("case", maintain_order=True).agg(
        pl.col("outcome").cast(pl.String).drop_nulls().last().alias("decision"),
        pl.col("place").filter(pl.col("outcome").is_not_null()).last().alias("decided_by"),
    )
    counted = (
        judged.join(last, on="case")
        .filter(pl.col("place") != pl.col("decided_by"))
        .group_by("activity", unchanged.alias("passed"), pl.col("decision").is_in(_PASSED).alias("granted"))
        .agg(pl.len().alias("n"))
        .with_columns(pl.col("activity").cast(pl.String))
    )
    tables: dict[str, list[list[int]]] = {}
    for row in counted.iter_rows(named=True):
        tables.setdefault(row["activity"], [[0, 0], [0, 0]])[row["passed"]][row["granted"]] += row["n"]
    return {activity: information(table) for activity, table in tables.items()}
