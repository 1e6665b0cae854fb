"""How many more would file online: seeded draws under a stated elasticity."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from onedoor.fees.terms.simulation import Elasticity, Interval

DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Market:
    """A procedure's dossiers: how many are filed online, how many could be, and the mean prices of one, in đồng."""

    online: int
    movable: int
    online_before: float
    online_after: float
    elsewhere_after: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw: how many more online, and what is collected."""

    more_online: float
    revenue: float


def more_online(market: Market, elasticity: float) -> float:
    """By arc elasticity ε: q₁ = q₀ · (1 − ε·d/2) / (1 + ε·d/2), where d = (p₁ − p₀) / ((p₁ + p₀) / 2).

    Nobody moves who is not there. The arc (midpoint) form is defined where the new price is nothing.
    """
    mean = (market.online_before + market.online_after) / 2
    if mean == 0 or market.online == 0:
        return 0.0
    half = elasticity * (market.online_after - market.online_before) / mean / 2
    grown = market.online + market.movable if half <= -1 else market.online * (1 - half) / (1 + half)
    return max(-float(market.online), min(float(market.movable), grown - market.online))


def draw(markets: Sequence[Market], after: int, elasticity: Elasticity, seed: int) -> list[Drawn]:
    """`DRAWS` draws: ε from the triangle low, middle, high; who could move does so by chance (binomial, as normal)."""
    chance = random.Random(seed)  # noqa: S311  A simulation is to be repeated, not to be unpredictable.
    found = []
    for _ in range(DRAWS):
        believed = chance.triangular(elasticity.low, elasticity.high, elasticity.middle)
        more, revenue = 0.0, float(after)
        for market in markets:
            expected = more_online(market, believed)
            pool = market.movable if expected > 0 else market.online
            share = abs(expected) / pool if pool else 0.0
            moved = expected + chance.gauss(0.0, (pool * share * (1 - share)) ** 0.5)
            moved = max(-float(market.online), min(float(market.movable), moved)) if expected else 0.0
            more += moved
            revenue += moved * (market.online_after - market.elsewhere_after)
        found.append(Drawn(more, revenue))
    return found


def months(
    drawn: Sequence[Drawn], *, online: int, squares: int, in_months: int, seed: int
) -> tuple[Interval, Interval]:
    """Online dossiers and revenue of a month to come: the period's mean month, and how months differ by chance.

    Dossiers come in by chance (Poisson, as normal), each with its own amount: the variance of a month's revenue is the
    sum of the squared amounts of a mean month. `squares`: that sum over the whole period.
    """
    chance = random.Random(seed + 1)  # noqa: S311  As above.
    counted = [max(0.0, (online + one.more_online) / in_months) for one in drawn]
    collected = [one.revenue / in_months for one in drawn]
    spread = (squares / in_months) ** 0.5
    return (
        interval([max(0.0, chance.gauss(mean, mean**0.5)) for mean in counted]),
        interval([max(0.0, chance.gauss(mean, spread)) for mean in collected]),
    )


def interval(values: Sequence[float]) -> Interval:
    """The median, and the 2.5 and 97.5 per cent points."""
    cuts = quantiles(values, n=40, method="inclusive")
    return Interval(median(values), cuts[0], cuts[-1])
