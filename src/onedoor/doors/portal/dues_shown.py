"""What a dossier costs, as its owner sees it: line by line, paid or not, by which way, and what went back."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Actor
from onedoor.catalogue.terms import Definition
from onedoor.doors.frame.fee_lines import FeeShown
from onedoor.dossiers.terms import DossierView, State
from onedoor.fees import operations, queries
from onedoor.fees.terms import UNSETTLED, DueLineRow, DueRow, DueState, OrderRow, OrderState, ReceiptRow, RefundRow


@dataclass(frozen=True, slots=True)
class DueShown:
    """A due with its lines in the reader's language. `waits`: until when it may wait, or what waits for it."""

    due: DueRow
    lines: tuple[FeeShown, ...]
    orders: tuple[OrderRow, ...]
    receipts: tuple[ReceiptRow, ...]
    refunds: tuple[RefundRow, ...]
    waits: str
    online: bool

    @property
    def unpaid(self) -> bool:
        return self.due.state is DueState.UNPAID

    @property
    def under_way(self) -> OrderRow | None:
        """The attempt whose end is not known yet, if there is one."""
        return under_way(self.orders) if self.unpaid else None

    @property
    def pay_link(self) -> str:
        """The address by which anybody may pay."""
        return f"{settings.ENV.public}{reverse('portal:pay_by_link', args=[self.due.pay_token])}"


def due_shown(view: DossierView, definition: Definition, *, seen_by: Actor) -> DueShown | None:
    """What the dossier costs; None where nothing is or was to be paid."""
    due = queries.due_of(f"dossier:{view.id}", seen_by=seen_by)
    if due is None or due.state is DueState.NOTHING:
        return None
    return DueShown(
        due=due,
        lines=lines_shown(due.lines),
        orders=queries.orders(due.id, seen_by=seen_by),
        receipts=tuple(one for one in queries.receipts(due.id, seen_by=seen_by) if one.cancelled_at is None),
        refunds=queries.refunds(due.id, seen_by=seen_by),
        waits=_waits(view, definition),
        online=bool(operations.ways()),
    )


def lines_shown(lines: tuple[DueLineRow, ...]) -> tuple[FeeShown, ...]:
    """The frozen lines in the reader's language."""
    english = (get_language() or "vi").startswith("en")
    return tuple(
        FeeShown(
            line.title_en if english else line.title_vi, line.amount, line.reasons_en if english else line.reasons_vi
        )
        for line in lines
    )


def under_way(orders: tuple[OrderRow, ...]) -> OrderRow | None:
    """The newest attempt whose end is not known."""
    return next((order for order in orders if order.state in UNSETTLED or _is_unclear(order)), None)


def _is_unclear(order: OrderRow) -> bool:
    return bool(order.unclear) and order.state is not OrderState.PAID


def _waits(view: DossierView, definition: Definition) -> str:
    if view.state is State.AWAITING_PAYMENT:
        return _("Hồ sơ đang chờ bạn nộp. Nộp xong, cơ quan giải quyết tiếp ngay.")
    if definition.clock.starts == "payment":
        return _("Nộp sau cũng được, nhưng thời hạn giải quyết chỉ bắt đầu tính khi bạn đã nộp.")
    return _("Nộp ngay hoặc nộp sau đều được. Cơ quan vẫn xem hồ sơ, và báo khi hồ sơ phải chờ tiền.")
