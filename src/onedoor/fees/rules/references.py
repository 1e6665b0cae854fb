"""References of orders: short names that survive a bank's treatment of a transfer's purpose, and are found again in it.

A bank may write a purpose in capitals, strip its diacritics, break it with spaces and signs, put its own words before
it and cut its end. So a reference has no letter that looks like another, no vowel (no word of any language can hold
one), two check letters that catch every wrong or swapped letter, and it stands first.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterator

MARK = "OD"
ALPHABET = "23456789CDFGHJKMNPQRTVX"
"""23 signs: a prime, so that sums with different weights tell each single error and each swap apart."""
DRAWN = 12
LENGTH = len(MARK) + DRAWN + 2
_BASE = len(ALPHABET)
CHOICES = _BASE**DRAWN
"""How many references there are: some 2 · 10¹⁶, so that nobody meets one by trying."""

_CANDIDATE = re.compile(f"(?={MARK}([{ALPHABET}]{{{DRAWN + 2}}}))")


def new_reference() -> str:
    """A reference that nobody can guess."""
    return reference_of(secrets.randbelow(CHOICES))


def reference_of(number: int) -> str:
    """The reference with that number, 0 ≤ number < CHOICES."""
    if not 0 <= number < CHOICES:
        raise ValueError("there is no such reference")
    drawn = ""
    for _ in range(DRAWN):
        number, digit = divmod(number, _BASE)
        drawn += ALPHABET[digit]
    return MARK + drawn + _checks(drawn)


def is_reference(text: str) -> bool:
    """Whether `text` is a reference, exactly as we write it."""
    return len(text) == LENGTH and list(_found(text)) == [text]


def find_reference(purpose: str) -> str:
    """The one reference in a transfer's purpose, "" where there is none, or more than one."""
    found = set(_found(_plain(purpose)))
    return found.pop() if len(found) == 1 else ""


def _found(plain: str) -> Iterator[str]:
    for match in _CANDIDATE.finditer(plain):
        letters = match[1]
        if _checks(letters[:DRAWN]) == letters[DRAWN:]:
            yield MARK + letters


def _plain(text: str) -> str:
    """Capitals and digits only."""
    decomposed = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D")).upper()
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())


def _checks(drawn: str) -> str:
    digits = [ALPHABET.index(letter) for letter in drawn]
    plain = sum(digits) % _BASE
    weighted = sum(place * digit for place, digit in enumerate(digits, start=1)) % _BASE
    return ALPHABET[weighted] + ALPHABET[plain]
