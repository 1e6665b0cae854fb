"""The rows of the inbox as HTML, made here: a template would take longer for fifty rows than the database does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from onedoor.doors.desk.time_words import TimeWords
from onedoor.doors.desk.words import CHANNELS, COLUMNS
from onedoor.doors.frame.templatetags.frame import moment, state_tag, words
from onedoor.dossiers.terms import OPEN, InboxRow


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the page shows it."""

    row: InboxRow
    title: str
    time: TimeWords
    stage: str
    mine: bool

    @property
    def takeable(self) -> bool:
        """Whether it may be ticked, to be taken."""
        return self.row.assigned_to is None and self.row.state in OPEN


def rows_html(lines: Sequence[Line], columns: Sequence[str]) -> SafeString:
    """The rows of the table, with the chosen columns; a column of ticks comes first where any row may be taken."""
    ticks = any(line.takeable for line in lines)
    return format_html_join(
        "\n", "{}", ((_row(line, columns, nth if ticks else 0),) for nth, line in enumerate(lines, start=1))
    )


def _row(line: Line, columns: Sequence[str], tick: int) -> SafeString:
    return format_html(
        '<tr class="govuk-table__row desk-row desk-row--{}" role="row" data-row>{}'
        '<th scope="row" role="rowheader" class="govuk-table__header desk-who">'
        '<a class="govuk-link" href="{}" data-open>{}</a> <span class="desk-code">{}</span></th>{}</tr>',
        line.time.tone,
        _tick(line, tick) if tick else "",
        reverse("desk:dossier", args=[line.row.code]),
        line.row.applicant,
        line.row.code,
        format_html_join(
            "", '<td class="govuk-table__cell" role="cell">{}</td>', ((_cell(line, column),) for column in columns)
        ),
    )


def _tick(line: Line, nth: int) -> SafeString:
    if not line.takeable:
        return SafeString('<td class="desk-tick" role="cell"></td>')
    what = _("Chọn hồ sơ %(code)s của %(name)s") % {"code": line.row.code, "name": line.row.applicant}
    return format_html(
        '<td class="desk-tick" role="cell"><span class="govuk-checkboxes govuk-checkboxes--small">'
        '<span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="code" '
        'value="{}" id="tick-{}"><label class="govuk-label govuk-checkboxes__label" for="tick-{}">'
        '<span class="govuk-visually-hidden">{}</span></label></span></span></td>',
        line.row.code,
        nth,
        nth,
        what,
    )


def _cell(line: Line, column: str) -> str:
    """What stands in the column; on a phone, where no heads are shown, some begin with their name."""
    content = _CELLS[column](line)
    if column not in _NAMED:
        return content
    return format_html('<span class="desk-label">{}: </span>{}', COLUMNS[column], content)


def _time(line: Line) -> str:
    """Time left in words, and the day itself."""
    time = line.time
    left = format_html('<span class="desk-time desk-time--{}">{}</span>', time.tone, time.text)
    if time.due_at is None:
        return left
    return left + format_html(
        ' <time class="desk-time__due" datetime="{}">{}</time>', time.due_at.isoformat(), moment(time.due_at)
    )


def _turn(line: Line) -> str:
    return format_html('<span class="desk-turn desk-turn--{}">{}</span>', line.row.turn, words(line.row.turn))


def _assigned(line: Line) -> str:
    if line.mine:
        return _("Tôi")
    if line.row.state not in OPEN:
        return "–"
    return line.row.assigned_name or format_html('<span class="od-muted">{}</span>', _("Chưa ai nhận"))


def _submitted(line: Line) -> str:
    at = line.row.submitted_at
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), moment(at))


_NAMED = frozenset({"stage", "assigned", "submitted", "channel"})
_CELLS: Mapping[str, Callable[[Line], str]] = {
    "procedure": lambda line: line.title,
    "time": _time,
    "turn": _turn,
    "state": lambda line: state_tag(line.row.state),
    "stage": lambda line: line.stage or "–",
    "assigned": _assigned,
    "submitted": _submitted,
    "channel": lambda line: str(CHANNELS.get(line.row.channel, line.row.channel)),
}
