"""Who may sign when, and whether a certificate is that person's."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from onedoor.signing.errors import NothingToSign, NotInThisState, NotTheHolder
from onedoor.signing.terms import (
    CEREMONY_MOVES,
    CeremonyState,
    CertificateFacts,
    Part,
    PlaceRow,
    PlaceState,
    Signatory,
)

PATIENCE = timedelta(minutes=10)
"""So long a ceremony may take from its beginning to the person's answer."""
REMIND_AFTER = timedelta(days=2)
"""Who was invited to sign, and has not, is reminded after this, then after twice and three times as long."""
MOST_REMINDERS = 3
"""Then no more: whoever asked them sees that they have not signed."""
STAMP_BEFORE = timedelta(days=180)
"""A document is stamped again when its youngest time-stamp can be checked for less than this."""
_PAUSES = (2, 2, 3, 3, 5, 5, 5, 10)


def wanted_now(places: Sequence[PlaceRow], *, in_order: bool) -> tuple[PlaceRow, ...]:
    """The places whose turn it is: the first that is not given, or all of them where order does not matter.

    A seal comes after every person: it vouches for what they signed. Who declined holds up those after them.
    """
    missing = sorted((each for each in places if each.state is not PlaceState.GIVEN), key=lambda each: each.position)
    people = [place for place in missing if place.part is Part.PERSON]
    turn = people if people and not in_order else (people or missing)[:1]
    return tuple(place for place in turn if place.state is PlaceState.WANTED)


def place_for(places: Sequence[PlaceRow], holder: UUID | None, *, in_order: bool) -> PlaceRow:
    """The place that this holder may fill now. Refuses: NothingToSign."""
    for place in wanted_now(places, in_order=in_order):
        if place.part is Part.PERSON and holder is not None and place.holder_id == holder:
            return place
    raise NothingToSign


def may_admit(place: PlaceRow, wanted: str, *, holder: UUID | None, number: str) -> bool:
    """Whether the place is that holder's, or waits for whoever has the `wanted` number, and `number` is that."""
    if holder is None or place.invited_at is None:
        return False
    return place.holder_id == holder or (place.holder_id is None and number != "" and number == wanted)


def check_ceremony(state: CeremonyState, to: CeremonyState) -> None:
    """Refuses: NotInThisState."""
    if to not in CEREMONY_MOVES[state]:
        raise NotInThisState(state=state.value)


def pause(checks: int) -> timedelta:
    """How long to wait before asking again what the person did."""
    return timedelta(seconds=_PAUSES[min(checks, len(_PAUSES) - 1)])


def remind_due(invited_at: datetime, reminded_at: datetime | None, reminders: int, now: datetime) -> bool:
    """Whether it is time for a (further) reminder: rarer each time, and not for ever.

    An hour early is time enough: what runs once a day would come a day late else.
    """
    waited = now - (reminded_at or invited_at) + timedelta(hours=1)
    return reminders < MOST_REMINDERS and waited >= REMIND_AFTER * (reminders + 1)


def stamp_due(until: datetime | None, now: datetime) -> bool:
    """Whether the proof of time wears out soon."""
    return until is not None and until - now < STAMP_BEFORE


def check_holder(facts: CertificateFacts, who: Signatory) -> None:
    """The certificate is the signatory's: number for number where a number is known, and name for name.

    Refuses: NotTheHolder.
    """
    if _plain(facts.name) != _plain(who.name):
        raise NotTheHolder
    if who.number and who.number not in facts.numbers:
        raise NotTheHolder


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())[:64]
