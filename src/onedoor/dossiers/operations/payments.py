"""Payment: a dossier waits for what is due, and goes on when it is paid."""

from datetime import datetime
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.base.working_time import Pause
from onedoor.dossiers import rules
from onedoor.dossiers.models import Dossier, Step
from onedoor.dossiers.operations import telling
from onedoor.dossiers.operations.dues import raise_due
from onedoor.dossiers.operations.handling import due
from onedoor.dossiers.operations.moving import definition_of, leave, take
from onedoor.dossiers.terms import ASK_PAYMENT, RECORD_PAYMENT, PaymentState, State
from onedoor.fees import operations as fees
from onedoor.fees.errors import NothingToPay
from onedoor.fees.terms import Manner


@operation
def ask_payment(code: str, *, by: Actor, row_version: int | None = None) -> None:
    """The dossier waits for what is due. Refuses: as `take`, NothingToPay."""
    dossier = take(ASK_PAYMENT, code, by, row_version)
    if dossier.payment != PaymentState.DUE:
        raise NothingToPay(code=code)
    found = raise_due(dossier, by=by)
    leave(dossier, ASK_PAYMENT, by, facts={"due": dossier.payment_due})
    telling.tell(dossier, "payment_asked", amount=found.amount, pay_token=found.pay_token)


@operation
def record_payment(
    code: str,
    *,
    by: Actor,
    amount: int,
    reference: str,
    manner: Manner = Manner.CASH,
    row_version: int | None = None,
) -> None:
    """What was due is paid at the counter, its receipt stands, and a clock that waits for payment starts.

    `reference` is the card machine's slip, or a word about the cash. Refuses: as `take`, as `fees.take_at_counter`.
    """
    dossier = take(RECORD_PAYMENT, code, by, row_version)
    found = raise_due(dossier, by=by)
    _note(dossier, clock.now())
    leave(dossier, RECORD_PAYMENT, by, remark=clean(reference, max_length=100), facts={"amount": amount})
    fees.take_at_counter(found.id, manner, amount, by=by, slip=reference)


def _note(dossier: Dossier, paid_at: datetime) -> None:
    """The payment is on the dossier; a clock that waited for it runs from then, but not from before receipt."""
    dossier.payment = PaymentState.PAID
    starts = definition_of(dossier).clock.starts
    if dossier.clock_from is None and dossier.received_at is not None and starts == "payment":
        dossier.clock_from = rules.paid_clock_start(dossier.received_at, paid_at, clock.now())
    dossier.due_at = due(dossier, after=_wait(dossier))


def _wait(dossier: Dossier) -> Pause | None:
    """The wait for the payment that ends now."""
    if dossier.state != State.AWAITING_PAYMENT:
        return None
    asked = Step.objects.filter(dossier=dossier, move=ASK_PAYMENT.name).latest("number")
    return Pause(asked.at, clock.now())


@operation
def note_payment(dossier_id: UUID, paid_at: datetime) -> None:
    """The dossier's due was paid at that moment: one that waited for it goes on. Done twice, it is done once."""
    dossier = _locked(dossier_id)
    if dossier.payment == PaymentState.PAID:
        return
    _note(dossier, paid_at)
    if dossier.state == State.AWAITING_PAYMENT:
        leave(dossier, RECORD_PAYMENT, SYSTEM)
    else:
        dossier.save(update_fields=["payment", "clock_from", "due_at"])
        _record(dossier, "dossiers.note_payment")
    telling.tell(dossier, "paid", amount=dossier.payment_due)


@operation
def note_refund(dossier_id: UUID) -> None:
    """All that was paid for the dossier is back with its payer."""
    dossier = _locked(dossier_id)
    dossier.payment = PaymentState.REFUNDED
    dossier.save(update_fields=["payment"])
    _record(dossier, "dossiers.note_refund")
    telling.tell(dossier, "refunded", amount=dossier.payment_due)


@operation
def note_due_again(dossier_id: UUID, pay_token: str, since: str) -> None:
    """What was taken for a payment proved not to be one: the dossier's due is open again, and the person is told.

    `since` is the moment of it (ISO); of each the person is told once.
    """
    dossier = _locked(dossier_id)
    dossier.payment = PaymentState.DUE
    dossier.save(update_fields=["payment"])
    _record(dossier, "dossiers.note_due_again")
    telling.tell(dossier, "due_again", amount=dossier.payment_due, pay_token=pay_token, about=since)


@operation
def tell_part_refund(dossier_id: UUID, amount: int, refund: str) -> None:
    """The person knows that part of what they paid is back."""
    dossier = _locked(dossier_id)
    telling.tell(dossier, "partly_refunded", amount=amount, about=refund)
    _record(dossier, "dossiers.tell_part_refund")


@operation
def tell_money_back(dossier_id: UUID, amount: int, refund: str) -> None:
    """The person knows that money which did not pay for the dossier is back where it came from."""
    dossier = _locked(dossier_id)
    telling.tell(dossier, "money_back", amount=amount, about=refund)
    _record(dossier, "dossiers.tell_money_back")


@operation
def tell_suspected_payment(dossier_id: UUID, order: str) -> None:
    """The person knows that their bank keeps the money for now, and that they had better not pay again."""
    dossier = _locked(dossier_id)
    telling.tell(dossier, "payment_suspected", amount=dossier.payment_due, about=order)
    _record(dossier, "dossiers.tell_suspected_payment")


@operation
def tell_unclear_money(dossier_id: UUID, amount: int, order: str) -> None:
    """The person knows that money came in for the dossier that is not what was due, and what becomes of it."""
    dossier = _locked(dossier_id)
    telling.tell(dossier, "payment_unclear", amount=amount, about=f"{order}.{amount}")
    _record(dossier, "dossiers.tell_unclear_money")


def _locked(dossier_id: UUID) -> Dossier:
    dossier = Dossier.objects.select_for_update().filter(id=dossier_id).first()
    if dossier is None:
        raise NotFound
    return dossier


def _record(dossier: Dossier, verb: str) -> None:
    audit.record(by=SYSTEM, verb=verb, subject=f"dossier:{dossier.id}", facts={"payment": str(dossier.payment)})
