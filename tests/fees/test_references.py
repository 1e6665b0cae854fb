"""A reference survives what banks do to a purpose, and nothing else is taken for one."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onedoor.fees.rules.references import (
    ALPHABET,
    CHOICES,
    LENGTH,
    MARK,
    find_reference,
    is_reference,
    new_reference,
    reference_of,
)

NUMBERS = st.integers(0, CHOICES - 1)
BANK_WORDS = st.text(
    alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghiklmnopqrstuvxyđĐơưâêôÁẻễ.,:;-/0123456789", max_size=60
)


@given(NUMBERS)
@example(0)
@example(CHOICES - 1)
def test_a_reference_is_short_plain_and_found_as_it_is(number: int) -> None:
    reference = reference_of(number)

    assert len(reference) == LENGTH == 16
    assert set(reference.removeprefix(MARK)) <= set(ALPHABET)
    assert is_reference(reference)
    assert find_reference(reference) == reference


def test_no_letter_looks_like_another_and_no_word_can_be_spelled() -> None:
    assert not set(ALPHABET) & set("01OILSZBUAEIOUY")
    assert len(ALPHABET) == len(set(ALPHABET)) == 23


@pytest.mark.parametrize("number", [-1, CHOICES])
def test_there_is_no_reference_outside_the_range(number: int) -> None:
    with pytest.raises(ValueError):
        reference_of(number)


def test_new_references_are_new() -> None:
    assert len({new_reference() for _ in range(2_000)}) == 2_000


def fullwidth(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


@given(NUMBERS, BANK_WORDS, BANK_WORDS, st.data())
def test_it_is_found_whatever_a_bank_does(number: int, before: str, after: str, data: st.DataObject) -> None:
    reference = reference_of(number)
    signs = data.draw(
        st.lists(st.sampled_from(["", "", "", " ", "-", ".", "\n", " . ", "/"]), min_size=16, max_size=16)
    )
    broken = "".join(letter + sign for letter, sign in zip(reference, signs, strict=True))
    written = data.draw(st.sampled_from([str.upper, str.lower, str.title, fullwidth]))

    assert find_reference(before + written(broken) + after) == reference


@given(NUMBERS, st.integers(1, LENGTH))
def test_a_reference_that_was_cut_is_not_guessed(number: int, lost: int) -> None:
    assert find_reference(reference_of(number)[:-lost]) == ""


@given(NUMBERS, st.integers(2, LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_wrong_letter_is_noticed(number: int, place: int, letter: str) -> None:
    reference = reference_of(number)
    wrong = reference[:place] + letter + reference[place + 1 :]

    assert is_reference(wrong) == (wrong == reference)


@given(NUMBERS, st.integers(2, 13), st.integers(2, 13))
def test_every_swap_is_noticed(number: int, one: int, other: int) -> None:
    letters = list(reference_of(number))
    letters[one], letters[other] = letters[other], letters[one]
    swapped = "".join(letters)

    assert is_reference(swapped) == (swapped == reference_of(number))


@given(NUMBERS, NUMBERS)
def test_two_references_are_none_and_the_same_twice_is_one(one: int, other: int) -> None:
    both = f"{reference_of(one)} va {reference_of(other)}"

    assert find_reference(both) == (reference_of(one) if one == other else "")


@given(BANK_WORDS)
def test_words_hold_no_reference(words: str) -> None:
    assert find_reference(words) == ""


def test_a_million_purposes_of_others_hold_none() -> None:
    chance = random.Random(7)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    hostile = "OD" + ALPHABET  # Even text of nothing but our own letters is taken for a reference once in 529 marks.

    plain = "".join(chance.choices(letters, k=1_000_000))
    assert sum(bool(find_reference(plain[at : at + 60])) for at in range(0, 1_000_000, 60)) == 0
    marked = ["OD" + "".join(chance.choices(hostile, k=14)) for _ in range(20_000)]
    assert sum(map(is_reference, marked)) < 100


@pytest.mark.parametrize("text", ["", "OD", "od2222222222222 2", "OD" + "2" * 13 + "3", "ＯＤ" + "2" * 14])
def test_is_reference_is_exact(text: str) -> None:
    assert not is_reference(text)
