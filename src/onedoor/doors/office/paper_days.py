"""How the office says what came of days without paper, beside normal days."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from onedoor.base.shares import Interval
from onedoor.doors.frame.paperless_words import exception_title
from onedoor.doors.frame.templatetags.figures import between, decimal, grouped, percent
from onedoor.doors.office.charts import Chart, Numbers, bars, in_per_cent
from onedoor.programme.terms.paperless import Arrival, Compared, DayResult, Group, Outcome

Cell = tuple[str, str]
"""A figure, and what stands small below it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what, on days without paper, on normal days, and the difference."""

    what: str
    then: Cell
    normal: Cell
    difference: Cell = ("", "")


@dataclass(frozen=True, slots=True)
class Shown:
    """The result in words."""

    verdict: str
    few: bool
    rows: tuple[Row, ...]
    chart: Chart | None
    days: tuple[tuple[object, ...], ...]


def shown(found: DayResult) -> Shown:
    """The sentence above, the table, and the chart beside it."""
    return Shown(_verdict(found.online), found.online.few, _rows(found), _chart(found), tuple(
        (one.day, one.online, one.paper, one.arrivals[Outcome.EXCEPTION], one.arrivals[Outcome.HELPED],
         one.arrivals[Outcome.LEFT])
        for one in found.days[:30]
    ))  # fmt: skip


def excepted(rows: tuple[Arrival, ...]) -> list[tuple[Arrival, str]]:
    """Each exception with its title."""
    return [(one, exception_title(one.exception)) for one in rows]


def _verdict(online: Compared) -> str:
    if online.difference is None:
        return _("Chưa so được: một trong hai bên chưa có hồ sơ nào.")
    points = decimal(100 * abs(online.difference.value))
    if online.difference.low > 0:
        return _("Tỷ lệ nộp trực tuyến cao hơn ngày thường %(points)s điểm phần trăm.") % {"points": points}
    if online.difference.high < 0:
        return _("Tỷ lệ nộp trực tuyến thấp hơn ngày thường %(points)s điểm phần trăm.") % {"points": points}
    return _("Chưa thấy tỷ lệ nộp trực tuyến khác ngày thường.")


def _rows(found: DayResult) -> tuple[Row, ...]:
    then, normal = found.then, found.normal
    counted = [
        Row(_("Ngày làm việc"), (grouped(then.days), ""), (grouped(normal.days), "")),
        Row(_("Hồ sơ nộp"), (grouped(then.filed), _a_day(then)), (grouped(normal.filed), _a_day(normal))),
    ]
    came = [
        (_("Nhận giấy ở quầy"), Outcome.TAKEN),
        (_("Giấy nhận theo ngoại lệ"), Outcome.EXCEPTION),
        (_("Được giúp nộp trực tuyến tại quầy"), Outcome.HELPED),
        (_("Ra về, chưa nộp"), Outcome.LEFT),
    ]
    return (
        *counted,
        _share(_("Nộp trực tuyến"), found.online, then.filed, normal.filed),
        *(Row(what, (grouped(then.arrivals[one]), ""), (grouped(normal.arrivals[one]), "")) for what, one in came),
        _share(_("Đúng hạn, trong số đã đến hạn"), found.in_time, then.ran_out, normal.ran_out),
        Row(_("Thời gian giải quyết, trung vị"), _hours(then), _hours(normal)),
    )


def _a_day(one: Group) -> str:
    if not one.days:
        return ""
    return _("%(n)s mỗi ngày") % {"n": decimal(one.filed / one.days)}


def _share(what: str, found: Compared, n_then: int, n_normal: int) -> Row:
    return Row(what, _interval(found.then, n_then), _interval(found.normal, n_normal), _difference(found.difference))


def _interval(share: Interval | None, n: int) -> Cell:
    if share is None:
        return "–", ""
    return percent(share.value), f"{between(share)}; n\u00a0=\u00a0{grouped(n)}"


def _difference(found: Interval | None) -> Cell:
    if found is None:
        return "–", ""
    value, low, high = (_signed(one) for one in (found.value, found.low, found.high))
    return _("%(value)s điểm") % {"value": value}, _("%(low)s đến %(high)s") % {"low": low, "high": high}


def _signed(share: float) -> str:
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{decimal(100 * abs(share))}"


def _hours(one: Group) -> Cell:
    if one.hours is None:
        return "–", ""
    return _("%(hours)s giờ làm việc") % {"hours": decimal(one.hours)}, f"n\u00a0=\u00a0{grouped(one.handled)}"


def _chart(found: DayResult) -> Chart | None:
    sides = ((_("Ngày không giấy"), found.online.then), (_("Ngày thường"), found.online.normal))
    numbers: list[Numbers] = [
        (name, (100 * share.value,), (100 * share.low, 100 * share.high)) for name, share in sides if share is not None
    ]
    if len(numbers) < len(sides):
        return None
    title = _("Tỷ lệ nộp trực tuyến")
    return in_per_cent(bars("paper-days", title, _verdict(found.online), (title,), numbers))
