"""How far two assessors agree beyond chance: Cohen's kappa (1960), weighted (1968), each with its interval.

kappa = (po − pe) / (1 − pe): po is the weighted share of pairs that agree, pe what it would be if each assessor gave
the same ratings at random. The standard error is that of Fleiss, Cohen and Everitt (1969); 95 %.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from onedoor.base.shares import Interval, Z, wilson
from onedoor.quality.rules.assessing import passed
from onedoor.quality.terms.experts import Beside, Criterion, Weighting

Table = Sequence[Sequence[float]]
"""How often the first gave the row's rating and the second the column's; or how much the two agree."""
Pair = tuple[str, str]
_OUTCOMES = ("yes", "no", Beside.NOT_APPLICABLE.value)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of so many pairs; `kappa` is None below the smallest sample, and where all gave one rating (`alike`)."""

    n: int
    share: Interval | None
    kappa: Interval | None
    weighted: Interval | None
    alike: bool = False

    @property
    def strongest(self) -> Interval | None:
        """What a criterion is judged by: of a scale in order the weighted kappa."""
        return self.weighted or self.kappa


def tabled(pairs: Iterable[Pair], ratings: Sequence[str]) -> list[list[int]]:
    """The pairs counted."""
    place = {rating: at for at, rating in enumerate(ratings)}
    found = [[0] * len(ratings) for _ in ratings]
    for first, second in pairs:
        found[place[first]][place[second]] += 1
    return found


def weights(size: int, weighting: Weighting) -> list[list[float]]:
    """How much any two ratings agree, from 0 to 1."""
    if weighting is Weighting.NONE:
        return [[float(row == column) for column in range(size)] for row in range(size)]
    power, farthest = (1 if weighting is Weighting.LINEAR else 2), max(1, size - 1)
    return [[1 - (abs(row - column) / farthest) ** power for column in range(size)] for row in range(size)]


def kappa(table: Table, agree: Table) -> Interval | None:
    """Kappa of the counts, weighted by how much ratings agree; None where chance alone would agree wholly."""
    n, size = sum(map(sum, table)), range(len(table))
    if not n:
        return None
    p = [[count / n for count in row] for row in table]
    rows = [sum(p[i]) for i in size]
    columns = [sum(p[i][j] for i in size) for j in size]
    seen = sum(agree[i][j] * p[i][j] for i in size for j in size)
    chance = sum(agree[i][j] * rows[i] * columns[j] for i in size for j in size)
    if 1 - chance < 1e-12:
        return None
    value = (seen - chance) / (1 - chance)
    of_row = [sum(agree[i][j] * columns[j] for j in size) for i in size]
    of_column = [sum(agree[i][j] * rows[i] for i in size) for j in size]
    spread = sum(
        p[i][j] * (agree[i][j] * (1 - chance) - (of_row[i] + of_column[j]) * (1 - seen)) ** 2
        for i in size
        for j in size
    )
    variance = (spread - (seen * chance - 2 * chance + seen) ** 2) / (n * (1 - chance) ** 4)
    reach = Z * sqrt(max(0.0, variance))
    return Interval(value, max(-1.0, value - reach), min(1.0, value + reach))


def agreement(
    pairs: Iterable[Pair], ratings: Sequence[str], *, least: int, levels: Sequence[str] = (),
    weighting: Weighting = Weighting.NONE,
) -> Agreement:  # fmt: skip
    """Of the pairs in which both judged; the weighted kappa is that of the pairs of two `levels`."""
    judged = [pair for pair in pairs if Beside.UNABLE not in pair]
    n, same = len(judged), sum(first == second for first, second in judged)
    share = wilson(same, n) if n else None
    if n < least:
        return Agreement(n, share, None, None)
    plain = kappa(tabled(judged, ratings), weights(len(ratings), Weighting.NONE))
    ranked = [pair for pair in judged if pair[0] in levels and pair[1] in levels]
    weighted = None
    if weighting is not Weighting.NONE and len(ranked) >= least:
        weighted = kappa(tabled(ranked, levels), weights(len(levels), weighting))
    return Agreement(n, share, plain, weighted, alike=plain is None)


def of_criterion(criterion: Criterion, pairs: Iterable[Pair], *, least: int) -> Agreement:
    """How far assessors agree about one criterion, over the portals of a round."""
    return agreement(pairs, criterion.answers, least=least, levels=criterion.values, weighting=criterion.agreement)


def of_round(judged: Iterable[tuple[Criterion, Pair]], *, least: int) -> Agreement:
    """How far assessors agree on what is passed, not passed or not applicable, over all criteria and portals."""
    pairs = [(_outcome(criterion, first), _outcome(criterion, second)) for criterion, (first, second) in judged]
    return agreement(pairs, _OUTCOMES, least=least)


def _outcome(criterion: Criterion, rating: str) -> str:
    judged = passed(criterion, rating)
    return rating if judged is None else "yes" if judged else "no"
