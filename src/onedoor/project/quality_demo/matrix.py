"""Planned causes against found ones: the confusion matrix and macro-F1."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often each planned cause was found as which."""

    counts: Mapping[Pair, int]

    @property
    def planned(self) -> list[str]:
        return sorted({planned for planned, _ in self.counts})

    @property
    def found(self) -> list[str]:
        return sorted({found for _, found in self.counts})

    def f1(self, cause: str) -> float:
        """The harmonic mean of how many found are right and how many planned are found."""
        right = self.counts.get((cause, cause), 0)
        both = sum(n for (planned, found), n in self.counts.items() for one in (planned, found) if one == cause)
        return 2 * right / both if both else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean over every cause that was planned or found: a cause that nobody had counts against it as well."""
        causes = {*self.planned, *self.found}
        return sum(map(self.f1, causes)) / len(causes) if causes else 0.0

    def lines(self) -> list[str]:
        """As a table: a row for each planned cause, a column for each found one."""
        head = "  planned " + "".join(f"{found:>5}" for found in self.found) + "     F1"
        rows = [
            f"  {planned:<8}"
            + "".join(f"{self.counts.get((planned, found), 0) or '·':>5}" for found in self.found)
            + f"   {self.f1(planned):.2f}"
            for planned in self.planned
        ]
        return [head, *rows]


def matrix(pairs: Iterable[Pair]) -> Matrix:
    """The matrix of those (planned, found)."""
    return Matrix(Counter(pairs))
