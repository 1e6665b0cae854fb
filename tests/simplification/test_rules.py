"""Verdicts, information and common subsequences."""

import random

import pytest

from onedoor.simplification.rules.conformance import common, extra_and_missing
from onedoor.simplification.rules.reviews import information, skipped, verdict
from onedoor.simplification.terms import Skipping, Verdict


@pytest.mark.parametrize(
    ("counts", "bits"),
    [([[95, 5], [0, 0]], 0.0), ([[45, 5], [45, 5]], 0.0), ([[90, 2], [2, 6]], 0.1983)],
)
def test_information_of_a_step(counts: list[list[int]], bits: float) -> None:
    assert information(counts) == pytest.approx(bits, abs=5e-5)


@pytest.mark.parametrize(
    ("n", "unchanged", "bits", "expected"),
    [
        (72, 72, 0.0, Verdict.WATCH),
        (73, 73, 0.0, Verdict.CANDIDATE),
        (73, 72, 0.0, Verdict.WATCH),
        (400, 392, 0.0, Verdict.CANDIDATE),
        (400, 380, 0.0, Verdict.WATCH),
        (400, 392, 0.06, Verdict.WATCH),
        (400, 392, None, Verdict.CANDIDATE),
    ],
)
def test_a_candidate_needs_evidence(n: int, unchanged: int, bits: float | None, expected: Verdict) -> None:
    assert verdict(published=False, n=n, unchanged=unchanged, information=bits) is expected
    assert verdict(published=True, n=n, unchanged=unchanged, information=bits) is Verdict.IN_THE_PROCEDURE


@pytest.mark.parametrize(
    ("without", "undone_without", "with_it", "undone_with", "expected"),
    [
        (1000, 10, 1000, 12, Skipping.NO_WORSE),
        (60, 1, 60, 1, Skipping.OPEN),
        (200, 30, 200, 4, Skipping.WORSE),
        (150, 0, 150, 0, Skipping.OPEN),
        (200, 0, 200, 0, Skipping.NO_WORSE),
    ],
)
def test_a_step_may_go_where_cases_without_it_fare_no_worse(
    without: int, undone_without: int, with_it: int, undone_with: int, expected: Skipping
) -> None:
    skip = skipped(without=without, undone_without=undone_without, with_it=with_it, undone_with=undone_with)
    assert skip is not None
    assert skip.says is expected, "at most two points more, surely; of 150 and 150 without any, 2.5 are possible"
    found = verdict(published=False, n=400, unchanged=400, information=0.0, skip=skip)
    assert found is (Verdict.WATCH if expected is Skipping.WORSE else Verdict.CANDIDATE)


def test_where_every_case_took_a_step_nothing_is_said_of_skipping_it() -> None:
    assert skipped(without=0, undone_without=0, with_it=50, undone_with=2) is None
    assert skipped(without=50, undone_without=2, with_it=0, undone_with=0) is None


def _longest(a: list[str], b: list[str]) -> int:
    """The text-book table."""
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if one == other else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


def test_the_common_steps_are_a_longest_common_subsequence() -> None:
    chance = random.Random(7)
    for _ in range(3000):
        trace, reference = (chance.choices("ABCD", k=chance.randrange(0, 12)) for _ in range(2))
        found = common(trace, reference)
        kept = [trace[place] for place in found]
        left = iter(reference)
        assert all(step in left for step in kept), (trace, reference)
        assert len(found) == _longest(trace, reference), (trace, reference)
        extra, missing = extra_and_missing(trace, reference)
        assert (len(extra), missing) == (len(trace) - len(found), len(reference) - len(found))
