"""Answers as people read them."""

from typing import Any

import pytest
from pydantic import JsonValue

from onedoor.catalogue.rules import date_in_words, display
from onedoor.catalogue.terms import FieldType
from tests.catalogue.definitions import TEXT, field

OPTIONS = [{"id": "one", "label": {"vi": "Một", "en": "One"}}, {"id": "two", "label": {"vi": "Hai", "en": "Two"}}]


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        ("2026-11-24", "Ngày hai mươi bốn tháng mười một năm hai nghìn không trăm hai mươi sáu",
         "The twenty-fourth of November, two thousand and twenty-six"),
        ("2005-04-01", "Ngày một tháng tư năm hai nghìn không trăm linh năm",
         "The first of April, two thousand and five"),
        ("1975-04-30", "Ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm",
         "The thirtieth of April, one thousand nine hundred and seventy-five"),
        ("2015-05-15", "Ngày mười lăm tháng năm năm hai nghìn không trăm mười lăm",
         "The fifteenth of May, two thousand and fifteen"),
        ("2021-01-31", "Ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi mốt",
         "The thirty-first of January, two thousand and twenty-one"),
        ("2000-12-10", "Ngày mười tháng mười hai năm hai nghìn",
         "The tenth of December, two thousand"),
        ("2100-07-11", "Ngày mười một tháng bảy năm hai nghìn một trăm",
         "The eleventh of July, two thousand one hundred"),
        ("1984-02-14", "Ngày mười bốn tháng hai năm một nghìn chín trăm tám mươi bốn",
         "The fourteenth of February, one thousand nine hundred and eighty-four"),
        ("1958-03", "", ""),
        ("1958", "", ""),
    ],
)  # fmt: skip
def test_a_date_in_words(day: str, vietnamese: str, english: str) -> None:
    assert date_in_words(day, "vi") == vietnamese
    assert date_in_words(day, "en") == english


def area_name(code: str, language: str) -> str:
    return {"vi": "Phường Hoàn Kiếm", "en": "Hoàn Kiếm Ward"}[language] if code == "00004" else code


@pytest.mark.parametrize(
    ("type_", "more", "answer", "vietnamese", "english"),
    [
        ("text", {}, "Lan", "Lan", "Lan"),
        ("number", {}, 0, "0", "0"),
        ("money", {}, 1_500_000, "1.500.000 đ", "1.500.000 đ"),
        ("yes_no", {}, False, "Không", "No"),
        ("yes_no", {}, True, "Có", "Yes"),
        ("choice", {"options": OPTIONS}, "two", "Hai", "Two"),
        ("choice", {"options": OPTIONS}, "of_before", "of_before", "of_before"),
        ("choices", {"options": OPTIONS}, ["two", "one"], "Hai, Một", "Two, One"),
        ("date", {}, "2026-11-04", "04/11/2026", "04/11/2026"),
        ("date", {"words": True}, "2026-11-04",
         "04/11/2026 (Ngày bốn tháng mười một năm hai nghìn không trăm hai mươi sáu)",
         "04/11/2026 (The fourth of November, two thousand and twenty-six)"),
        ("partial_date", {"words": True}, "1958", "1958", "1958"),
        ("partial_date", {}, "1958-03", "03/1958", "03/1958"),
        ("address", {}, {"commune": "00004", "detail": "1 Tràng Thi"},
         "1 Tràng Thi, Phường Hoàn Kiếm", "1 Tràng Thi, Hoàn Kiếm Ward"),
        ("address", {}, {"country": "FR", "detail": "Paris"}, "Paris, FR", "Paris, FR"),
        ("file", {}, ["x"], "Tệp đính kèm", "Attached file"),
    ],
)  # fmt: skip
def test_an_answer_is_shown_in_the_readers_language(
    type_: str, more: dict[str, Any], answer: JsonValue, vietnamese: str, english: str
) -> None:
    asked = field(type_, **more)

    assert display(asked, answer, "vi", area_name=area_name) == [("Vì thế", vietnamese)]
    assert display(asked, answer, "en", area_name=area_name) == [("Because", english)]


def test_a_person_is_shown_part_by_part() -> None:
    asked = field("person", parts=["name", "born", "sex", "residence"])
    person: JsonValue = {
        "name": "Lan",
        "born": "1990",
        "sex": "female",
        "residence": {"commune": "00004", "detail": ""},
    }

    assert display(asked, person, "vi", area_name=area_name) == [
        ("Vì thế – Họ và tên", "Lan"),
        ("Vì thế – Ngày sinh", "1990"),
        ("Vì thế – Giới tính", "Nữ"),
        ("Vì thế – Nơi cư trú", "Phường Hoàn Kiếm"),
    ]


def test_a_table_is_shown_row_by_row() -> None:
    columns = [{"id": "name", "type": "name", "label": TEXT}, {"id": "copies", "type": "number", "label": TEXT}]
    asked = field("table", columns=columns)

    assert display(asked, [{"name": "Lan", "copies": 2}, {"name": "Mai"}], "en", area_name=area_name) == [
        ("Because (1)", "Lan · 2"),
        ("Because (2)", "Mai"),
    ]


NESTED: JsonValue = "x"
for _ in range(100_000):
    NESTED = [NESTED]


@pytest.mark.parametrize("type_", [type_ for type_ in FieldType if type_ is not FieldType.FILE])
@pytest.mark.parametrize("wrong", [NESTED, {"a": NESTED}, float("nan"), 10**400], ids=["lists", "dicts", "nan", "huge"])
def test_what_is_no_answer_at_all_is_left_out(type_: FieldType, wrong: JsonValue) -> None:
    assert display(field(type_), wrong, "vi", area_name=area_name) == []


def test_a_text_that_does_not_fit_is_shown_as_it_stands() -> None:
    assert display(field("date", words=True), "a-b-c", "vi", area_name=area_name) == [("Vì thế", "a-b-c")]


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_what_was_not_answered_is_not_shown(nothing: JsonValue) -> None:
    assert display(field("text"), nothing, "vi", area_name=area_name) == []
