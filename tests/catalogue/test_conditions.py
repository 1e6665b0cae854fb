"""Conditions are useful, and nothing that may be written in one has no end."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from onedoor.catalogue.rules.conditions import BadCondition, Told, check_condition, evaluate

ROWS: list[JsonValue] = [{"name": "a" * 200, "copies": number, "kinds": ["x"] * 50} for number in range(50)]
LONG: dict[str, JsonValue] = {"rows": ROWS, "text": "a" * 5000, "texts": ["a" * 5000] * 50, "one": 1, "none": None}


@pytest.mark.parametrize(
    ("expression", "answers", "is_true"),
    [
        ("answers.kind == 'special'", {"kind": "special"}, True),
        ("answers.kind == 'special'", {"kind": None}, False),
        ("answers.kind == 'special'", {}, False),
        ("answers.missing == null", {}, False),
        ("answers.area > 5", {"area": None}, False),
        ("answers.area > 5", {"area": 5.5}, True),
        ("1 / answers.area == 1", {"area": 0}, False),
        ("size(answers.code) == 4", {"code": "1234"}, True),
        ("answers.code.startsWith('12')", {"code": "1234"}, True),
        ("answers.kind in ['a', 'b']", {"kind": "b"}, True),
        ("has(answers.who.born) && answers.who.born < '2000'", {"who": {"born": "1999-01-01"}}, True),
        ("answers.rows.all(row, row.copies >= 1)", {"rows": [{"copies": 1}, {"copies": 2}]}, True),
        ("answers.rows.exists(row, row.copies > 1)", {"rows": [{"copies": 1}, {"copies": 2}]}, True),
        ("answers.text == null", {"text": "a" * 5001}, True),
        ("answers.rows == null", {"rows": [1] * 51}, True),
        ("answers.number == null", {"number": 10**30}, True),
        ("answers.number == null", {"number": float("nan")}, True),
        ("answers.text == null", {"text": "\ud800"}, True),
    ],
)
def test_a_condition_is_true_or_it_is_not(expression: str, answers: dict[str, JsonValue], is_true: bool) -> None:
    assert evaluate(expression, {"answers": answers}) is is_true


BOMBS = [
    "answers.rows.all(a, answers.rows.all(b, a == b))",
    "answers.rows.all(a, a.kinds.exists(b, b == 'x'))",
    "answers . rows\n.all(a, answers.rows . exists (b, a == b))",
    "answers.rows.map(a, a) == []",
    "answers.rows.filter(a, true) == []",
    "answers.text.matches('(a+)+$')",
    "matches(answers.text, 'a{1000}{1000}')",
    "answers.text.contains(answers.text)",
    "9**9**9 == 1",
    "'a' * 999999999 == ''",
    "+".join(["answers.text"] * 40) + " == ''",
    "answers.texts.all(a, " + "a + " * 12 + "a != '')" + " " * 200,
    "(" * 290 + "1" + ")" * 290 + " == 1",
    "[" * 290 + "]" * 290 + " == []",
    "answers" + ".a" * 290,
    "size(" * 90 + "answers.text" + ")" * 90 + " == 1",
    "answers.one ? 1 : " * 30 + "1",
    "answers.one == \x00",
    "answers.one == '\ud800'",
    "answers.one = 1",
    "answers.one ==",
    "anwers.one == 1",
    "__import__('os').system('true')",
    "size(answers.text)",
    "1" * 590 + " == 1",
    "a" * 600,
    "answers.one == 1 || " * 40 + "true",
]


@pytest.mark.parametrize("expression", BOMBS, ids=range(len(BOMBS)))
def test_what_has_no_bound_may_not_be_written(expression: str) -> None:
    before = time.process_time()

    with pytest.raises(BadCondition) as bad:
        check_condition(expression)

    assert time.process_time() - before < 0.1
    assert bad.value.sentence.vi
    assert bad.value.sentence.en
    assert evaluate(expression, {"answers": LONG}) is False


COSTLY = [
    "answers.rows.all(row, answers.rows != answers.rows || answers.rows != answers.rows || row == row)",
    "answers.rows.all(row, row in answers.rows && row in answers.rows && row in answers.rows && row in answers.rows)",
    "answers.texts.all(text, text + text + text + text + text + text + text + text + text + text + text != '')",
    "answers.texts.all(text, (text + text + text + text + text + text + text + text).endsWith(text))",
    "answers.texts.exists(text, !(text in answers.texts))",
    " && ".join(["answers.rows == answers.rows"] * 18),
    " || ".join(["!(answers.one in answers.texts)"] * 17),
    "!" * 500 + "(answers.one == 1)",
    "-" * 500 + "1 == 1",
    "answers.text + answers.text + answers.text + answers.text + answers.text + answers.text == ''",
    "timestamp('9999-12-31T23:59:59Z') + duration('9999999h') > timestamp(today + 'T00:00:00Z')",
]


@pytest.mark.parametrize("expression", COSTLY, ids=range(len(COSTLY)))
def test_what_may_be_written_ends_soon_over_the_longest_answers(expression: str) -> None:
    check_condition(expression)
    before = time.process_time()

    evaluate(expression, {"answers": LONG, "today": "2026-11-24"})

    assert time.process_time() - before < 0.1


def nested(depth: int) -> JsonValue:
    value: JsonValue = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value", [nested(100_000), ["x"] * 1_000_000, {str(n): n for n in range(100_000)}, "x" * 10**7]
)
def test_answers_beyond_any_form_are_cut_at_once(value: JsonValue) -> None:
    before = time.process_time()

    told = Told.of({"answers": {"huge": value, "kind": "a"}})

    assert evaluate("answers.kind == 'a'", told)
    assert time.process_time() - before < 0.1


@given(st.text(max_size=80))
def test_no_text_is_more_than_a_bad_condition(expression: str) -> None:
    with suppress(BadCondition):
        check_condition(expression)
    assert evaluate(expression, {}) in (True, False)


def test_every_condition_of_the_pack_stands() -> None:
    from onedoor.catalogue.checking import check_pack

    definitions, faults = check_pack(Path(__file__).parents[2] / "packs" / "vietnam")

    assert faults == ()
    assert len(definitions) > 10


@pytest.mark.parametrize(
    ("expression", "true"),
    [
        ("answers.copies > 2 && answers.kind == 'list'", True),
        ("has(answers.nobody)", False),
        ("has(answers.kind)", True),
        ("answers['copies'] == 3", True),
        ("size(answers) == 3", True),
        ("answers.people.exists(answers_of, answers_of.age > 30)", True),
    ],
)
def test_a_condition_sees_what_it_looks_at_and_a_look_at_all_sees_all(expression: str, true: bool) -> None:
    context: dict[str, JsonValue] = {"answers": {"copies": 3, "kind": "list", "people": [{"age": 31}]}}
    assert evaluate(expression, context) is true
