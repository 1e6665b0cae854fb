"""From values to scores, by the pack's own profiles and by small ones whose results can be worked out by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date
from math import sqrt
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from onedoor.base.shares import wilson
from onedoor.quality import pack_files
from onedoor.quality.rules import scoring, simulating, trends
from onedoor.quality.rules.ranking import Comparison, holm
from onedoor.quality.terms import Curve, Interval, Observation, Profile, Shape, Source, Standing

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def seen(indicator: str, value: float | None = None, **more: Any) -> Observation:
    standing = more.pop("standing", Standing.MEASURED if value is not None else Standing.NOT_MEASURED)
    given: dict[str, Any] = {
        "version": 1,
        "scope": "agency:A",
        "source": Source.EVENTS,
        "starts_on": FIRST,
        "ends_on": LAST,
    } | more
    return Observation(indicator=indicator, standing=standing, value=value, **given)


def profile(**more: Any) -> Profile:
    """Two dimensions, 60 and 40; the first has three indicators of 50, 30 and 20, the second one."""
    ratio = {"kind": "ratio"}
    written = {
        "id": "T", "version": 3, "title": {"vi": "T", "en": "T"}, "about": {"vi": "T", "en": "T"}, "mark": "inferred",
        "source": "a test", "valid_from": FIRST, "composite": True, "per": "both", "enough": 0.6, "good": ["A"],
        "bands": {"A": 90, "B": 80, "C": 65, "D": 50, "E": 0},
        "dimensions": [
            {"id": "one", "title": {"vi": "1", "en": "1"}, "weight": 60, "indicators": [
                {"id": "M1", "weight": 50, "curve": ratio},
                {"id": "M2", "weight": 30, "curve": ratio},
                {"id": "M4", "weight": 20, "curve": ratio},
            ]},
            {"id": "two", "title": {"vi": "2", "en": "2"}, "weight": 40, "indicators": [
                {"id": "T1", "weight": 100, "curve": ratio}
            ]},
        ],
        "gates": [{"id": "G3", "indicator": "G3", "dimension": "two", "above": 0, "score": 30, "band": "C"}],
    }  # fmt: skip
    return Profile.model_validate(written | more)


FULL = {"M1": seen("M1", 0.9), "M2": seen("M2", 0.8), "M4": seen("M4", 0.5), "T1": seen("T1", 1.0)}


def test_the_pack_has_forty_seven_indicators_one_without_weight_and_each_profile_names_known_ones() -> None:
    known = pack_files.indicators()
    letters = Counter(code[0] for code, _ in known)

    assert sum(letters[each] for each in "RSMCAZTH") == 48
    sxi = pack_files.profiles()["SXI"]
    weighed = [one for dimension in sxi.dimensions for one in dimension.indicators]
    assert len(weighed) == 48
    assert [one.id for one in weighed if not one.weight] == ["H6"]
    for each in pack_files.profiles().values():
        assert {(one.id, one.version) for part in each.dimensions for one in part.indicators} <= set(known)
        assert {(gate.indicator, 1) for gate in each.gates} <= set(known)
        assert sum(part.weight for part in each.dimensions) == 100


def test_the_weights_of_the_two_decisions() -> None:
    weights = {code: [part.weight for part in each.dimensions] for code, each in pack_files.profiles().items()}

    assert weights["QD766"] == [18, 20, 22, 22, 18]
    assert weights["QD473"] == [50, 5, 20, 15, 5, 5]
    assert weights["PQI"] == [20, 20, 15, 15, 20, 10]
    assert weights["SXI"] == [12, 12, 20, 14, 10, 14, 8, 10]


@pytest.mark.parametrize(
    ("indicator", "value", "expected"),
    [("R1", 0.997, 90.0), ("R2", 0.97, 80.0), ("Z4", 2.0, 60.0), ("H4", 20.0, 60.0), ("S1", 2500.0, 90.0),
     ("M5", 0.25, 75.0), ("C3", 0.8, 0.0)],
)  # fmt: skip
def test_the_curves_of_the_pack(indicator: str, value: float, expected: float) -> None:
    [curve] = [
        one.curve for part in pack_files.profiles()["SXI"].dimensions for one in part.indicators if one.id == indicator
    ]
    assert scoring.on_curve(curve, value) == pytest.approx(expected)


def test_a_total_is_the_weighted_mean_of_weighted_means() -> None:
    found = scoring.scored(profile(), "agency:A", FULL)

    assert found.dimensions[0].score == pytest.approx(79.0)  # (50·90 + 30·80 + 20·50) / 100
    assert found.total == pytest.approx(87.4)  # 0,6·79 + 0,4·100
    assert found.geometric == pytest.approx(79**0.6 * 100**0.4)
    assert (found.band, found.profile, found.coverage) == ("B", "T@3", 1.0)


def test_what_does_not_apply_leaves_its_weight_to_the_rest() -> None:
    found = scoring.scored(profile(), "", FULL | {"M4": seen("M4", standing=Standing.NOT_APPLICABLE)})

    assert found.dimensions[0].score == pytest.approx((50 * 90 + 30 * 80) / 80)
    assert found.dimensions[0].coverage == 1.0
    none = scoring.scored(profile(), "", FULL | {"T1": seen("T1", standing=Standing.NOT_APPLICABLE)})
    assert none.total == pytest.approx(79.0)


def test_what_is_not_measured_is_renormalised_until_too_little_is_left() -> None:
    most = scoring.scored(profile(), "", FULL | {"M4": seen("M4")})
    little = scoring.scored(profile(), "", FULL | {"M1": seen("M1")})

    assert most.dimensions[0].coverage == pytest.approx(0.8)
    assert most.dimensions[0].score == pytest.approx((50 * 90 + 30 * 80) / 80)
    assert little.dimensions[0].insufficient
    assert (little.total, little.band) == (None, "")


def test_what_is_refused_counts_nothing() -> None:
    found = scoring.scored(profile(), "", FULL | {"M1": seen("M1", standing=Standing.REFUSED)})

    assert found.dimensions[0].score == pytest.approx((30 * 80 + 20 * 50) / 100)


def test_a_value_of_another_version_is_not_measured() -> None:
    assert scoring.scored(profile(), "", FULL | {"T1": seen("T1", 1.0, version=2)}).total is None


def test_a_closed_gate_caps_the_dimension_and_the_band() -> None:
    found = scoring.scored(profile(), "", FULL | {"M4": seen("M4", 1.0), "G3": seen("G3", 1.0)})
    best = {"M1": seen("M1", 1.0), "M2": seen("M2", 1.0), "M4": seen("M4", 1.0), "T1": seen("T1", 1.0)}
    light = profile(gates=[{"id": "G3", "indicator": "G3", "dimension": "two", "above": 0, "score": 90, "band": "C"}])

    assert found.dimensions[1].score == 30
    assert found.gates == ("G3",)
    assert scoring.scored(profile(), "", best).band == "A"
    assert scoring.scored(light, "", best | {"G3": seen("G3", 2.0)}).band == "C"
    assert scoring.scored(profile(), "", best | {"G3": seen("G3", 0.0)}).gates == ()


def test_availability_below_its_gate() -> None:
    [gate] = [gate for gate in pack_files.profiles()["PQI"].gates if gate.id == "G5"]
    with_it = profile(gates=[gate.model_dump() | {"dimension": "two"}])

    assert scoring.scored(with_it, "", FULL | {"R1": seen("R1", 0.9499)}).gates == ("G5",)
    assert scoring.scored(with_it, "", FULL | {"R1": seen("R1", 0.95)}).gates == ()


@pytest.mark.parametrize(
    ("total", "expected"), [(100, "A"), (90, "A"), (89.999, "B"), (80, "B"), (65, "C"), (64.99, "D"), (0, "E")]
)
def test_bands_are_of_the_unrounded_score(total: float, expected: str) -> None:
    assert scoring.band(profile(), total) == expected


def test_side_by_side_is_never_added_up() -> None:
    found = scoring.scored(pack_files.profiles()["GOVUK"], "", {"M1": seen("M1", 0.9), "H1": seen("H1", 80.0)})

    assert found.total is None
    assert [one.score for one in found.dimensions] == pytest.approx([None, 80.0, 90.0, None])


def test_a_profile_that_contradicts_itself_is_refused() -> None:
    for wrong in (
        {"bands": {"B": 80, "A": 90}},
        {"gates": [{"id": "G", "indicator": "M1", "dimension": "none", "score": 0, "band": "C"}]},
    ):
        with pytest.raises(ValidationError):
            profile(**wrong)
    with pytest.raises(ValidationError):
        Curve(kind=Shape.LINEAR, points=((0, 0),))
    with pytest.raises(ValueError, match="none"):
        scoring.on_curve(Curve(kind=Shape.NONE), 1.0)


def counted(x: int, n: int) -> Observation:
    return seen("M1", x / n, numerator=x, denominator=n, n=n, interval=wilson(x, n))


ALONE: dict[str, Any] = {
    "dimensions": [
        {"id": "one", "title": {"vi": "1", "en": "1"}, "weight": 100,
         "indicators": [{"id": "M1", "weight": 100, "curve": {"kind": "ratio"}}]}
    ],
    "gates": [],
}  # fmt: skip
ANSWERS = {"A": (180, 200), "B": (172, 200), "C": (85, 100), "D": (60, 80), "E": (24, 30)}


def test_the_rank_intervals_of_an_index_are_those_of_its_only_indicator() -> None:
    """The worked example of the model: of ten pairs only A and D differ surely."""
    scopes = {name: {"M1": counted(*answers)} for name, answers in ANSWERS.items()}
    found = simulating.ranked(profile(**ALONE), scopes, seed=20261127)

    assert {one.score.scope: one.ranks for one in found} == {
        "A": (1, 4), "B": (1, 5), "C": (1, 5), "D": (2, 5), "E": (1, 5)
    }  # fmt: skip
    assert found[0].spread.low_rank == 1
    assert sum(found[0].spread.bands.values()) == pytest.approx(1.0)


def test_a_simulation_is_repeated_by_its_seed_and_by_no_other() -> None:
    scopes = {"agency:A": FULL, "agency:B": FULL | {"M1": counted(50, 100)}}
    first, again, other = (simulating.ranked(profile(), scopes, seed=seed, runs=50) for seed in (7, 7, 8))

    assert first == again
    assert first != other


def test_who_was_probed_at_another_level_is_ranked_apart() -> None:
    scopes = {
        name: {"M1": replace(counted(x, 100), source=source)}
        for name, x, source in (("a", 90, Source.PLAIN), ("b", 10, Source.BROWSER), ("c", 20, Source.BROWSER))
    }
    found = {one.score.scope: one.spread for one in simulating.ranked(profile(**ALONE), scopes, seed=1, runs=100)}

    assert (found["a"].low_rank, found["a"].high_rank) == (1, 1)
    assert found["c"].high_rank <= 2


def test_an_unranked_scope_stands_in_no_ranking() -> None:
    assert simulating.ranked(profile(**ALONE), {"a": {"M1": seen("M1")}}, seed=1, runs=10) == ()


def test_a_draw_of_a_value_keeps_to_its_interval() -> None:
    value = seen("S1", 100.0, interval=Interval(100.0, 80.4, 119.6))
    draws = [simulating.drawn(value, random).value or 0.0 for random in [Random(1)] for _ in range(4000)]
    middle = sum(draws) / len(draws)

    assert middle == pytest.approx(100, abs=0.6)
    assert sqrt(sum((one - middle) ** 2 for one in draws) / len(draws)) == pytest.approx(10, abs=0.5)
    assert simulating.drawn(seen("S1", 5.0), Random(1)).value == 5.0


def test_holm_multiplies_by_the_comparisons_left() -> None:
    found = holm([Comparison("a", "b", 0, p, 1) for p in (0.04, 0.01, 0.03)])

    assert [one.holm for one in found] == pytest.approx([0.03, 0.06, 0.06])


def test_a_line_breaks_where_the_formula_changes() -> None:
    months = [date(2026, month, 1) for month in (1, 2, 3)]
    old = [seen("M1", 0.78, starts_on=day) for day in months]
    new = [seen("M1", 0.82, starts_on=day, version=2) for day in months[1:]]

    found = trends.pieces([*new, *old])
    assert [[one.version for one in piece] for piece in found] == [[1, 1, 1], [2, 2]]
