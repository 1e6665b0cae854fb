"""The rows of the inbox as HTML, made here: a template would take longer for fifty rows than the database does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from onedoor.doors.desk.time_words import TimeWords
from onedoor.doors.desk.words import CHANNELS, COLUMNS
from onedoor.doors.frame.fast_html import html
from onedoor.doors.frame.templatetags.frame import moment, state_tag, words
from onedoor.dossiers.terms import OPEN, InboxRow, State, Turn

_CODE = "CODE"
"""Where a code goes in the address of a dossier: fifty look-ups of one address are one."""


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
    address = reverse("desk:dossier", args=[_CODE])
    return SafeString(
        "\n".join(_row(line, columns, address, nth if ticks else 0) for nth, line in enumerate(lines, start=1))
    )


def _row(line: Line, columns: Sequence[str], address: str, tick: int) -> SafeString:
    return html(
        '<tr class="govuk-table__row desk-row desk-row--%s" role="row" data-row>%s'
        '<th scope="row" role="rowheader" class="govuk-table__header desk-who">'
        '<a class="govuk-link" href="%s" data-open>%s</a> <span class="desk-code">%s</span></th>%s</tr>',
        line.time.tone,
        _tick(line, tick) if tick else "",
        address.replace(_CODE, line.row.code),
        line.row.applicant,
        line.row.code,
        SafeString("".join(_cell(line, column) for column in columns)),
    )


def _tick(line: Line, nth: int) -> SafeString:
    if not line.takeable:
        return SafeString('<td class="desk-tick" role="cell"></td>')
    what = _("Chọn hồ sơ %(code)s của %(name)s") % {"code": line.row.code, "name": line.row.applicant}
    return html(
        '<td class="desk-tick" role="cell"><span class="govuk-checkboxes govuk-checkboxes--small">'
        '<span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="code" '
        'value="%s" id="tick-%s"><label class="govuk-label govuk-checkboxes__label" for="tick-%s">'
        '<span class="govuk-visually-hidden">%s</span></label></span></span></td>',
        line.row.code,
        nth,
        nth,
        what,
    )


def _cell(line: Line, column: str) -> SafeString:
    """What stands in the column; on a phone, where no heads are shown, some begin with their name."""
    if column not in _NAMED:
        return html('<td class="govuk-table__cell" role="cell">%s</td>', _CELLS[column](line))
    return html(
        '<td class="govuk-table__cell" role="cell"><span class="desk-label">%s: </span>%s</td>',
        COLUMNS[column],
        _CELLS[column](line),
    )


def _time(line: Line) -> SafeString:
    """Time left in words, and the day itself."""
    time = line.time
    if time.due_at is None:
        return html('<span class="desk-time desk-time--%s">%s</span>', time.tone, time.text)
    return html(
        '<span class="desk-time desk-time--%s">%s</span> <time class="desk-time__due" datetime="%s">%s</time>',
        time.tone,
        time.text,
        time.due_at.isoformat(),
        moment(time.due_at),
    )


def _assigned(line: Line) -> str:
    if line.mine:
        return _("Tôi")
    if line.row.state not in OPEN:
        return "–"
    return line.row.assigned_name or html('<span class="od-muted">%s</span>', _("Chưa ai nhận"))


def _submitted(line: Line) -> SafeString:
    at = line.row.submitted_at
    return html('<time datetime="%s">%s</time>', at.isoformat(), moment(at))


@lru_cache(maxsize=256)
def _state(state: State, language: str) -> SafeString:
    with override(language):
        return state_tag(state)


@lru_cache(maxsize=256)
def _turn(turn: Turn, language: str) -> SafeString:
    with override(language):
        return html('<span class="desk-turn desk-turn--%s">%s</span>', turn, words(turn))


_NAMED = frozenset({"stage", "assigned", "submitted", "channel"})
_CELLS: Mapping[str, Callable[[Line], str]] = {
    "procedure": lambda line: line.title,
    "time": _time,
    "turn": lambda line: _turn(line.row.turn, get_language() or "vi"),
    "state": lambda line: _state(line.row.state, get_language() or "vi"),
    "stage": lambda line: line.stage or "–",
    "assigned": _assigned,
    "submitted": _submitted,
    "channel": lambda line: str(CHANNELS.get(line.row.channel, line.row.channel)),
}
