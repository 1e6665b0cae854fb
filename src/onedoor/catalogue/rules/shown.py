"""Which pages and fields the answers so far call for."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from pydantic import JsonValue

from onedoor.catalogue.rules.conditions import Told, evaluate
from onedoor.catalogue.terms import Definition, Field, Page

Given = Mapping[str, JsonValue]


def context(definition: Definition, answers: Given, channel: str, today: date) -> Told:
    """What conditions are computed over: every field of the definition stands in `answers`, null where unanswered.

    An answer to a question that is no longer asked counts as null too. `today` is the day of filing.
    """
    return asked_in_context(definition, answers, channel, today)[1]


Asked = tuple[tuple[Page, list[Field]], ...]


def asked(definition: Definition, answers: Given, channel: str, today: date) -> Asked:
    """The pages that are asked, each with its fields that are asked."""
    return asked_in_context(definition, answers, channel, today)[0]


def asked_in_context(definition: Definition, answers: Given, channel: str, today: date) -> tuple[Asked, Told]:
    """The pages and fields that are asked, and the `context`, in one pass."""
    try:
        given = json.dumps(answers)
    except (TypeError, ValueError, RecursionError):
        return _computed(definition, answers, channel, today)
    return _remembered(_Same(definition), given, str(channel), today)


class _Same:
    """A definition as a key: never changed, it is told from others by being itself."""

    __slots__ = ("definition",)

    def __init__(self, definition: Definition) -> None:
        self.definition = definition

    def __hash__(self) -> int:
        return id(self.definition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.definition is self.definition


@lru_cache(maxsize=16)
def _remembered(same: _Same, given: str, channel: str, today: date) -> tuple[Asked, Told]:
    """One request asks several times about the same answers."""
    return _computed(same.definition, json.loads(given), channel, today)


def _computed(definition: Definition, answers: Given, channel: str, today: date) -> tuple[Asked, Told]:
    told = _told(definition, answers, channel, today)
    return tuple(_asked(definition, told)), told


def visible_pages(definition: Definition, answers: Given, channel: str, today: date) -> tuple[Page, ...]:
    """The pages that are asked."""
    return tuple(page for page, _ in asked(definition, answers, channel, today))


def visible_fields(page: Page, answers: Given, channel: str, definition: Definition, today: date) -> tuple[Field, ...]:
    """The fields of a page that are asked; a condition on a question that was not answered sees null."""
    fields = (found for shown, found in asked(definition, answers, channel, today) if shown.id == page.id)
    return tuple(next(fields, ()))


def _told(definition: Definition, answers: Given, channel: str, today: date) -> Told:
    known: dict[str, JsonValue] = dict.fromkeys(field.id for page in definition.pages for field in page.fields)
    given = known | {key: answers[key] for key in known if key in answers}
    return Told.of({"answers": given, "channel": str(channel), "today": today.isoformat()})


def _asked(definition: Definition, told: Told) -> Iterator[tuple[Page, list[Field]]]:
    """Once through, in order: a condition looks only at what stands before it, and what is not asked becomes null."""
    answers = told["answers"]
    assert isinstance(answers, dict)  # noqa: S101  As `_told` made it.
    for page in definition.pages:
        shown = page.when is None or evaluate(page.when, told)
        fields = []
        for field in page.fields:
            if shown and (field.when is None or evaluate(field.when, told)):
                fields.append(field)
            else:
                answers[field.id] = None
        if shown:
            yield page, fields
