"""Answers as people read them, in both languages."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.rules.words import vietnamese
from onedoor.catalogue.terms import FieldType
from tests.catalogue.definitions import TEXT, field

OPTIONS = [{"id": "own", "label": {"vi": "Nhà riêng", "en": "Own house"}}, {"id": "rent", "label": TEXT}]


def area_name(code: str, language: str) -> str:
    return f"Phường {code}" if language == "vi" else f"{code} Ward"


def shown(value: JsonValue, language: str, type_: str, **more: Any) -> list[tuple[str, str]]:
    return rules.display(field(type_, **more), value, language, area_name=area_name)


@pytest.mark.parametrize(
    ("type_", "value", "more", "vi", "en"),
    [
        ("text", "Hàng Bạc", {}, "Hàng Bạc", "Hàng Bạc"),
        ("number", 3, {}, "3", "3"),
        ("number", 72.5, {}, "72,5", "72.5"),
        ("money", 1_500_000, {}, "1.500.000 đ", "1.500.000 đ"),
        ("yes_no", True, {}, "Có", "Yes"),
        ("yes_no", False, {}, "Không", "No"),
        ("choice", "own", {"options": OPTIONS}, "Nhà riêng", "Own house"),
        ("choices", ["own", "rent"], {"options": OPTIONS}, "Nhà riêng, Vì thế", "Own house, Because"),
        ("date", "2026-11-24", {}, "24/11/2026", "24/11/2026"),
        ("partial_date", "1958-03", {}, "03/1958", "03/1958"),
        ("partial_date", "1958", {}, "1958", "1958"),
        ("time", "08:30", {}, "08:30", "08:30"),
        ("address", {"commune": "00004", "detail": "12 Hàng Bạc"}, {}, "12 Hàng Bạc, Phường 00004", None),
        ("address", {"commune": "00004", "detail": ""}, {}, "Phường 00004", "00004 Ward"),
        ("address", {"country": "FR", "detail": "Paris"}, {}, "Paris, Pháp", "Paris, France"),
        ("address", {"country": "ZZ", "detail": "Accra, Gana"}, {}, "Accra, Gana", "Accra, Gana"),
        ("address", {"country": "GH", "detail": "Accra"}, {}, "Accra, GH", "Accra, GH"),
        ("file", ["a-file"], {}, "Tệp đính kèm", "Attached file"),
    ],
)
def test_an_answer_in_one_line(type_: str, value: JsonValue, more: dict[str, Any], vi: str, en: str | None) -> None:
    assert shown(value, "vi", type_, **more) == [("Vì thế", vi)]
    assert en is None or shown(value, "en", type_, **more) == [("Because", en)]


def test_a_date_also_in_words() -> None:
    [(_, said)] = shown("2026-11-24", "vi", "date", words=True)

    assert said == "24/11/2026 (Ngày hai mươi bốn tháng mười một năm hai nghìn không trăm hai mươi sáu)"


def test_a_person_is_told_part_by_part() -> None:
    lan: JsonValue = {
        "name": "Nguyễn Thị Lan",
        "born": "1990-03",
        "sex": "female",
        "nationality": "Việt Nam",
        "residence": {"commune": "00004", "detail": "12 Hàng Bạc"},
    }

    assert shown(lan, "vi", "person", parts=["name", "born", "sex", "residence", "citizen_number"]) == [
        ("Vì thế – Họ và tên", "Nguyễn Thị Lan"),
        ("Vì thế – Ngày sinh", "03/1990"),
        ("Vì thế – Giới tính", "Nữ"),
        ("Vì thế – Nơi cư trú", "12 Hàng Bạc, Phường 00004"),
    ]
    assert ("Because – Sex", "Female") in shown(lan, "en", "person")


def test_a_table_is_told_row_by_row() -> None:
    columns = [
        {"id": "what", "type": "text", "label": TEXT},
        {"id": "when", "type": "date", "label": TEXT},
    ]
    rows: JsonValue = [{"what": "Xây", "when": "2026-01-02"}, {"what": "Sửa"}]

    assert shown(rows, "vi", "table", columns=columns) == [("Vì thế (1)", "Xây · 02/01/2026"), ("Vì thế (2)", "Sửa")]


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_no_answer_is_no_line(value: JsonValue) -> None:
    assert shown(value, "vi", "text") == []


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2026-11-24", "Ngày hai mươi bốn tháng mười một năm hai nghìn không trăm hai mươi sáu", "twenty-fourth"),
        ("2005-04-15", "Ngày mười lăm tháng tư năm hai nghìn không trăm linh năm", "fifteenth of April"),
        ("1990-01-01", "Ngày một tháng một năm một nghìn chín trăm chín mươi", "one thousand nine hundred and ninety"),
        ("2010-10-10", "Ngày mười tháng mười năm hai nghìn không trăm mười", "two thousand and ten"),
        ("1975-04-30", "Ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm", "seventy-five"),
        ("2021-12-21", "Ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt", "of December"),
        ("2000-02-29", "Ngày hai mươi chín tháng hai năm hai nghìn", "two thousand"),
    ],
)
def test_a_date_in_words(iso: str, vi: str, en: str) -> None:
    assert rules.date_in_words(iso, "vi") == vi
    assert en in rules.date_in_words(iso, "en")


@pytest.mark.parametrize("iso", ["", "1958", "1958-03", "2026-13-45", "a-b-c", "0000-00-00"])
def test_a_date_that_is_not_whole_has_no_words(iso: str) -> None:
    assert rules.date_in_words(iso, "vi") == rules.date_in_words(iso, "en") == ""


@given(st.dates(date(1850, 1, 1), date(2200, 12, 31)), st.dates(date(1850, 1, 1), date(2200, 12, 31)))
def test_two_days_are_never_told_in_the_same_words(one: date, other: date) -> None:
    for language in ("vi", "en"):
        told = [rules.date_in_words(day.isoformat(), language) for day in (one, other)]
        assert (told[0] == told[1]) is (one == other)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm linh năm"),
        (1001, "một nghìn không trăm linh một"),
        (9999, "chín nghìn chín trăm chín mươi chín"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert vietnamese(number) == words


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.sampled_from(["text", "number", "money", "date", "choices", "address", "person", "table", "yes_no"]))
def test_any_saved_json_can_be_shown(value: JsonValue, type_: str) -> None:
    for language in ("vi", "en"):
        assert all(isinstance(text, str) for line in shown(value, language, type_, words=True) for text in line)


NESTED: JsonValue = "x"
for _ in range(100_000):
    NESTED = [NESTED]


@pytest.mark.parametrize("type_", [type_ for type_ in FieldType if type_ is not FieldType.FILE])
@pytest.mark.parametrize("wrong", [NESTED, {"a": NESTED}, float("nan"), 10**400], ids=["lists", "dicts", "nan", "huge"])
def test_what_is_no_answer_at_all_is_left_out(type_: FieldType, wrong: JsonValue) -> None:
    assert shown(wrong, "vi", type_) == []


def test_a_text_that_does_not_fit_is_shown_as_it_stands() -> None:
    assert shown("a-b-c", "vi", "date", words=True) == [("Vì thế", "a-b-c")]
