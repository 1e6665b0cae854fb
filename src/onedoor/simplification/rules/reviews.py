"""When a step that only checks may be proposed for removal."""

from collections.abc import Sequence
from math import log2

from onedoor.base.shares import wilson
from onedoor.simplification.terms import Verdict

ENOUGH = 73
"""Executions from which even a step that never changed anything has a pass-through surely of 95 % (Wilson)."""
SURELY, LITTLE = 0.95, 0.05
"""The lower bound of the pass-through from which a step is idle; bits of information that are as good as none."""


def verdict(*, published: bool, n: int, unchanged: int, information: float | None) -> Verdict:
    """What may be said of a step executed `n` times, `unchanged` of them without changing or stopping anything."""
    if published:
        return Verdict.IN_THE_PROCEDURE
    idle = n >= ENOUGH and wilson(unchanged, n).low >= SURELY
    return Verdict.CANDIDATE if idle and (information is None or information <= LITTLE) else Verdict.WATCH


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
