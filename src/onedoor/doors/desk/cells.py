"""The cells of the inbox, made once each: a template would take longer for fifty rows than the database does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from onedoor.doors.desk.time_words import TimeWords
from onedoor.doors.desk.words import CHANNELS, COLUMNS
from onedoor.doors.frame.templatetags.frame import moment, state_tag, words
from onedoor.dossiers.terms import OPEN, InboxRow


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the page shows it; `cells` are those of the chosen columns, in their order."""

    row: InboxRow
    title: str
    time: TimeWords
    stage: str
    mine: bool
    cells: tuple[str, ...] = ()

    @property
    def takeable(self) -> bool:
        """Whether it may be ticked, to be taken."""
        return self.row.assigned_to is None and self.row.state in OPEN


def cells(line: Line, columns: Sequence[str]) -> tuple[str, ...]:
    """What stands in each of `columns`, as HTML; on a phone, where no heads are shown, some begin with their name."""
    return tuple(
        format_html('<span class="desk-label">{}: </span>{}', COLUMNS[column], _CELLS[column](line))
        if column in _NAMED
        else _CELLS[column](line)
        for column in columns
    )


def time_cell(line: Line) -> str:
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
    return line.row.assigned_name or format_html('<span class="od-muted">{}</span>', _("Chưa ai nhận"))


def _submitted(line: Line) -> str:
    at = line.row.submitted_at
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), moment(at))


_NAMED = frozenset({"stage", "assigned", "submitted", "channel"})
_CELLS: Mapping[str, Callable[[Line], str]] = {
    "procedure": lambda line: line.title,
    "time": time_cell,
    "turn": _turn,
    "state": lambda line: state_tag(line.row.state),
    "stage": lambda line: line.stage or "–",
    "assigned": _assigned,
    "submitted": _submitted,
    "channel": lambda line: str(CHANNELS.get(line.row.channel, line.row.channel)),
}
