"""Whose turn it is to sign, who may take a place, and when a reminder is due."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from onedoor.base.ids import new_id
from onedoor.signing import rules
from onedoor.signing.terms import Part, PlaceRow, PlaceState

NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
WANTED, GIVEN, DECLINED = PlaceState.WANTED, PlaceState.GIVEN, PlaceState.DECLINED


def place(position: int, state: PlaceState = WANTED, part: Part = Part.PERSON) -> PlaceRow:
    return PlaceRow(new_id(), position, part, f"P{position}", state, new_id(), None, None, None)


@pytest.mark.parametrize(
    ("states", "in_order", "turn"),
    [
        ((WANTED, WANTED), True, [1]),
        ((WANTED, WANTED), False, [1, 2]),
        ((GIVEN, WANTED), True, [2]),
        ((DECLINED, WANTED), True, []),
        ((DECLINED, WANTED), False, [2]),
        ((GIVEN, GIVEN), True, [3]),
        ((GIVEN, DECLINED), False, []),
        ((GIVEN, DECLINED), True, []),
    ],
)
def test_whose_turn_it_is(states: tuple[PlaceState, ...], in_order: bool, turn: list[int]) -> None:
    """The third is a seal: it comes after every person, and not where one of them declined."""
    places = [place(number, state) for number, state in enumerate(states, start=1)] + [place(3, part=Part.SEAL)]

    assert [one.position for one in rules.wanted_now(places, in_order=in_order)] == turn


@pytest.mark.parametrize(
    ("reminders", "waited", "due"),
    [(0, 47, True), (0, 46, False), (1, 95, True), (1, 94, False), (2, 143, True), (2, 142, False), (3, 9999, False)],
)
def test_when_a_reminder_is_due(reminders: int, waited: int, due: bool) -> None:
    last = NOW - timedelta(hours=waited)

    assert rules.remind_due(last, last if reminders else None, reminders, NOW) is due


def test_a_place_is_taken_by_its_holder_or_by_number_only() -> None:
    me, other, number = new_id(), new_id(), "001093023456"
    open_place = replace(place(2), holder_id=None, invited_at=NOW)
    mine = replace(open_place, holder_id=me)

    assert rules.may_admit(open_place, number, holder=me, number=number)
    assert rules.may_admit(mine, number, holder=me, number="")
    assert not rules.may_admit(open_place, number, holder=me, number="001098034567")
    assert not rules.may_admit(open_place, "", holder=me, number="")
    assert not rules.may_admit(mine, number, holder=other, number=number)
    assert not rules.may_admit(open_place, number, holder=None, number=number)
    assert not rules.may_admit(replace(open_place, invited_at=None), number, holder=me, number=number)
