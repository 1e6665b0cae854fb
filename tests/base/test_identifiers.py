"""Numbers of people (Decree 137/2015 Art. 13; Circular 59/2021/TT-BCA), tax codes, telephones, addresses of mail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.base import identifiers
from onedoor.base.identifiers import NotAnIdentifier


def reason(check: object, *arguments: str, **facts: str) -> str:
    assert callable(check)
    with pytest.raises(NotAnIdentifier) as raised:
        check(*arguments, **facts)
    return raised.value.code


@pytest.mark.parametrize("typed", ["001196012345", "001 196 012 345", " 001.196.012345 ", "001-196-012-345"])
def test_a_number_is_read_however_it_was_typed(typed: str) -> None:
    assert identifiers.citizen_number(typed, born="1996-03-08", sex="female") == "001196012345"


@pytest.mark.parametrize(
    "typed",
    ["", "x", "00119601234", "0011960123456", "000196012345", "00119601234x", "٠٠١١٩٦٠١٢٣٤٥", "001196012345\x00"],
)
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    assert reason(identifiers.citizen_number, typed) == "not_a_citizen_number"


def test_a_number_must_fit_birth_and_sex() -> None:
    assert reason(identifiers.citizen_number, "001196012345", born="1997") == "number_and_birth_differ"
    assert reason(identifiers.citizen_number, "001196012345", born="2096-01-01") == "number_and_birth_differ"
    assert reason(identifiers.citizen_number, "001196012345", sex="male") == "number_and_sex_differ"
    assert identifiers.citizen_number("001196012345", born="", sex="") == "001196012345"


@given(st.dates(date(1900, 1, 1), date(2399, 12, 31)), st.sampled_from(["male", "female"]), st.integers(0, 999_999))
def test_century_year_and_sex_are_in_every_number(born: date, sex: str, rest: int) -> None:
    century = (born.year // 100 - 19) * 2 + (sex == "female")
    number = f"001{century}{born.year % 100:02d}{rest:06d}"

    assert identifiers.citizen_number(number, born=born.isoformat(), sex=sex) == number
    assert (identifiers.birth_year(number), identifiers.sex_of(number)) == (born.year, sex)


def test_an_old_number_has_nine_digits() -> None:
    assert identifiers.old_id_number("111 052 417") == "111052417"
    assert reason(identifiers.old_id_number, "11105241") == "not_an_old_number"
    assert reason(identifiers.old_id_number, "11105241a") == "not_an_old_number"


@pytest.mark.parametrize("code", ["0100109106", "0100109106-001", "0100 109 106", "001196012345"])
def test_tax_codes_with_their_check_digit(code: str) -> None:
    assert identifiers.tax_code(code) == code.replace("-", "").replace(" ", "")


@pytest.mark.parametrize("code", ["", "0100109107", "0100109106000", "0000000000", "010010910", "01001091061", "abc"])
def test_what_is_no_tax_code(code: str) -> None:
    assert reason(identifiers.tax_code, code) == "not_a_tax_code"


def test_one_wrong_digit_in_a_tax_code_is_noticed() -> None:
    right = "0100109106"

    for place in range(10):
        for digit in "0123456789":
            if digit != right[place]:
                assert reason(identifiers.tax_code, right[:place] + digit + right[place + 1 :]) == "not_a_tax_code"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("091 234 56 78", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 0912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("(024) 3825-1234", "02438251234"),
    ],
)
def test_a_telephone_is_read_however_it_was_typed(typed: str, number: str) -> None:
    assert identifiers.phone(typed) == number


@pytest.mark.parametrize("typed", ["", "912345678", "0112345678", "09123456789", "+1 912 345 678", "٠٩١٢٣٤٥٦٧٨", "113"])
def test_what_is_no_telephone(typed: str) -> None:
    assert reason(identifiers.phone, typed) == "not_a_phone"


@pytest.mark.parametrize("typed", ["mai@example.org", " Mai.Nguyen+hs@thu.example.vn ", "a@b-c.vn"])
def test_an_address_of_mail(typed: str) -> None:
    assert identifiers.email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    ["", "mai", "mai@", "@example.org", "mai@example", "mai@@example.org", "mai@exa mple.org", "a,b@example.org",
     "mai@example.org\nBcc: x@example.org", "<mai@example.org>", "m" * 65 + "@example.org", "mai@-.org",
     "a@" + "b." * 130 + "vn"],
)  # fmt: skip
def test_what_is_no_address_of_mail(typed: str) -> None:
    assert reason(identifiers.email, typed) == "not_an_email"


@pytest.mark.parametrize("typed", ["a@" + "a-" * 100_000, "a@" + "a." * 120 + "!"])
def test_a_hostile_address_is_refused_before_anybody_tires(typed: str) -> None:
    """With a rule that tries every split, this test would not end."""
    assert reason(identifiers.email, typed) == "not_an_email"
