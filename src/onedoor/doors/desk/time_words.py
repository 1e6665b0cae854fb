"""Time left as an officer says it: a few words, and a colour that never stands alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onedoor.base.working_time import WorkingCalendar, time_left
from onedoor.dossiers.terms import State, TimeLeft

_TONES = {
    TimeLeft.OVERDUE: "late",
    TimeLeft.DUE_TODAY: "today",
    TimeLeft.DUE_SOON: "soon",
    TimeLeft.PLENTY: "plenty",
    TimeLeft.PAUSED: "paused",
    TimeLeft.NO_LIMIT: "none",
    TimeLeft.DONE_IN_TIME: "done",
    TimeLeft.DONE_LATE: "done",
}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """`text` says how long; `tone` is late, today, soon, plenty, paused, none or done; `due_at` is shown beside it."""

    text: str
    tone: str
    due_at: datetime | None = None


def in_words(
    left: TimeLeft,
    state: State,
    due_at: datetime | None,
    submitted_at: datetime,
    *,
    calendar: WorkingCalendar,
    now: datetime,
) -> TimeWords:
    """Time left of a dossier, counted in its agency's working time."""
    tone = _TONES[left]
    if left is TimeLeft.NO_LIMIT or due_at is None:
        if state is State.SUBMITTED:
            waited = spell(calendar, submitted_at, now)
            return TimeWords(_("Chờ tiếp nhận %(time)s") % {"time": waited} if waited else _("Vừa nộp"), tone)
        return TimeWords(_("Chưa tính hạn"), tone)
    match left:
        case TimeLeft.OVERDUE:
            late = spell(calendar, due_at, now)
            text = _("Quá hạn %(time)s") % {"time": late} if late else _("Vừa quá hạn")
        case TimeLeft.DUE_TODAY:
            text = _("Hôm nay, trước %(time)s") % {"time": f"{due_at.astimezone(calendar.zone):%H:%M}"}
        case TimeLeft.DUE_SOON | TimeLeft.PLENTY:
            rest = spell(calendar, now, due_at)
            text = _("Còn %(time)s") % {"time": rest} if rest else _("Sắp đến hạn")
        case TimeLeft.PAUSED:
            text = _("Tạm dừng tính hạn")
        case TimeLeft.DONE_IN_TIME:
            text = _("Xong đúng hạn")
        case _:
            text = _("Xong trễ hạn")
    return TimeWords(text, tone, due_at)


def spell(calendar: WorkingCalendar, first: datetime, last: datetime) -> str:
    """The working time between two moments in words: days where there is one, else hours, else minutes; "" for none."""
    left = time_left(calendar, first, last)
    if left.days:
        return ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", left.days) % {"n": left.days}
    hours = left.rest // timedelta(hours=1)
    if hours:
        return ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", hours) % {"n": hours}
    minutes = left.rest // timedelta(minutes=1)
    return ngettext("%(n)s phút làm việc", "%(n)s phút làm việc", minutes) % {"n": minutes} if minutes else ""
