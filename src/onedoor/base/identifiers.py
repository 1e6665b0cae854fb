"""Numbers by which people, organisations and telephones are known in Viet Nam, checked as far as their rule allows."""

import re

_CENTURIES = {
    "0": 1900,
    "1": 1900,
    "2": 2000,
    "3": 2000,
    "4": 2100,
    "5": 2100,
    "6": 2200,
    "7": 2200,
    "8": 2300,
    "9": 2300,
}
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SEPARATORS = re.compile(r"[\s.\-()]+")
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_LANDLINE = re.compile(r"^02\d{9}$")
_EMAIL = re.compile(r"^[^\s@<>\"(),;:\\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9\-]*\.)+[A-Za-z0-9\-]{2,63}$")


class NotAnIdentifier(ValueError):
    """The text is not such a number; `code` says why, in one stable word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _digits(text: str, code: str) -> str:
    bare = _SEPARATORS.sub("", text)
    if not (bare.isascii() and bare.isdigit()):
        raise NotAnIdentifier(code)
    return bare


def citizen_number(text: str, *, born: str | None = None, sex: str | None = None) -> str:
    """The 12-digit personal identification number (Decree 137/2015 Art. 13; Circular 59/2021/TT-BCA).

    Digit 4 holds century and sex, digits 5 and 6 the birth year. There is no check digit. `born` begins with a year,
    `sex` is `male` or `female`. Raises NotAnIdentifier: not_a_citizen_number, number_and_birth_differ,
    number_and_sex_differ.
    """
    number = _digits(text, "not_a_citizen_number")
    if len(number) != 12 or number[:3] == "000":
        raise NotAnIdentifier("not_a_citizen_number")
    if born and int(born[:4]) != birth_year(number):
        raise NotAnIdentifier("number_and_birth_differ")
    if sex in ("male", "female") and sex != sex_of(number):
        raise NotAnIdentifier("number_and_sex_differ")
    return number


def birth_year(number: str) -> int:
    """The birth year in a 12-digit number."""
    return _CENTURIES[number[3]] + int(number[4:6])


def sex_of(number: str) -> str:
    """The sex in a 12-digit number: `male` for an even fourth digit, else `female`."""
    return "female" if int(number[3]) % 2 else "male"


def old_id_number(text: str) -> str:
    """The 9-digit identity number of before. Raises NotAnIdentifier: not_an_old_number."""
    number = _digits(text, "not_an_old_number")
    if len(number) != 9:
        raise NotAnIdentifier("not_an_old_number")
    return number


def tax_code(text: str) -> str:
    """A tax code: 10 digits with a check digit, 13 for a branch, or a person's 12-digit number.

    Raises NotAnIdentifier: not_a_tax_code.
    """
    number = _digits(text, "not_a_tax_code")
    if len(number) == 12:
        return citizen_number(number)
    if len(number) not in (10, 13) or number[10:] == "000" or set(number[2:9]) == {"0"}:
        raise NotAnIdentifier("not_a_tax_code")
    check = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False)) % 11
    if check != int(number[9]):
        raise NotAnIdentifier("not_a_tax_code")
    return number


def phone(text: str) -> str:
    """A Vietnamese mobile or landline number as `0912345678`, however it was typed. Raises: not_a_phone."""
    bare = _SEPARATORS.sub("", text)
    if bare.startswith(("+84", "0084")):
        bare = "0" + bare.removeprefix("+84").removeprefix("0084").removeprefix("0")
    if not bare.isascii() or not (_MOBILE.match(bare) or _LANDLINE.match(bare)):
        raise NotAnIdentifier("not_a_phone")
    return bare


def email(text: str) -> str:
    """An e-mail address. Raises NotAnIdentifier: not_an_email."""
    address = text.strip()
    if len(address) > 254 or not _EMAIL.match(address):
        raise NotAnIdentifier("not_an_email")
    return address
