"""The answers as an officer reads them: page by page, with what was not yet checked and what was asked again."""

from dataclasses import dataclass

from django.utils.translation import get_language

from onedoor.agencies import queries as agencies
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Field, FieldType
from onedoor.doors.desk.case import Case


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one field; `title` where it has several (a person), `unverified` where no register saw it yet."""

    id: str
    title: str
    lines: tuple[tuple[str, str], ...]
    unverified: bool
    asked_again: str
    given_again: bool


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """One page of the form."""

    title: str
    groups: tuple[Group, ...]


def pages_of(case: Case) -> tuple[AnsweredPage, ...]:
    """The pages that were asked, with their answers; pages without any answer are left out."""
    view, language = case.view, get_language() or "vi"
    shown = []
    for page in catalogue_rules.visible_pages(case.definition, view.answers, view.channel, case.filed_on):
        fields = catalogue_rules.visible_fields(page, view.answers, view.channel, case.definition, case.filed_on)
        groups = tuple(group for field in fields if (group := _group(case, field, language)) is not None)
        if groups:
            shown.append(AnsweredPage(page.title.in_(language), groups))
    return tuple(shown)


def _group(case: Case, field: Field, language: str) -> Group | None:
    value = case.view.answers.get(field.id)
    if value is None or field.type is FieldType.FILE:
        return None
    lines = tuple(catalogue_rules.display(field, value, language, area_name=agencies.area_name))
    if not lines:
        return None
    label = field.label.in_(language)
    several = field.type in {FieldType.PERSON, FieldType.TABLE}
    answered = (item for row in case.view.supplements if row.answered_at for item in row.items)
    return Group(
        id=field.id,
        title=label if several else "",
        lines=tuple(
            (text.removeprefix(label).lstrip(" –").capitalize() if several else text, said) for text, said in lines
        ),
        unverified=any(name == field.id or name.startswith(f"{field.id}.") for name in case.view.unverified),
        asked_again=_asked_again(case, field),
        given_again=any(item.kind == "field" and item.id == field.id for item in answered),
    )


def _asked_again(case: Case, field: Field) -> str:
    asked = case.open_supplement
    items = asked.items if asked else ()
    return next((item.why for item in items if item.kind == "field" and item.id == field.id), "")
