"""The fields with which a wrong row is mended: only the cells in question, holding what the file says."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Actor
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.office.plan_file_words import OUTPUT, cell_of, where, why
from onedoor.programme import queries
from onedoor.programme.terms.plan_files import Column, FileView, RowView

_NONE = "none"
_DAYS = (Column.STARTS, Column.DUE)


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen: the agency's people and the indicators."""

    names: Mapping[str, str]
    effects: tuple[Choice, ...]

    @classmethod
    def of(cls, view: FileView, by: Actor) -> "Options":
        """Those of the file's plan."""
        language = get_language() or "vi"
        people = {str(one.id): one.name for one in queries.colleagues(view.agency, seen_by=by)}
        indicators = [Choice(one.name, f"{one.title.in_(language)} ({one.name})") for one in queries.offered()]
        return cls(people, (Choice(OUTPUT, _("Không: đây là đầu ra")), *indicators))


@dataclass(frozen=True, slots=True)
class Mending:
    """A wrong row: where it is, what it is about, what else the file says of it, and its fields."""

    row: RowView
    where: str
    title: str
    fields: tuple[FormField, ...]


def mending(view: FileView, row: RowView, options: Options) -> Mending:
    """The row's fields: each wrong cell, and the other day where one of both is wrong."""
    wrongs = row.judged.wrongs
    asked = [one for one in Column if one in wrongs or (one in _DAYS and any(day in wrongs for day in _DAYS))]
    fields = []
    for column in asked:
        text = row.found.cells.get(column, "")
        error = why(column, wrongs[column], text, view.year) if column in wrongs else ""
        fields.append(_field(row, column, text, error, options, cell_of(view, row, column)))
    return Mending(row, where(row), row.found.cells.get(Column.TITLE, ""), tuple(fields))


def cells_typed(typed: Mapping[str, str], row: RowView) -> dict[Column, str]:
    """What was typed for a row. A list from which nothing was chosen leaves the cell as the file has it."""
    told: dict[Column, str] = {}
    for column in Column:
        value = typed.get(_name(row, column))
        if value is None or (column in (Column.FOCAL, Column.EFFECT) and not value):
            continue
        told[column] = "" if column is Column.FOCAL and value == _NONE else value.strip()
    return told


def _field(row: RowView, column: Column, text: str, error: str, options: Options, label: str) -> FormField:
    name = _name(row, column)
    if column is Column.FOCAL:
        people = [Choice(_NONE, _("Chưa giao")), *(Choice(one, who) for one, who in options.names.items())]
        return FormField(
            name, label, kind="select", choices=tuple(people), empty_choice=_("Hãy chọn"), value=text, error=error
        )
    if column is Column.EFFECT:
        return FormField(
            name, label, kind="select", choices=options.effects, empty_choice=_("Hãy chọn"), value=text, error=error
        )
    long = column is Column.RESOURCES or len(text) > 80
    return FormField(
        name, label, kind="textarea" if long else "text", value=text, error=error, rows=3,
        required=column in (Column.TITLE, Column.DUE), width=0 if column not in _DAYS else 20,
    )  # fmt: skip


def _name(row: RowView, column: Column) -> str:
    return f"{column}-{row.id}"
