"""What holds for every tariff and policy, whatever they say."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.fees.rules import turning_points
from onedoor.fees.terms.tariff import Policy
from tests.fees.tariffs import HA_NOI, HCMC, HUE, assessed, fee, group, policy

COUNTED = {"quantity": "answers.area", "per": "page"}
amounts = st.integers(0, 10_000_000)
factors = st.sampled_from([0.0, 0.1, 0.25, 0.3, 0.5, 0.75, 0.8, 0.85, 0.9, 1.0])


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    effect = draw(st.one_of(factors.map(lambda f: {"factor": f}), amounts.map(lambda a: {"amount": a})))
    return policy(f"p{draw(st.integers(0, 10_000))}", [effect], combines=draw(st.booleans()))


@settings(deadline=None, max_examples=60)
@given(amounts, st.lists(policies(), max_size=5), factors)
def test_never_negative_and_never_more_than_without(amount: int, several: list[Policy], factor: float) -> None:
    found = assessed([fee(amount=amount, exempt=[group("plain", factor)])], *several)

    assert found.total is not None
    assert 0 <= found.total <= amount


@settings(deadline=None, max_examples=60)
@given(amounts, st.lists(policies(), max_size=4, unique_by=lambda one: one.id))
def test_the_order_of_policies_changes_nothing(amount: int, several: list[Policy]) -> None:
    found = {assessed([fee(amount=amount)], *order) for order in permutations(several)}

    assert len(found) == 1


@settings(deadline=None, max_examples=60)
@given(st.lists(factors, min_size=1, max_size=4))
def test_factors_that_combine_multiply_exactly(several: list[float]) -> None:
    combined = [policy(f"p{n}", [{"factor": one}], combines=True) for n, one in enumerate(several)]
    exact = 10_000_000
    for one in several:
        exact = exact * round(one * 100)
    scale = 100 ** len(several)

    assert assessed([fee(amount=10_000_000)], *combined).total == (2 * exact + scale) // (2 * scale)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 400), st.integers(1, 50), st.integers(0, 9_000), st.none() | st.integers(0, 200_000))
def test_more_never_costs_less(quantity: int, first: int, step: int, ceiling: int | None) -> None:
    line = fee(amount=2_000, steps=[{"first": first, "amount": step}], ceiling=ceiling, **COUNTED)
    less, more = (assessed([line], policy(), answers={"area": n}).total for n in (quantity, quantity + 1))

    assert less is not None
    assert more is not None
    assert less <= more


@settings(deadline=None, max_examples=60)
@given(st.dates(date(2026, 1, 1), date(2026, 12, 30)), st.integers(0, 60))
def test_the_first_and_the_last_day_are_in_and_their_neighbours_are_not(begins: date, days: int) -> None:
    ends = begins + timedelta(days=days)
    halved = policy(valid_from=begins, valid_to=ends)

    def total(day: date) -> int | None:
        return assessed([fee()], halved, filed_on=day).total

    assert total(begins) == total(ends) == 5_000
    assert total(begins - timedelta(days=1)) == total(ends + timedelta(days=1)) == 10_000
    assert turning_points([halved], []) == (begins, ends + timedelta(days=1))


@pytest.mark.parametrize(
    ("pages", "copies", "total"),
    [(1, 1, 2_000), (2, 1, 4_000), (3, 1, 5_000), (10, 2, 24_000), (198, 1, 200_000), (400, 3, 600_000)],
)
def test_certified_copies(pages: int, copies: int, total: int) -> None:
    """2.000815: 2,000 for a page, 1,000 from the third on, at most 200,000 for each copy (NDB 2.000815)."""
    certified = fee(
        amount=2_000, per="page", quantity="answers.area", times=str(copies), ceiling=200_000,
        steps=[{"first": 3, "amount": 1_000}],
    )  # fmt: skip
    assert assessed([certified], answers={"area": pages}).total == total


@pytest.mark.parametrize(
    ("more", "total"),
    [
        ({}, 5_000),
        ({"channels": ["counter"]}, 10_000),
        ({"set_by": ["council"]}, 10_000),
        ({"kinds": ["fee"]}, 10_000),
        ({"authorities": ["H57"]}, 5_000),
        ({"authorities": ["H26"]}, 10_000),
        ({"authorities": ["H57.1980"]}, 10_000),
        ({"effects": [{"lines": ["other"], "factor": 0.0}]}, 10_000),
        ({"effects": [{"procedures": ["1.000001"], "factor": 0.0}]}, 10_000),
        ({"effects": [{"groups": ["special"], "factor": 0.0}]}, 10_000),
        ({"effects": [{"amount": 12_000}]}, 10_000),
    ],
)
def test_a_policy_reaches_what_it_says(more: dict[str, Any], total: int) -> None:
    assert assessed([fee()], policy(**more)).total == total


def test_an_appraisal_is_excepted() -> None:
    """Hà Nội 77/2025/NQ-HĐND: council-set fees are nothing online, appraisal fees excepted."""
    free = policy(effects=[{"factor": 0.0}], except_appraisal=True)
    lines = [fee(kind="fee"), fee(id="appraisal", amount=300_000, kind="fee", appraisal=True)]

    assert [line.amount for line in assessed(lines, free).lines] == [0, 300_000]


def test_a_merger_does_not_carry_a_policy_to_new_places() -> None:
    old = policy(effects=[{"factor": 0.0}], authorities=["H29"], outside=["H09"])

    assert assessed([fee()], old, agencies=(HCMC,)).total == 0
    assert assessed([fee()], old, agencies=("H29.25747", "H09.25747")).total == 10_000


def test_reductions_that_do_not_go_together() -> None:
    half = policy("half", combines=True)
    apart = policy("apart", [{"factor": 0.8}], combines=True, not_with=["half"])

    assert assessed([fee()], half, policy("also", [{"factor": 0.8}])).total == 4_000
    assert assessed([fee()], half, apart).total == 5_000
    assert assessed([fee()], policy("one"), policy("two", [{"factor": 0.8}])).total == 5_000
    assert assessed([fee(exempt=[group("plain", 0.5)])], policy("p", combines=True)).total == 2_500
    assert assessed([fee(exempt=[group("plain", 0.5)])], policy("p", combines=True, not_with=["plain"])).total == 5_000


def test_lines_that_do_not_go_together() -> None:
    late = fee(id="late", amount=30_000, excludes=["fee"], when="answers.kind == 'special'")

    assert [line.id for line in assessed([fee(), late]).lines] == ["fee"]
    told = {"kind": "special", "reason": "r", "note": "n"}
    assert [line.id for line in assessed([fee(), late], answers=told).lines] == ["late"]


def test_what_the_province_has_set_is_known_there_only() -> None:
    line = fee(amount=None, set_by="council")
    before = policy("before", [{"sets": 40_000}], authorities=["H26"], valid_from="2024-01-01")
    set_to = policy("set_to", [{"sets": 50_000}], authorities=["H26"])

    assert assessed([line], before, set_to, agencies=(HA_NOI,)).total == 50_000
    assert assessed([line], before, set_to, policy(), agencies=(HA_NOI,)).total == 25_000
    assert assessed([line], before, set_to, agencies=(HUE,)).total is None


def test_half_a_dong_is_rounded_up() -> None:
    assert assessed([fee(amount=5)], policy()).total == 3
