"""When a step that only checks may be proposed for removal."""

from collections.abc import Sequence
from math import log2

from onedoor.base.shares import newcombe, wilson
from onedoor.simplification.terms import Skip, Skipping, Verdict

ENOUGH = 73
"""Executions from which even a step that never changed anything has a pass-through surely of 95 % (Wilson)."""
SURELY, LITTLE = 0.95, 0.05
"""The lower bound of the pass-through from which a step is idle; bits of information that are as good as none."""


NO_MORE = 0.02
"""By how much more, at most, results may be undone without a step that may go: two points in a hundred."""


def skipped(*, without: int, undone_without: int, with_it: int, undone_with: int) -> Skip | None:
    """How cases without a step fared against those with it; None where all are of one kind."""
    if not (without and with_it):
        return None
    apart = newcombe(wilson(undone_without, without), wilson(undone_with, with_it))
    says = Skipping.WORSE if apart.low > 0 else Skipping.NO_WORSE if apart.high <= NO_MORE else Skipping.OPEN
    return Skip(without, with_it, apart, says)


def verdict(*, published: bool, n: int, unchanged: int, information: float | None, skip: Skip | None = None) -> Verdict:
    """What may be said of a step executed `n` times, `unchanged` of them without changing or stopping anything.

    Cases that did without it may not have fared surely worse.
    """
    if published:
        return Verdict.IN_THE_PROCEDURE
    idle = n >= ENOUGH and wilson(unchanged, n).low >= SURELY
    tells_nothing = information is None or information <= LITTLE
    contrary = skip is not None and skip.says is Skipping.WORSE
    return Verdict.CANDIDATE if idle and tells_nothing and not contrary else Verdict.WATCH


def information(counts: Sequence[Sequence[int]]) -> float:
    """Mutual information in bits between the rows (a step's outcome) and the columns (the final decision)."""
    total = sum(map(sum, counts))
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    return sum(
        n / total * log2(n * total / (rows[i] * columns[j]))
        for i, row in enumerate(counts)
        for j, n in enumerate(row)
        if n
    )
