"""The money of a dossier: what is due line by line, attempts to pay it online, and its receipts."""

from dataclasses import dataclass

from onedoor.doors.desk.case import Case
from onedoor.doors.frame.fee_lines import FeeShown, due_lines, fee_lines
from onedoor.fees import queries, rules
from onedoor.fees.terms import ONLINE, UNSETTLED, DueRow, DueState, OrderRow, OrderState, ReceiptRow


@dataclass(frozen=True, slots=True)
class MoneyShown:
    """What an officer sees of it. `paid` is the order that paid; `waiting` one that may still bring money."""

    lines: tuple[FeeShown, ...]
    due: DueRow | None = None
    paid: OrderRow | None = None
    waiting: OrderRow | None = None
    receipts: tuple[tuple[str, ReceiptRow], ...] = ()


def money_of(case: Case) -> MoneyShown:
    """The due as it was frozen; before it stands, what the law of the day of filing asks for."""
    view, by = case.view, case.seen_by
    due = queries.due_of(f"dossier:{view.id}", seen_by=by)
    if due is None:
        assessed = queries.assessed(
            case.definition, view.answers, channel=view.channel, filed_on=case.filed_on, agency=view.agency
        )
        return MoneyShown(fee_lines(assessed, case.definition))
    orders = queries.orders(due.id, seen_by=by)
    is_paid = due.state in (DueState.PAID, DueState.REFUNDED)
    return MoneyShown(
        lines=due_lines(due.lines),
        due=due,
        paid=next((one for one in orders if one.state is OrderState.PAID), None) if is_paid else None,
        waiting=next((one for one in orders if one.manner in ONLINE and one.state in UNSETTLED), None),
        receipts=tuple((rules.serial(one.series, one.number), one) for one in queries.receipts(due.id, seen_by=by)),
    )
