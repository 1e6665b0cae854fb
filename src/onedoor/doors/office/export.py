"""Money, dues, differences and receipts as a file to take away, with the period and the scope written in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.frame.templatetags.frame import words as word_of
from onedoor.doors.office.difference_words import happened, resolved
from onedoor.doors.office.money_period import Days, days
from onedoor.doors.office.shown import DECIDES, agency_name
from onedoor.doors.office.spreadsheet import Cell, Sheet, as_csv, as_xlsx
from onedoor.fees import queries, rules

MOST = 100_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@access(DECIDES)
def export(request: ActorRequest, what: str, kind: str) -> HttpResponse:
    """The file; that it was taken away is written down. Refuses: NotFound."""
    wanted, made = days(request.GET), _TABLES.get(what)
    if made is None or kind not in ("xlsx", "csv") or wanted.error:
        raise NotFound
    queries.note_export(f"export:{what}:{wanted.first}:{wanted.last}", seen_by=request.actor)
    table = made(wanted, request.actor)
    scope = _("%(agency)s và các cơ quan trực thuộc") % {"agency": agency_name(request.actor.agency or "")}
    notes: tuple[tuple[str, Cell], ...] = (
        (_("Danh sách"), table.title),
        (_("Từ ngày"), wanted.first),
        (_("Đến hết ngày"), wanted.last),
        (_("Phạm vi"), scope),
        (_("Lập lúc"), clock.now()),
        (_("Số dòng"), len(table.rows)),
        (_("Nhiều nhất"), MOST),
    )
    sheet = Sheet(table.title, notes, table.columns, table.rows)
    name = f"{what}-{wanted.first:%Y%m%d}-{wanted.last:%Y%m%d}.{kind}"
    if kind == "xlsx":
        return sent(as_xlsx(sheet), XLSX, name, inline=False)
    return sent(as_csv(sheet), "text/csv; charset=utf-8", name, inline=False)


def _money(wanted: Days, by: Actor) -> Table:
    rows = queries.movements(wanted.first, wanted.last, seen_by=by, most=MOST)
    return Table(
        _("Tiền đã ghi"),
        (
            _("Lúc"), _("Việc"), _("Mã hồ sơ"), _("Cơ quan"), _("Mã thủ tục"), _("Kênh"), _("Trả bằng"),
            _("Số tiền (đ)"), _("Mã giao dịch"),
        ),
        tuple(
            (
                one.at, word_of(one.kind), one.code, agency_name(one.payee), one.procedure, one.channel,
                word_of(one.manner), one.amount, one.transaction,
            )
            for one in rows
        ),
    )  # fmt: skip


def _dues(wanted: Days, by: Actor) -> Table:
    return Table(
        _("Khoản phải nộp"),
        (
            _("Lúc"), _("Mã hồ sơ"), _("Cơ quan"), _("Mã thủ tục"), _("Kênh"), _("Phải nộp (đ)"), _("Trạng thái"),
            _("Nộp lúc"), _("Đã hoàn (đ)"),
        ),
        tuple(
            (
                one.raised_at, one.code, agency_name(one.payee), one.procedure, one.channel, one.amount,
                word_of(one.state), one.paid_at, one.refunded,
            )
            for one in queries.dues_raised(wanted.first, wanted.last, seen_by=by, most=MOST)
        ),
    )  # fmt: skip


def _differences(wanted: Days, by: Actor) -> Table:
    return Table(
        _("Chênh lệch"),
        (
            _("Lúc"), _("Loại"), _("Chuyện gì"), _("Ngày tiền"), _("Trả bằng"), _("Số tiền (đ)"), _("Phải nộp (đ)"),
            _("Mã hồ sơ"), _("Mã nộp tiền"), _("Mã giao dịch"), _("Nội dung chuyển tiền"), _("Xử lý"), _("Ai xử lý"),
            _("Xử lý lúc"),
        ),
        tuple(
            (
                one.found_at, word_of(one.kind), happened(one), one.day, word_of(one.gateway), one.amount,
                one.expected, one.code, one.reference, one.transaction, one.purpose,
                resolved(one.resolution) if one.resolution else "", one.resolved_by, one.resolved_at,
            )
            for one in queries.differences_found(wanted.first, wanted.last, seen_by=by, most=MOST)
        ),
    )  # fmt: skip


def _receipts(wanted: Days, by: Actor) -> Table:
    return Table(
        _("Biên lai"),
        (_("Số"), _("Cơ quan"), _("Mã hồ sơ"), _("Số tiền (đ)"), _("Lập lúc"), _("Huỷ lúc")),
        tuple(
            (
                rules.serial(one.series, one.number), agency_name(one.payee), one.code, one.amount, one.issued_at,
                one.cancelled_at,
            )
            for one in queries.receipts_issued(wanted.first, wanted.last, seen_by=by, most=MOST)
        ),
    )  # fmt: skip


_TABLES: Mapping[str, Callable[[Days, Actor], Table]] = {
    "money": _money,
    "dues": _dues,
    "differences": _differences,
    "receipts": _receipts,
}
