"""What was taken: by manner, agency, procedure and channel, of today or of the days that are asked for."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.templatetags.frame import words as word_of
from onedoor.doors.office import charts, words
from onedoor.doors.office.money_period import Days, days
from onedoor.doors.office.shown import DECIDES, agency_name, page
from onedoor.fees import queries
from onedoor.fees.terms import Manner, Taken


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its name, its figures, and the address of the records behind them."""

    label: str
    payments: int
    amount: int
    refunded: int
    query: str


@dataclass(frozen=True, slots=True)
class Part:
    """A chart with its table."""

    name: str
    title: str
    rows: tuple[Row, ...]
    chart: charts.Chart


@access(DECIDES)
def money(request: ActorRequest) -> HttpResponse:
    """The figures, each with the records behind it."""
    wanted = days(request.GET)
    taken = queries.taken(wanted.first, wanted.last, seen_by=request.actor)
    context = {
        "wanted": wanted,
        "total": Row("", sum(t.payments for t in taken), sum(t.amount for t in taken), _back(taken), wanted.query),
        "parts": [_part(name, taken, wanted) for name in _BY] if taken else [],
        "open": queries.open_differences(seen_by=request.actor),
        "failed": len(queries.failed_refunds(seen_by=request.actor)),
        "exports": _exports(),
    }
    return page(request, "money.html", context, status=400 if wanted.error else 200)


def _back(taken: Sequence[Taken]) -> int:
    return sum(one.refunded for one in taken)


def _exports() -> tuple[tuple[str, str], ...]:
    return (
        ("money", _("Tiền đã ghi")),
        ("dues", _("Khoản phải nộp")),
        ("differences", _("Chênh lệch")),
        ("receipts", _("Các biên lai")),
    )


def label_of(name: str, value: str, wanted: Days) -> str:
    """How a manner, agency, procedure or channel is called."""
    names: Mapping[str, Callable[[str], str]] = {
        "manner": lambda value: word_of(Manner(value)),
        "payee": agency_name,
        "procedure": lambda value: words.title_of(value, wanted.last),
        "channel": lambda value: str(words.CHANNELS.get(value, value)),
    }
    return names[name](value)


_BY: Mapping[str, Callable[[Taken], str]] = {
    "manner": lambda one: one.manner.value,
    "payee": lambda one: one.payee,
    "procedure": lambda one: one.procedure,
    "channel": lambda one: one.channel,
}


def _part(name: str, taken: Sequence[Taken], wanted: Days) -> Part:
    titles = {
        "manner": _("Theo cách nộp"),
        "payee": _("Theo cơ quan"),
        "procedure": _("Theo thủ tục"),
        "channel": _("Theo kênh nộp hồ sơ"),
    }
    groups: dict[str, list[Taken]] = defaultdict(list)
    for one in taken:
        groups[_BY[name](one)].append(one)
    rows = sorted(
        (
            Row(
                label_of(name, value, wanted),
                sum(one.payments for one in group),
                sum(one.amount for one in group),
                _back(group),
                f"{wanted.query}&{urlencode({name: value})}",
            )
            for value, group in groups.items()
        ),
        key=lambda row: row.label,
    )
    return Part(name, titles[name], tuple(rows), _chart(name, titles[name], rows, wanted))


def _chart(name: str, title: str, rows: Sequence[Row], wanted: Days) -> charts.Chart:
    about = _("Đồng, %(days)s; cột xám: đã hoàn, cột xanh: đã thu. Số liệu ở bảng bên cạnh.") % {"days": wanted.words}
    keys = (_("Đã hoàn"), _("Đã thu")) if any(row.refunded for row in rows) else (_("Đã thu"),)
    numbers: list[charts.Numbers] = [
        (row.label, (float(row.refunded), float(row.amount))[-len(keys) :], None) for row in rows
    ]
    return charts.bars(name, title, about, keys, numbers)
