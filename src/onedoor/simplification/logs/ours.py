"""Our own dossiers as an event log: one row for each visit of a stage, and for what the person did in between."""

import polars as pl

from onedoor.simplification.terms import Outcome, Party

SUBMIT, SUPPLEMENT, PAYMENT = "submit", "answer_supplement", "record_payment"
_LEFT_OUT = ("assign",)
_STOPS = {"return": Outcome.RETURN, "ask_supplement": Outcome.RETURN, "refuse": Outcome.REJECT, "stop": Outcome.REJECT}
_CHANGES = ("propose", "decide", "ask_supplement", "refuse", "stop")


def of_steps(steps: pl.DataFrame) -> pl.DataFrame:
    """The log of `dossiers.queries.steps_done`: activities are the ids of stages, `submit` and what people did."""
    if steps.is_empty():
        return steps
    move, quality = pl.col("move"), pl.col("quality")
    own = quality.is_in(["citizen", "machine"])
    placed = (
        steps.filter(~move.is_in(_LEFT_OUT))
        .with_columns(
            pl.when(move == SUBMIT).then(pl.lit(SUBMIT))
            .when(move == PAYMENT).then(pl.lit(PAYMENT))
            .when(own).then(move)
            .otherwise(pl.col("stage").fill_null(move)).alias("activity"),
            pl.when(move == PAYMENT).then(pl.lit(Party.PAYMENT.value))
            .when(own).then(pl.lit(Party.CITIZEN.value))
            .when(quality == "system").then(pl.lit(Party.SYSTEM.value))
            .otherwise(pl.lit(Party.AGENCY.value)).alias("party"),
        )
        .with_columns(
            ((pl.col("activity") != pl.col("activity").shift(1)) | (pl.col("dossier") != pl.col("dossier").shift(1)))
            .fill_null(value=True).cum_sum().alias("visit")
        )
    )  # fmt: skip
    visits = placed.group_by("dossier", "visit", "activity", "party", maintain_order=True).agg(
        pl.col("at").min().alias("started_at"),
        pl.col("at").max().alias("ended_at"),
        pl.col("actor").last(),
        pl.col("due_at").last(),
        pl.col("undone").last(),
        move.last().replace_strict(_STOPS, default=Outcome.FORWARD, return_dtype=pl.String).alias("outcome"),
        move.is_in(_CHANGES).sum().cast(pl.Int32).alias("changed"),
    )
    return (
        visits.rename({"dossier": "case"})
        .with_columns(pl.col("case", "activity", "party", "actor", "outcome").cast(pl.Categorical))
        .with_row_index("place")
        .drop("visit")
    )
