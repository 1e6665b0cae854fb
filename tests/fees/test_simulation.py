"""A simulation gives what the law gives dossier by dossier, and the same figures every time."""

import random
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.catalogue.terms import Definition
from onedoor.fees.rules import assess
from onedoor.fees.simulation import happened, simulate
from onedoor.fees.simulation.run import cost_each
from onedoor.fees.simulation.uptake import Drawn, Market, interval, more_online
from onedoor.fees.simulation.uptake import months as in_months
from onedoor.fees.terms.simulation import Elasticity, Simulation
from onedoor.fees.terms.tariff import Facts, Policy
from tests.catalogue.definitions import definition as small
from tests.fees.tariffs import fee, group, policy

CHANNELS = [{"channel": name, "mark": "memory", "source": "A test"} for name in ("online", "counter")]
BELIEF = Elasticity(0.1, 0.3, 0.5)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
VERSIONS = {
    "one": small(channels=CHANNELS, fees=[fee(exempt=[group("special")])]),
    "two": small(procedure="9.000002", channels=CHANNELS, fees=[fee(amount=50_000, quantity="answers.area")]),
    "three": small(procedure="9.000003", channels=CHANNELS, fees=[fee(amount=None, set_by="council")]),
}
NOW = [policy("now", [{"factor": 0.8}], channels=["online"], valid_from="2026-03-15", valid_to="2026-09-30")]
DRAFT = policy("draft", [{"factor": 0.5}], channels=["online"], authorities=["H26"], valid_from="2027-01-01")


def follows(agency: str) -> tuple[str, ...]:
    return (agency,)


def filed(many: int, seed: int = 7) -> pl.DataFrame:
    chance = random.Random(seed)
    rows = [
        (
            YEAR[0] + timedelta(days=chance.randrange(365)),
            chance.choice(["H26.00004", "H26.00070", "H57.19804"]),
            VERSIONS[version].procedure,
            version,
            chance.choice(["online", "counter"]),
            chance.choice(['{"kind": "plain", "area": 1}', '{"kind": "special", "area": 3}']),
            chance.randrange(1, 4),
        )
        for _ in range(many)
        for version in [chance.choice([*VERSIONS])]
    ]
    names = ("day", "agency", "procedure", "version", "channel", "facts", "n")
    return pl.DataFrame(rows, schema=names, orient="row")


def simulated(table: pl.DataFrame, draft: Policy = DRAFT, belief: Elasticity = BELIEF, seed: int = 1) -> Simulation:
    return simulate(
        table,
        definitions=VERSIONS,
        policies=NOW,
        draft=draft,
        follows=follows,
        period=YEAR,
        elasticity=belief,
        seed=seed,
    )


def one_by_one(table: pl.DataFrame, policies: list[Policy]) -> list[tuple[int | None, int]]:
    """The reference: the law asked for each row."""
    found = []
    for day, agency, _, version, channel, facts, n in table.iter_rows():
        answers = {"kind": "special" if "special" in facts else "plain", "area": 3 if "special" in facts else 1}
        told = Facts(day, channel, (agency,), answers)
        definition: Definition = VERSIONS[version]
        found.append((assess(definition, policies, told).total, n))
    return found


def test_it_gives_what_the_law_gives_for_each_dossier() -> None:
    table = filed(3_000)
    always = DRAFT.model_copy(update={"valid_from": date(2026, 1, 1)})
    before, after = one_by_one(table, NOW), one_by_one(table, [*NOW, always])
    found = simulated(table)

    assert found.before == sum(due * n for due, n in before if due is not None)
    assert found.after == sum(due * n for due, n in after if due is not None)
    pairs = [(was, now, n) for (was, n), (now, _) in zip(before, after, strict=True)]
    assert found.better == sum(n for was, now, n in pairs if was is not None and now is not None and now < was)
    assert found.worse == 0
    assert found.unknown == sum(n for was, _, n in pairs if was is None) > 0
    for shares in (found.by_agency, found.by_procedure, found.by_channel, found.by_month):
        assert sum(one.before for one in shares) == found.before
        assert sum(one.after for one in shares) == found.after
        assert sum(one.dossiers for one in shares) == found.dossiers


def test_the_same_seed_gives_the_same_figures_and_rows_may_come_in_any_order() -> None:
    table = filed(500)

    assert simulated(table) == simulated(table.sample(fraction=1, shuffle=True, seed=3))
    assert simulated(table).more_online != simulated(table, seed=2).more_online


def test_a_policy_that_changes_nothing_moves_nobody() -> None:
    found = simulated(filed(500), policy("draft", [{"factor": 1.0}]))

    assert (found.before, found.better, found.cost_each) == (found.after, 0, None)
    assert found.more_online.low == found.more_online.high == 0


