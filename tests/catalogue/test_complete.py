"""Complete or not: what is missing, what is out of bounds, and any JSON whatsoever in place of an answer."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from onedoor.catalogue.rules import check_answers
from onedoor.catalogue.terms import FieldType
from tests.catalogue.definitions import MARKED, SMALL, TEXT, definition

TODAY = date(2026, 11, 24)
OPTIONS = [{"id": "one", "label": TEXT}, {"id": "two", "label": TEXT}]
COLUMNS = [{"id": "name", "type": "name", "label": TEXT}, {"id": "copies", "type": "number", "label": TEXT, "min": 1}]
PERSON = {"name": "Lan", "citizen_number": "001190000011", "born": "1990-05-01", "sex": "female"}


def asking(*fields: dict[str, Any], checks: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    page = {"id": "only", "title": TEXT, "fields": list(fields), "checks": list(checks)} | MARKED
    return {"pages": [page], "components": []}


def codes(answer: JsonValue, **one: Any) -> list[str]:
    """What is told about the one field of a form, as `part: code`."""
    asked = definition(**asking({"id": "asked", "label": TEXT} | one))
    found = check_answers(asked, {"asked": answer}, "online", TODAY)
    return [f"{error.part}: {error.code}" if error.part else error.code for error in found]


@pytest.mark.parametrize(
    ("bounds", "answer", "found"),
    [
        ({"max": "today"}, "2026-11-24", []),
        ({"max": "today"}, "2026-11-25", ["too_late"]),
        ({"min": "today-60"}, "2026-09-25", []),
        ({"min": "today-60"}, "2026-09-24", ["too_early"]),
        ({"max": "today+30"}, "2026-12-24", []),
        ({"max": "today+30"}, "2026-12-25", ["too_late"]),
        ({"min": "1900-01-01"}, "1899-12-31", ["too_early"]),
    ],
)
def test_a_day_is_within_its_bounds(bounds: dict[str, str], answer: str, found: list[str]) -> None:
    assert codes(answer, type="date", **bounds) == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [("2026", []), ("2027", ["too_late"]), ("2026-11", []), ("2026-12", ["too_late"]), ("2026-11-25", ["too_late"])],
)
def test_a_day_known_in_part_is_compared_as_far_as_it_is_known(answer: str, found: list[str]) -> None:
    assert codes(answer, type="partial_date", max="today") == found


@pytest.mark.parametrize(
    ("answer", "found"),
    [(1, []), (5, []), (0, ["too_small"]), (6, ["too_big"]), (2.5, []), (5.01, ["too_big"]), (None, ["missing"])],
)
def test_a_number_is_within_its_bounds(answer: JsonValue, found: list[str]) -> None:
    assert codes(answer, type="number", min=1, max=5) == found


def test_a_bound_is_told_as_it_is_written() -> None:
    asked = definition(**asking({"id": "asked", "label": TEXT, "type": "number", "max": 5}))

    (error,) = check_answers(asked, {"asked": 6}, "online", TODAY)

    assert error.facts == (("limit", "5"),)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"born": "1990"}, []),
        ({"born": "1991-05-01"}, ["citizen_number: number_and_birth_differ"]),
        ({"sex": "male"}, ["citizen_number: number_and_sex_differ"]),
        ({"citizen_number": "001090000011"}, ["citizen_number: number_and_sex_differ"]),
        ({"citizen_number": "12"}, ["citizen_number: not_a_citizen_number"]),
        ({"citizen_number": None}, ["citizen_number: missing"]),
        ({"name": "  "}, ["name: missing"]),
        ({"born": "1990-02-30"}, ["born: not_a_date"]),
        ({"born": 1990}, ["born: not_a_date"]),
        ({"sex": "x"}, ["sex: not_an_option"]),
        ({"name": ["Lan"]}, ["name: bad_character"]),
        ({"unknown": {"deep": []}}, []),
    ],
)
def test_a_person_is_whole_and_agrees_with_the_number(changes: dict[str, JsonValue], found: list[str]) -> None:
    parts = ["name", "citizen_number", "born", "sex"]
    assert codes({**PERSON, **changes}, type="person", parts=parts) == found


def test_a_part_that_may_stay_empty_may() -> None:
    person: JsonValue = {"name": "Lan"}
    assert codes(person, type="person", parts=["name", "citizen_number"], optional_parts=["citizen_number"]) == []
    assert codes(None, type="person", required=False) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([{"name": "Lan", "copies": 1}], []),
        ([], ["missing"]),
        ([{"name": "Lan", "copies": 1}] * 4, ["too_many_rows"]),
        ([{"name": "", "copies": 0}], ["0.name: missing", "0.copies: too_small"]),
        ([{"name": "Lan", "copies": 1}, {"name": "Mai", "copies": "hai"}], ["1.copies: not_a_number"]),
        ([1], ["bad_character"]),
        ("rows", ["bad_character"]),
        ([{"name": "Lan", "copies": 1}] * 100_000, ["too_many_rows"]),
    ],
)
def test_a_table_has_its_rows_and_each_its_cells(rows: JsonValue, found: list[str]) -> None:
    assert codes(rows, type="table", columns=COLUMNS, max=3) == found


def test_a_table_needs_its_least_number_of_rows() -> None:
    assert codes([{"name": "Lan", "copies": 1}], type="table", columns=COLUMNS, min=2) == ["too_few_rows"]


def test_a_check_of_the_page_tells_its_own_sentence() -> None:
    errors = check_answers(definition(), {"kind": "plain", "area": 100}, "online", TODAY)

    assert [(error.field_id, error.code, error.sentence and error.sentence.en) for error in errors] == [
        ("area", "check_failed", "Below 100 only.")
    ]


def test_a_check_waits_until_the_fields_of_its_page_are_right() -> None:
    errors = check_answers(definition(), {"area": 100}, "online", TODAY)

    assert [(error.field_id, error.code) for error in errors] == [("kind", "missing")]


def test_only_what_is_asked_is_missed() -> None:
    def missing(answers: dict[str, JsonValue]) -> list[str]:
        return [error.field_id for error in check_answers(definition(), answers, "online", TODAY)]

    assert missing({}) == ["kind"]
    assert missing({"kind": "special"}) == ["reason"]
    assert missing({"kind": "special", "reason": "x"}) == ["note"]
    assert missing({"kind": "plain"}) == []


def test_an_answer_to_what_is_no_longer_asked_counts_no_more() -> None:
    answers: dict[str, JsonValue] = {"kind": "plain", "reason": "left from before"}

    assert check_answers(definition(), answers, "online", TODAY) == ()


def test_a_condition_may_look_at_the_day() -> None:
    pages = yaml.safe_load(SMALL)["pages"]
    pages[1]["when"] = "today >= '2027-03-01'"
    asked = definition(pages=pages)

    assert check_answers(asked, {"kind": "plain"}, "online", date(2027, 2, 28)) == ()
    assert [error.field_id for error in check_answers(asked, {"kind": "plain"}, "online", date(2027, 3, 1))] == ["note"]


def component(*kinds: str, required: bool = True) -> dict[str, Any]:
    sources = [{"kind": kind} for kind in kinds]
    return {"id": "paper", "title": TEXT, "required": required, "sources": sources} | MARKED


@pytest.mark.parametrize(
    ("paper", "is_missed"),
    [
        (component("upload"), True),
        (component("shown", "upload"), True),
        (component("paper_original", "upload"), True),
        (component("upload", required=False), False),
        (component("register", "upload"), False),
        (component("vault", "upload"), False),
        (component("issued", "upload"), False),
        (component("declared", "upload"), False),
        (component("paper_original"), False),
        (component("shown"), False),
    ],
)
def test_a_file_is_missed_where_nothing_else_can_stand_for_the_paper(paper: dict[str, Any], is_missed: bool) -> None:
    asked = definition(components=[paper])

    without = check_answers(asked, {"kind": "plain"}, "online", TODAY, attached=frozenset())
    having = check_answers(asked, {"kind": "plain"}, "online", TODAY, attached=frozenset({"paper"}))
    unknown = check_answers(asked, {"kind": "plain"}, "online", TODAY)

    assert [error.code for error in without] == (["no_file"] if is_missed else [])
    assert having == unknown == ()


def test_a_file_field_wants_its_file() -> None:
    asked = definition(**asking({"id": "asked", "label": TEXT, "type": "file"}))

    assert [error.code for error in check_answers(asked, {}, "online", TODAY, attached=frozenset())] == ["no_file"]
    assert check_answers(asked, {}, "online", TODAY, attached=frozenset({"asked"})) == ()


def nested(depth: int) -> JsonValue:
    value: JsonValue = "x"
    for number in range(depth):
        value = [value] if number % 2 else {"name": value, "detail": value}
    return value


WRONG: dict[str, JsonValue] = {
    "text": ["a"],
    "long_text": {"a": 1},
    "name": "a\x00b",
    "number": {"a": 1},
    "money": 1.5,
    "date": "24/11/2026",
    "partial_date": 1958,
    "time": "8h",
    "yes_no": "yes",
    "choice": ["one"],
    "choices": "one",
    "citizen_number": 1190000011,
    "old_id_number": [],
    "tax_code": True,
    "phone": 912345678,
    "email": {"a": "b"},
    "address": "Hà Nội",
    "person": ["Lan"],
    "table": {"name": "Lan"},
}
MORE: dict[str, Any] = {"choice": {"options": OPTIONS}, "choices": {"options": OPTIONS}, "table": {"columns": COLUMNS}}
OTHERS: list[JsonValue] = [
    nested(100_000),
    "a\x00b",
    "\ud800",
    float("nan"),
    float("inf"),
    10**400,
    -0.0,
    True,
    [[]],
    {"": None},
    "x" * 10**6,
]


@pytest.mark.parametrize("type_", WRONG)
def test_a_value_of_another_shape_is_an_error_and_no_fault(type_: str) -> None:
    assert codes(WRONG[type_], type=type_, **MORE.get(type_, {}))


@pytest.mark.parametrize("type_", WRONG)
@pytest.mark.parametrize("answer", OTHERS, ids=range(len(OTHERS)))
def test_nothing_that_a_machine_may_send_is_a_fault(type_: str, answer: JsonValue) -> None:
    found = codes(answer, type=type_, **MORE.get(type_, {}))

    assert found or (type_, answer) in {("yes_no", True), ("number", -0.0)}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*PERSON, "detail", "commune", "x"]), inner)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("type_", [*FieldType])
@settings(max_examples=25)
@given(answer=JSON)
def test_any_json_is_judged(type_: str, answer: JsonValue) -> None:
    found = codes(answer, type=type_, **MORE.get(type_, {}))

    assert all(isinstance(code, str) for code in found)


@settings(max_examples=40)
@given(answers=st.dictionaries(st.sampled_from(["kind", "reason", "area", "note", "unknown"]), JSON))
def test_any_answers_are_judged(answers: dict[str, JsonValue]) -> None:
    check_answers(definition(), answers, "online", TODAY, attached=frozenset())
