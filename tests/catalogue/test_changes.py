"""A draft moves to a newer version: every answer that still has a question stays, and what changed is said."""

from typing import Any

import pytest
from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Definition
from tests.catalogue.definitions import MARKED, TEXT, definition

OPTIONS = [{"id": name, "label": {"vi": name, "en": name}} for name in ("one", "two", "three")]


def asking(*fields: dict[str, Any], **more: Any) -> Definition:
    page = {"id": "page", "title": TEXT, "fields": [{"id": "asked", "label": TEXT} | one for one in fields]}
    return definition(pages=[page | MARKED], **more)


def told(old: Definition, new: Definition, answers: dict[str, JsonValue] | None = None) -> tuple[str, ...]:
    return tuple(change.en for change in rules.carry_over(old, new, answers or {})[1])


def test_nothing_changed() -> None:
    same = asking({"type": "text"})
    answers: dict[str, JsonValue] = {"asked": "Chữ"}

    assert rules.carry_over(same, same, answers) == (answers, ())


def test_a_question_that_is_gone_takes_its_answer_along() -> None:
    old, new = asking({"type": "text"}), asking({"id": "other", "type": "text"})

    kept, changes = rules.carry_over(old, new, {"asked": "Chữ"})

    assert kept == {}
    assert [change.en for change in changes] == ["New question: Because", "No longer asked: Because"]
    assert [change.vi for change in changes] == ["Câu hỏi mới: Vì thế", "Không còn hỏi: Vì thế"]


def test_an_answer_follows_its_question_to_another_page() -> None:
    old = definition()
    new = definition(
        pages=[
            {"id": "moved", "title": TEXT, "fields": [{"id": "note", "type": "text", "label": TEXT}]} | MARKED,
        ]
    )

    assert rules.carry_over(old, new, {"note": "Giữ lại", "kind": "plain"})[0] == {"note": "Giữ lại"}


def test_a_question_of_another_type_is_answered_again() -> None:
    old, new = asking({"type": "text"}), asking({"type": "date"})

    assert rules.carry_over(old, new, {"asked": "2026"})[0] == {}
    assert told(old, new, {"asked": "2026"}) == ("To be answered again: Because",)
    assert told(old, new) == ()


@pytest.mark.parametrize(
    ("type_", "before", "after"),
    [
        ("choice", "one", "one"),
        ("choice", "three", None),
        ("choices", ["one", "two"], ["one", "two"]),
        ("choices", ["one", "three"], None),
    ],
)
def test_a_choice_that_is_offered_no_more_is_made_again(type_: str, before: JsonValue, after: JsonValue) -> None:
    old, new = asking({"type": type_, "options": OPTIONS}), asking({"type": type_, "options": OPTIONS[:2]})

    kept, changes = rules.carry_over(old, new, {"asked": before})

    assert kept.get("asked") == after
    assert bool(changes) is (after is None)


def test_of_a_person_the_parts_still_asked_are_kept() -> None:
    old = asking({"type": "person", "parts": ["name", "born", "sex"]})
    new = asking({"type": "person", "parts": ["name", "sex", "nationality"]})

    kept, _ = rules.carry_over(old, new, {"asked": {"name": "Lan", "born": "1990", "sex": "female"}})

    assert kept == {"asked": {"name": "Lan", "sex": "female"}}


def test_of_a_table_the_columns_still_asked_are_kept() -> None:
    cell, other, new_one = ({"id": name, "type": "text", "label": TEXT} for name in ("cell", "other", "new_one"))
    old = asking({"type": "table", "columns": [cell, other]})
    new = asking({"type": "table", "columns": [cell, new_one]})

    kept, _ = rules.carry_over(old, new, {"asked": [{"cell": "a", "other": "b"}, {"cell": "c"}]})

    assert kept == {"asked": [{"cell": "a"}, {"cell": "c"}]}


def test_a_text_that_is_now_too_long_is_not_thrown_away() -> None:
    old, new = asking({"type": "text"}), asking({"type": "text", "max_length": 3})

    assert rules.carry_over(old, new, {"asked": "Dài hơn"})[0] == {"asked": "Dài hơn"}


def test_attached_files_stay() -> None:
    same = asking({"type": "file"})

    assert rules.carry_over(same, same, {"asked": ["id-of-a-file"]})[0] == {"asked": ["id-of-a-file"]}


def test_what_is_now_required_is_said() -> None:
    old, new = asking({"type": "text", "required": False}), asking({"type": "text"})

    assert told(old, new) == ("Now required: Because",)
    assert told(new, old) == ()


def test_papers_and_fees_that_changed_are_named() -> None:
    paper = {"id": "photo", "title": {"vi": "Ảnh", "en": "Photograph"}, "sources": [{"kind": "upload"}]} | MARKED
    plan = {"id": "plan", "title": {"vi": "Bản vẽ", "en": "Plan"}, "sources": [{"kind": "upload"}]} | MARKED
    fee = {"id": "fee", "title": {"vi": "Lệ phí", "en": "Charge"}, "amount": 50_000} | MARKED
    copy = {"id": "copy", "title": {"vi": "Bản sao", "en": "Copy"}, "amount": None} | MARKED

    old = definition(components=[paper], fees=[fee])
    new = definition(components=[plan], fees=[fee | {"amount": 75_000}, copy])

    assert told(old, new) == (
        "New paper: Plan",
        "No longer needed: Photograph",
        "New fee: Copy",
        "The fee changes from 50.000 đ to 75.000 đ: Charge",
    )
    assert told(new, old)[2:] == ("No longer charged: Copy", "The fee changes from 75.000 đ to 50.000 đ: Charge")
    unset = definition(components=[paper], fees=[fee | {"amount": None}])
    assert told(old, unset) == ("The fee changes from 50.000 đ to what the province sets: Charge",)


def test_odd_saved_answers_do_not_break_the_move() -> None:
    old = new = asking({"type": "table", "columns": [{"id": "cell", "type": "text", "label": TEXT}]})
    odd: list[JsonValue] = ["text", {"cell": 1}, [["x"]], 5, None]

    assert [rules.carry_over(old, new, {"asked": value, "unknown": 1})[0] for value in odd] == [{}] * 5
