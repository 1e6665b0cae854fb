"""Interrupted time series: a straight line through months with a step on the day on which something was done.

value = level + slope · month + step · (after), by least squares; the interval of the step is Student's, at 95 %.
It takes months to be independent; where they are not, the interval is too narrow, which the page says.
"""

from collections.abc import Sequence
from datetime import date
from math import sqrt

from onedoor.base.shares import Interval
from onedoor.programme.rules.forecasts import student
from onedoor.programme.rules.months import within
from onedoor.programme.terms.plans import Effect, Verdict
from onedoor.quality.terms import Better, Observation

BEFORE, AFTER = 6, 3
"""Measured months that have to be there before and after."""
Matrix = list[list[float]]


def effect(seen: Sequence[Observation], done_on: date, better: Better) -> Effect:
    """What the months after that day are, beside what those before led to. The month of the day itself is left out."""
    before = within(seen, date.min, done_on)
    after = [one for one in within(seen, done_on, date.max) if one.starts_on > done_on]
    if len(before) < BEFORE or len(after) < AFTER:
        return Effect(Verdict.TOO_FEW, len(before), len(after))
    months = [*before, *after]
    rows = [[1.0, float(_month(one)), float(one.starts_on > done_on)] for one in months]
    step, reach = stepped(rows, [one.value or 0.0 for one in months])
    found = Interval(step, step - reach, step + reach)
    return Effect(_verdict(found, better), len(before), len(after), found)


def _month(one: Observation) -> int:
    return 12 * one.starts_on.year + one.starts_on.month


def _verdict(found: Interval, better: Better) -> Verdict:
    if found.low <= 0 <= found.high:
        return Verdict.NOT_SEEN
    return Verdict.BETTER if (found.value > 0) == (better is Better.MORE) else Verdict.WORSE


def stepped(rows: Matrix, values: Sequence[float]) -> tuple[float, float]:
    """The coefficient of the last column, and how far its interval reaches to either side."""
    middle = rows[0][1]
    rows = [[row[0], row[1] - middle, row[2]] for row in rows]
    size = len(rows[0])
    crossed = [[sum(row[i] * row[j] for row in rows) for j in range(size)] for i in range(size)]
    inverse = _inverse(crossed)
    sums = [sum(row[i] * value for row, value in zip(rows, values, strict=True)) for i in range(size)]
    found = [sum(inverse[i][j] * sums[j] for j in range(size)) for i in range(size)]
    fitted = [sum(one * coefficient for one, coefficient in zip(row, found, strict=True)) for row in rows]
    freedom = len(rows) - size
    rest = sum((value - fit) ** 2 for value, fit in zip(values, fitted, strict=True)) / freedom
    return found[-1], student(freedom) * sqrt(rest * inverse[-1][-1])


def _inverse(matrix: Matrix) -> Matrix:
    """Gauss and Jordan; the months differ, so there is one."""
    size = len(matrix)
    wide = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda at: abs(wide[at][i]))
        wide[i], wide[pivot] = wide[pivot], wide[i]
        wide[i] = [one / wide[i][i] for one in wide[i]]
        for j in range(size):
            if j != i:
                wide[j] = [one - wide[j][i] * other for one, other in zip(wide[j], wide[i], strict=True)]
    return [row[size:] for row in wide]
