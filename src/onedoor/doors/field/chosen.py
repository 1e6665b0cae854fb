"""The procedures that a form offers, under the life events in which people know them: a phone shows few at once."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language

from onedoor.base import clock
from onedoor.base.text import fold
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.life_events import LIFE_EVENT_EXAMPLES, LIFE_EVENTS


@dataclass(frozen=True, slots=True)
class Offered:
    """A procedure: `words` is what a filter finds it by, in both languages."""

    value: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A life event with its procedures; `ticked` is how many of them are chosen."""

    id: str
    title: Promise
    examples: Promise
    choices: tuple[Offered, ...]
    ticked: int


def groups(ticked: Collection[str]) -> tuple[Group, ...]:
    """Each procedure in force once, under the first of its life events."""
    language = get_language() or "vi"
    offered: dict[str, list[Offered]] = {event: [] for event in LIFE_EVENTS}
    for card in catalogue.services(language=language, on=clock.today()):
        title = card.title.in_(language)
        offered[card.life_events[0]].append(Offered(card.procedure, title, fold(f"{card.title.vi} {card.title.en}")))
    return tuple(
        Group(event, LIFE_EVENTS[event], LIFE_EVENT_EXAMPLES[event], tuple(some), sum(o.value in ticked for o in some))
        for event, some in offered.items()
        if some
    )


def choices() -> list[Choice]:
    """The same in one list, as a form takes them."""
    return [Choice(one.value, one.label) for group in groups(()) for one in group.choices]
