"""A word that the catalogue does not know: its beginning, a typing error, two words run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.catalogue.rules.spelling import distance, meant

WORDS = {"khai": 9, "sinh": 8, "anh": 3, "certificate": 2, "certified": 1, "licence": 4, "2026": 1, "tu": 5, "tinh": 9}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sinh", ("sinh",)),
        ("sihn", ("sinh",)),
        ("snh", ("sinh", "anh")),
        ("sinhh", ("sinh",)),
        ("zinh", ("tinh", "sinh")),
        ("cert", ("certificate", "certified")),
        ("certifcate", ("certificate",)),
        ("cetrifcate", ("certificate",)),
        ("license", ("licence",)),
        ("lisense", ("licence",)),
        ("khaisinh", ("khai", "sinh")),
        ("2027", ()),
        ("tx", ()),
        ("zzzz", ()),
        ("k", ()),
    ],
)
def test_what_a_word_may_stand_for(typed: str, found: tuple[str, ...]) -> None:
    assert meant(typed, WORDS) == found


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("", "", 0), ("ab", "ba", 1), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abcd", "badc", 2)],
)
def test_a_swap_counts_once(one: str, other: str, far: int) -> None:
    assert distance(one, other, at_most=2) == far


def test_too_far_is_not_measured() -> None:
    assert distance("khai", "sinh", at_most=2) is None


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, at_most=6) == distance(other, one, at_most=6)
    assert (distance(one, other, at_most=6) == 0) is (one == other)
