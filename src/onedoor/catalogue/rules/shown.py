"""Which pages and fields the answers so far call for."""

from collections.abc import Mapping
from datetime import date

from pydantic import JsonValue

from onedoor.catalogue.rules.conditions import evaluate
from onedoor.catalogue.terms import Definition, Field, Page


def context(
    definition: Definition | None, answers: Mapping[str, JsonValue], channel: str, today: date | None = None
) -> dict[str, object]:
    """What conditions are evaluated in: every field of the definition stands in `answers`, null where unanswered."""
    pages = definition.pages if definition else ()
    known: dict[str, JsonValue] = dict.fromkeys(field.id for page in pages for field in page.fields)
    return {"answers": known | dict(answers), "channel": str(channel), "today": today.isoformat() if today else ""}


def visible_pages(definition: Definition, answers: Mapping[str, JsonValue], channel: str) -> tuple[Page, ...]:
    """The pages that are asked."""
    told = context(definition, answers, channel)
    return tuple(page for page in definition.pages if page.when is None or evaluate(page.when, told))


def visible_fields(
    page: Page, answers: Mapping[str, JsonValue], channel: str, definition: Definition | None = None
) -> tuple[Field, ...]:
    """The fields of a page that are asked; a condition on a question that was not answered sees null."""
    told = context(definition, _with_nulls(page, answers), channel)
    return tuple(field for field in page.fields if field.when is None or evaluate(field.when, told))


def _with_nulls(page: Page, answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    nulls: dict[str, JsonValue] = dict.fromkeys(field.id for field in page.fields)
    return nulls | dict(answers)
