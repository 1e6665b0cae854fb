"""How many are asked, how they are spread, who is drawn, and what response rates say."""

from random import Random

import pytest

from onedoor.quality.rules import responses, sampling
from onedoor.quality.terms.campaigns import Dispositions, Ending, Formula, Stratum


@pytest.mark.parametrize(
    ("population", "cochran", "yamane"), [(10_000, 370, 385), (2_000, 323, 334), (500, 218, 223), (7, 7, 7), (0, 0, 0)]
)
def test_the_worked_sizes_of_both_rules(population: int, cochran: int, yamane: int) -> None:
    assert sampling.needed(Formula.COCHRAN, population, 0.05, 95, 1.0) == cochran
    assert sampling.needed(Formula.YAMANE, population, 0.05, 95, 1.0) == yamane


@pytest.mark.parametrize(("confidence", "n"), [(90, 271), (95, 385), (99, 664)])
def test_more_confidence_needs_more_answers(confidence: int, n: int) -> None:
    """Of z² / (4 e²), which are 270.55, 384.15 and 663.49, where the population does not matter."""
    assert sampling.needed(Formula.COCHRAN, 10**9, 0.05, confidence, 1.0) == n


def test_a_design_effect_and_those_who_do_not_answer_cost_their_share() -> None:
    assert sampling.needed(Formula.COCHRAN, 10**9, 0.05, 95, 2.0) == 769
    assert sampling.asked_for(370, 0.25, 10_000) == 1480
    assert sampling.asked_for(300, 0.3, 10_000) == 1000
    assert sampling.asked_for(370, 0.25, 900) == 900
    assert sampling.margin_of(370, 10_000, 95, 1.0) == pytest.approx(0.05, abs=0.0001)
    assert sampling.margin_of(740, 10**9, 95, 2.0) == pytest.approx(sampling.margin_of(370, 10**9, 95, 1.0))
    assert sampling.margin_of(500, 500, 95, 1.0) == 0
    assert sampling.margin_of(0, 500, 95, 1.0) == 1


def strata(*sizes: tuple[int, float]) -> list[Stratum]:
    return [Stratum(f"H{n}", "online", Ending.COMPLETED, size, spread) for n, (size, spread) in enumerate(sizes)]


def test_a_sample_is_spread_by_size_and_by_size_times_spread() -> None:
    even = strata((600, 0.5), (300, 0.5), (100, 0.5))
    assert sampling.allocated(even, 100, 0) == (60, 30, 10)
    assert sampling.allocated(even, 100, 20) == (53, 27, 20)
    # Neyman: 600·0.1, 300·0.4 and 100·0.2 are 60, 120 and 20.
    assert sampling.allocated(strata((600, 0.1), (300, 0.4), (100, 0.2)), 100, 0) == (30, 60, 10)
    assert sampling.allocated(strata((10, 0.5), (10, 0.1), (500, 0.0)), 30, 5) == (10, 10, 10)


def test_whatever_the_strata_the_sample_sums_to_what_was_wanted_within_its_bounds() -> None:
    chance = Random(7)
    for _ in range(300):
        some = strata(*((chance.randrange(400), chance.choice((0.1, 0.3, 0.5))) for _ in range(chance.randint(1, 12))))
        n, least = chance.randrange(1500), chance.choice((0, 5, 30))
        found = sampling.allocated(some, n, least)
        low, high = (sum(min(least, one.population) for one in some), sum(one.population for one in some))
        assert sum(found) == min(max(n, low), high)
        assert all(min(least, one.population) <= k <= one.population for one, k in zip(some, found, strict=True))


def test_a_draw_can_be_repeated_and_its_order_does_not_matter() -> None:
    frame = [("a" if n % 3 else "b", f"{n:064x}") for n in range(3000)]
    once = sampling.drawn("seed", frame, {"a": 50, "b": 20, "c": 9})
    shuffled = Random(1).sample(frame, len(frame))
    assert once == sampling.drawn("seed", shuffled, {"a": 50, "b": 20, "c": 9})
    assert {one.stratum: 0 for one in once} == {"a": 0, "b": 0}
    assert (sum(one.stratum == "a" for one in once), len(once)) == (50, 70)
    other = sampling.drawn("another", frame, {"a": 50, "b": 20})
    assert len({one.journey for one in once} & {one.journey for one in other}) < 20
    # Who is not drawn has a higher lot than everybody of the stratum who is.
    highest = max(one.number for one in once if one.stratum == "a")
    drawn = {one.journey for one in once}
    assert all(sampling.lot("seed", j) > highest for s, j in frame if s == "a" and j not in drawn)


def test_everybody_is_as_likely_to_be_drawn() -> None:
    frame = [("all", f"{n:064x}") for n in range(40)]
    times = dict.fromkeys((journey for _, journey in frame), 0)
    for seed in range(400):
        for one in sampling.drawn(str(seed), frame, {"all": 10}):
            times[one.journey] += 1
    # 400 draws of a quarter: mean 100, standard deviation 8.7.
    assert min(times.values()) > 65
    assert max(times.values()) < 135


def test_the_response_rates_of_aapor() -> None:
    found = responses.rates(Dispositions(complete=60, partial=20, refused=10, silent=70, other=10, unknown=30))
    assert (found.rr1, found.rr2) == (0.30, 0.40)
    assert (found.rr3, found.rr4) == (0.30, 0.40)
    assert found.rr5 == pytest.approx(60 / 170)
    assert found.rr6 == pytest.approx(80 / 170)
    assert found.refusal == 0.05
    half = responses.rates(Dispositions(60, 20, 10, 70, 10, 30), eligible=0.5)
    assert half.rr3 == pytest.approx(60 / 185)
    assert responses.rates(Dispositions()).rr1 is None