@pytest.mark.parametrize(("idle", "told"), [(0, True), (24, True), (25, False)])
def test_few_draws_in_which_nobody_moves_do_not_hide_the_cost(idle: int, *, told: bool) -> None:
    drawn = [Drawn(0.4, 1_000.0)] * idle + [Drawn(10.0, 500.0)] * (1_000 - idle)
    found = cost_each(drawn, 1_000)

    assert (found is not None) is told
    assert found is None or (found.low, found.middle, found.high) == (50.0, 50.0, 50.0)


def test_what_happened_is_counted_month_by_month() -> None:
    table = filed(2_000)
    months = happened(table, definitions=VERSIONS, policies=NOW, follows=follows)

    assert [one.month for one in months] == [f"2026-{month:02}" for month in range(1, 13)]
    assert sum(one.revenue for one in months) == simulated(table).before


@pytest.mark.parametrize(
    ("before", "after", "elasticity", "more"),
    [
        (20_000, 10_000, 0.0, 0.0),
        (20_000, 10_000, 0.3, 100 * 1.1 / 0.9 - 100),
        (20_000, 0, 0.3, 100 * 1.3 / 0.7 - 100),
        (20_000, 0, 1.0, 300.0),
        (10_000, 20_000, 0.3, 100 * 0.9 / 1.1 - 100),
        (0, 0, 0.3, 0.0),
    ],
)
def test_the_arc_elasticity_by_hand(before: int, after: int, elasticity: float, more: float) -> None:
    market = Market(100, 300, before, after, 20_000)
    assert more_online(market, elasticity) == pytest.approx(more)


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 3))
def test_nobody_moves_who_is_not_there(online: int, movable: int, before: int, after: int, elasticity: float) -> None:
    more = more_online(Market(online, movable, before, after, 0), elasticity)

    assert -online <= more <= movable
    assert more * (before - after) >= 0


def test_the_interval_holds_the_middle_ninety_five_of_a_hundred() -> None:
    found = interval([float(n) for n in range(1001)])
    assert (found.low, found.middle, found.high) == (25.0, 500.0, 975.0)


def test_the_interval_of_what_moves_covers_the_truth_about_as_often_as_it_says() -> None:
    """A true elasticity drawn from the stated belief: its uptake lies in the interval in about 95 of 100 worlds."""
    chance = random.Random(11)
    table = filed(400)
    found = simulated(table).more_online
    reached = [Market(m, k, b, a, 0.0) for m, k, b, a in _markets_of(table)]
    inside = 0
    for _ in range(400):
        true = chance.triangular(BELIEF.low, BELIEF.high, BELIEF.middle)
        moved = 0.0
        for market in reached:
            expected = more_online(market, true)
            moved += sum(chance.random() < expected / market.movable for _ in range(market.movable))
        inside += found.low <= moved <= found.high
    assert 0.91 <= inside / 400 <= 0.99


def test_a_month_lies_in_its_interval_about_as_often_as_it_says() -> None:
    """Months that differ by chance alone: Poisson many dossiers, of two prices, four in ten of them online."""
    chance, months = random.Random(5), 12
    mean, prices = 400, (10_000, 200_000)
    online, revenue = months * mean * 4 // 10, months * mean * sum(prices) // 2
    squares = months * mean * sum(price**2 for price in prices) // 2
    of_online, of_revenue = in_months(
        [Drawn(0.0, revenue)] * 1000, online=online, squares=squares, in_months=12, seed=1
    )
    inside = [0, 0]
    for _ in range(600):
        many = round(chance.gauss(mean, mean**0.5))
        counted = sum(chance.random() < 0.4 for _ in range(many))
        collected = sum(chance.choice(prices) for _ in range(many))
        inside[0] += of_online.low <= counted <= of_online.high
        inside[1] += of_revenue.low <= collected <= of_revenue.high
    assert all(0.92 <= one / 600 <= 0.98 for one in inside)


def _markets_of(table: pl.DataFrame) -> list[tuple[int, int, float, float]]:
    """Markets counted by hand: procedure, group and time of the other policy, where the draft reaches."""
    always = DRAFT.model_copy(update={"valid_from": date(2026, 1, 1)})
    markets: dict[tuple[str, int, int], list[int]] = {}
    for row in table.iter_rows():
        day, agency, procedure, version, channel, facts, n = row
        answers = {"kind": "special" if "special" in facts else "plain", "area": 3 if "special" in facts else 1}
        told = Facts(day, "online", (agency,), answers)
        was = assess(VERSIONS[version], NOW, told).total
        now = assess(VERSIONS[version], [*NOW, always], told).total
        if was is not None and now is not None and was != now:
            counted = markets.setdefault((procedure, was, now), [0, 0])
            counted[channel != "online"] += n
    return [(online, movable, float(was), float(now)) for (_, was, now), (online, movable) in markets.items()]
