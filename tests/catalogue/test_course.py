"""The papers, fees, time limit, results and stages that hold in a case."""

from datetime import date
from typing import Any

import pytest
from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Component
from tests.catalogue.definitions import MARKED, TEXT, definition

DAY = date(2026, 11, 24)
PLAIN: dict[str, JsonValue] = {"kind": "plain"}
SPECIAL: dict[str, JsonValue] = {"kind": "special"}
IF_SPECIAL = "answers.kind == 'special'"


def fee(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": TEXT, "amount": 8000} | MARKED | more


def limit(amount: int, **more: Any) -> dict[str, Any]:
    return {"amount": amount, "unit": "working_day"} | MARKED | more


def paper(name: str, *kinds: str, **more: Any) -> dict[str, Any]:
    sources = [{"kind": kind} for kind in kinds or ("upload",)]
    return {"id": name, "title": TEXT, "sources": sources} | MARKED | more


def result(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": TEXT, "template": "certificate"} | MARKED | more


def ids(parts: tuple[Any, ...]) -> list[str]:
    return [part.id for part in parts]


def test_papers_of_the_case() -> None:
    one = definition(components=[paper("always"), paper("sometimes", when=IF_SPECIAL)])

    assert ids(rules.applicable_components(one, PLAIN, "online", DAY)) == ["always"]
    assert ids(rules.applicable_components(one, SPECIAL, "online", DAY)) == ["always", "sometimes"]
    assert ids(rules.applicable_components(one, {}, "online", DAY)) == ["always"]


@pytest.mark.parametrize(
    ("component", "demanded"),
    [
        (paper("a", "upload"), True),
        (paper("a", "upload", "paper_original"), True),
        (paper("a", "upload", required=False), False),
        (paper("a", "register", "upload"), False),
        (paper("a", "declared", "upload"), False),
        (paper("a", "paper_original"), False),
    ],
)
def test_a_file_is_demanded_only_where_nothing_else_can_stand_for_it(component: dict[str, Any], demanded: bool) -> None:
    assert rules.must_upload(Component.model_validate(component)) is demanded


@pytest.mark.parametrize(
    ("line", "answers", "channel", "due"),
    [
        (fee("a"), PLAIN, "online", True),
        (fee("a", channels=["counter"]), PLAIN, "online", False),
        (fee("a", channels=["counter"]), PLAIN, "counter", True),
        (fee("a", when=IF_SPECIAL), PLAIN, "online", False),
        (fee("a", when=IF_SPECIAL), SPECIAL, "online", True),
        (fee("a", valid_from="2026-11-24"), PLAIN, "online", True),
        (fee("a", valid_from="2026-11-25"), PLAIN, "online", False),
        (fee("a", valid_to="2026-11-24"), PLAIN, "online", True),
        (fee("a", valid_to="2026-11-23"), PLAIN, "online", False),
        (fee("a", when="today >= '2026-11-24'"), PLAIN, "online", True),
        (fee("a", when="today > '2026-11-24'"), PLAIN, "online", False),
    ],
)
def test_a_fee_is_due_on_its_channel_days_and_case(
    line: dict[str, Any], answers: dict[str, JsonValue], channel: str, due: bool
) -> None:
    assert ids(rules.applicable_fees(definition(fees=[line]), answers, channel, DAY)) == (["a"] if due else [])


def test_the_first_time_limit_that_matches_holds() -> None:
    one = definition(
        time_limits=[limit(1, channels=["online"], when=IF_SPECIAL), limit(5, channels=["online"]), limit(9)]
    )

    def holds(answers: dict[str, JsonValue], channel: str) -> int:
        return rules.time_limit(one, answers, channel, DAY).amount

    assert (holds(SPECIAL, "online"), holds(PLAIN, "online"), holds(SPECIAL, "post")) == (1, 5, 9)


def test_where_no_limit_matches_the_longest_holds() -> None:
    one = definition(
        time_limits=[limit(10, when=IF_SPECIAL), limit(1, unit="month", when=IF_SPECIAL), limit(20, when=IF_SPECIAL)]
    )

    assert rules.time_limit(one, PLAIN, "online", DAY).unit == "month"


def test_results_of_the_case() -> None:
    one = definition(results=[result("first", when=IF_SPECIAL), result("second", when="answers.kind == 'plain'")])

    assert ids(rules.applicable_results(one, SPECIAL, "online", DAY)) == ["first"]
    assert ids(rules.applicable_results(one, PLAIN, "online", DAY)) == ["second"]
    assert ids(rules.applicable_results(one, {}, "online", DAY)) == ["first"]


def test_the_way_along_the_route() -> None:
    one = definition()

    assert rules.first_stage(one).id == "reception"
    assert rules.next_stage(one, "reception") == rules.stage(one, "decision")
    assert rules.next_stage(one, "decision") is None
    assert rules.previous_stage(one, "decision").id == "reception"
    assert rules.previous_stage(one, "reception").id == "reception"


def test_a_stage_that_does_not_exist_leads_nowhere() -> None:
    one = definition()

    assert rules.stage(one, "nowhere") is None
    assert rules.next_stage(one, "nowhere") is None
    assert rules.previous_stage(one, "nowhere").id == "reception"
