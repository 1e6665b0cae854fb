"""What is typed becomes an answer, and an answer becomes what was typed."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from onedoor.base.errors import NotReadable
from onedoor.base.text import clean
from onedoor.catalogue.rules import Typed, as_typed, parse_field
from onedoor.catalogue.terms import Field
from tests.catalogue.definitions import TEXT, field

OPTIONS = [{"id": "one", "label": TEXT}, {"id": "two", "label": TEXT}]
COLUMNS = [
    {"id": "name", "type": "name", "label": TEXT},
    {"id": "copies", "type": "number", "label": TEXT},
    {"id": "born", "type": "date", "label": TEXT},
    {"id": "kind", "type": "choice", "label": TEXT, "options": OPTIONS},
]


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        (field("text"), "  Nguyễn   Thị \n Lan ", "Nguyễn Thị Lan"),
        (field("text"), "   ", None),
        (field("name"), "Nguye\u0302\u0303n", "Nguyễn"),
        (field("long_text"), "Một\r\nHai", "Một\nHai"),
        (field("number"), "1.234", 1234),
        (field("number"), "12,5", 12.5),
        (field("number"), "-3", -3),
        (field("money"), "1.500.000 đ", 1_500_000),
        (field("money"), "1 500 000", 1_500_000),
        (field("date"), {"day": "5", "month": "3", "year": "2026"}, "2026-03-05"),
        (field("date"), "5/3/2026", "2026-03-05"),
        (field("date"), "2026-03-05", "2026-03-05"),
        (field("date"), {"day": "", "month": "", "year": ""}, None),
        (field("partial_date"), {"day": "", "month": "", "year": "1958"}, "1958"),
        (field("partial_date"), {"day": "", "month": "3", "year": "1958"}, "1958-03"),
        (field("partial_date"), "1958", "1958"),
        (field("time"), "8h30", "08:30"),
        (field("time"), "8:05", "08:05"),
        (field("time"), "15h", "15:00"),
        (field("yes_no"), "yes", True),
        (field("yes_no"), "no", False),
        (field("choice", options=OPTIONS), "two", "two"),
        (field("choices", options=OPTIONS), ["two", "one", "two"], ["two", "one"]),
        (field("citizen_number"), "001 190 000 011", "001190000011"),
        (field("old_id_number"), "123 456 789", "123456789"),
        (field("tax_code"), "0100109106", "0100109106"),
        (field("phone"), "+84 912 345 678", "0912345678"),
        (field("email"), " lan@example.vn ", "lan@example.vn"),
        (
            field("address"),
            {"commune": "00004", "detail": " 1  Tràng Thi "},
            {"commune": "00004", "detail": "1 Tràng Thi"},
        ),
        (field("address"), {"country": "fr", "detail": "Paris"}, {"country": "FR", "detail": "Paris"}),
        (field("address"), {"commune": "", "detail": ""}, None),
        (field("person", parts=["name", "sex"]), {"name": "Lan", "sex": "female"}, {"name": "Lan", "sex": "female"}),
        (field("person"), {}, None),
        (field("table", columns=COLUMNS), [{"name": "Lan", "copies": "2"}, {}], [{"name": "Lan", "copies": 2}]),
    ],
)
def test_what_is_typed_means(asked: Field, typed: Typed, answer: JsonValue) -> None:
    assert parse_field(asked, typed) == (answer, ())


@pytest.mark.parametrize(
    ("asked", "typed", "codes"),
    [
        (field("text", max_length=3), "bốn chữ", ["too_long"]),
        (field("text"), "a\x00b", ["bad_character"]),
        (field("text"), ["a"], ["bad_character"]),
        (field("number"), "một", ["not_a_number"]),
        (field("number"), "1e5", ["not_a_number"]),
        (field("number"), "9" * 400, ["not_a_number"]),
        (field("money"), "12,5", ["not_a_number"]),
        (field("date"), "31/2/2026", ["not_a_date"]),
        (field("date"), {"day": "", "month": "3", "year": "2026"}, ["not_a_date"]),
        (field("date"), {"day": "1", "month": "1", "year": "26"}, ["not_a_date"]),
        (field("date"), {"day": ["1"], "month": "1", "year": "2026"}, ["bad_character"]),
        (field("partial_date"), {"day": "", "month": "13", "year": "1958"}, ["not_a_date"]),
        (field("time"), "25:00", ["not_a_time"]),
        (field("yes_no"), "maybe", ["not_an_option"]),
        (field("choice", options=OPTIONS), "three", ["not_an_option"]),
        (field("choices", options=OPTIONS), ["one", "three"], ["not_an_option"]),
        (field("citizen_number"), "123", ["not_a_citizen_number"]),
        (field("old_id_number"), "12345678", ["not_an_old_number"]),
        (field("tax_code"), "0100109107", ["not_a_tax_code"]),
        (field("name"), "M4i", ["not_a_name"]),
        (field("name"), "Mai ٣", ["not_a_name"]),
        (field("person", parts=["name"]), {"name": "Mai 2"}, ["not_a_name"]),
        (field("phone"), "12345", ["not_a_phone"]),
        (field("email"), "lan@", ["not_an_email"]),
        (field("address"), {"commune": "abc", "detail": ""}, ["not_a_commune"]),
        (field("address"), {"commune": "", "detail": "1 Tràng Thi"}, ["not_a_commune"]),
        (field("person", parts=["born", "sex"]), {"born": "x", "sex": "other"}, ["not_a_date", "not_an_option"]),
        (field("table", columns=COLUMNS), [{"copies": "x"}, {"born": "y"}], ["not_a_number", "not_a_date"]),
    ],
)
def test_what_is_typed_wrongly_is_told(asked: Field, typed: Typed, codes: list[str]) -> None:
    _, errors = parse_field(asked, typed)

    assert [error.code for error in errors] == codes


def readable(words: str) -> bool:
    try:
        return clean(words) == words and words != ""
    except NotReadable:
        return False


LINE = st.text(min_size=1, max_size=60).map(lambda words: " ".join(words.split())).filter(readable)
NAME = LINE.filter(lambda words: not any(letter.isdigit() for letter in words))
LONG = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
DAY = st.dates(date(1850, 1, 1), date(2200, 12, 31)).map(date.isoformat)
PARTIAL = st.one_of(DAY, DAY.map(lambda day: day[:7]), DAY.map(lambda day: day[:4]))
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
DIGITS = st.text("0123456789", min_size=9, max_size=9)
CITIZEN = DIGITS.map(lambda digits: "001" + digits)
PLACE = st.one_of(
    st.fixed_dictionaries({"commune": st.text("0123456789", min_size=5, max_size=5), "detail": LINE | st.just("")}),
    st.fixed_dictionaries({"country": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2), "detail": LINE}),
)
CHOICE = st.sampled_from(["one", "two"])
PERSON = st.fixed_dictionaries(
    {"name": NAME},
    optional={
        "citizen_number": CITIZEN,
        "born": PARTIAL,
        "sex": st.sampled_from(["male", "female"]),
        "ethnicity": LINE,
        "nationality": LINE,
        "residence": PLACE,
    },
)
ROW = st.fixed_dictionaries({"name": NAME}, optional={"copies": WHOLE, "born": DAY, "kind": CHOICE})
ANSWERS: dict[str, st.SearchStrategy[object]] = {
    "text": LINE,
    "name": NAME,
    "long_text": LONG,
    "number": WHOLE | st.integers(-(10**6), 10**6).map(lambda whole: whole / 64),
    "money": WHOLE,
    "date": DAY,
    "partial_date": PARTIAL,
    "time": st.times().map(lambda time: f"{time:%H:%M}"),
    "yes_no": st.booleans(),
    "choice": CHOICE,
    "choices": st.lists(CHOICE, min_size=1, max_size=2, unique=True),
    "citizen_number": CITIZEN,
    "old_id_number": DIGITS,
    "tax_code": st.sampled_from(["0100109106", "0100109106001", "001190000011"]),
    "phone": st.text("0123456789", min_size=8, max_size=8).map(lambda digits: "09" + digits),
    "email": st.from_regex(re.compile(r"[a-z]{1,9}@[a-z]{1,9}\.vn", re.ASCII), fullmatch=True),
    "address": PLACE,
    "person": PERSON,
    "table": st.lists(ROW, min_size=1, max_size=5),
}
FIELDS = {
    "choice": field("choice", options=OPTIONS),
    "choices": field("choices", options=OPTIONS),
    "table": field("table", columns=COLUMNS),
}


@pytest.mark.parametrize("type_", ANSWERS)
@given(data=st.data())
def test_an_answer_is_what_it_would_be_typed_as(type_: str, data: st.DataObject) -> None:
    asked = FIELDS.get(type_) or field(type_)
    answer = data.draw(ANSWERS[type_])

    assert parse_field(asked, as_typed(asked, answer)) == (answer, ())  # type: ignore[arg-type]  # It is drawn as JSON.
