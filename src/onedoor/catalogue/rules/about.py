"""Whom or what a set of answers is about, in the few words by which a person knows it again."""

from collections.abc import Callable

from pydantic import JsonValue

from onedoor.catalogue.rules.words import display
from onedoor.catalogue.terms import Answers, Definition, Field, FieldType

_NAMES = frozenset({FieldType.NAME, FieldType.PERSON})
_OF_THE_PERSON = frozenset({"claims", "subject", "population", "vault"})
_THINGS = (frozenset({FieldType.TEXT, FieldType.ADDRESS}), frozenset({FieldType.CHOICE}))
"""What else a person knows a matter again by, the better first."""


def about(
    definition: Definition, answers: Answers, *, own_name: str, language: str, area_name: Callable[[str, str], str]
) -> str:
    """The first name answered that is not the person's own, else what was typed first, or chosen first; or nothing."""
    fields = [(field, answers.get(field.id)) for page in definition.pages for field in page.fields]
    names = (_name(answer) for field, answer in fields if field.type in _NAMES)
    if found := next((name for name in names if name and name.casefold() != own_name.casefold()), ""):
        return found
    for kinds in _THINGS:
        typed = (_said(field, answer, language, area_name) for field, answer in fields if _is_theirs(field, kinds))
        if found := next(filter(None, typed), ""):
            return found
    return ""


def _is_theirs(field: Field, kinds: frozenset[FieldType]) -> bool:
    """Whether it tells of the matter, and not of who files."""
    return field.type in kinds and _OF_THE_PERSON.isdisjoint(source.split(".")[0] for source in field.sources)


def _name(answer: JsonValue) -> str:
    found = answer.get("name") if isinstance(answer, dict) else answer
    return found if isinstance(found, str) else ""


def _said(field: Field, answer: JsonValue, language: str, area_name: Callable[[str, str], str]) -> str:
    return ", ".join(text for _, text in display(field, answer, language, area_name=area_name))
