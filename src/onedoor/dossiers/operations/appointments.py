"""What changes the promise: a new appointment with an apology, payment, withdrawal."""

from datetime import date, datetime

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.base.working_time import Pause, is_working_day
from onedoor.dossiers.errors import AlreadyPostponed, DayNotLater, WrongAmount
from onedoor.dossiers.models import Step, Supplement
from onedoor.dossiers.operations import documents, telling
from onedoor.dossiers.operations.handling import due, needed
from onedoor.dossiers.operations.moving import definition_of, leave, take
from onedoor.dossiers.terms import (
    ASK_PAYMENT,
    ASK_WITHDRAWAL,
    CONFIRM_WITHDRAWAL,
    POSTPONE,
    RECORD_PAYMENT,
    DocumentKind,
    PaymentState,
)


@operation
def postpone(code: str, *, by: Actor, new_due_on: date, reason: str, row_version: int | None = None) -> None:
    """The person has an apology with the reason and a new appointment; this may happen once.

    Refuses: as `take`, AlreadyPostponed, DayNotLater, ReasonMissing. Decree 61/2018 Art. 19.
    """
    dossier = take(POSTPONE, code, by, row_version)
    if dossier.postponed_at is not None or dossier.due_at is None:
        raise AlreadyPostponed
    why = needed(reason, "reason")
    calendar = agencies.calendar_of(dossier.agency, clock.today())
    promised = dossier.due_at.astimezone(calendar.zone)
    if new_due_on <= promised.date() or new_due_on < clock.today() or not is_working_day(calendar, new_due_on):
        raise DayNotLater(day=new_due_on.isoformat())
    dossier.postponed_at = clock.now()
    dossier.due_at = datetime.combine(new_due_on, promised.timetz())
    leave(dossier, POSTPONE, by, remark=why)
    documents.order(
        dossier,
        DocumentKind.APOLOGY,
        reason=why,
        due_at=promised.isoformat(),
        new_due_at=dossier.due_at.isoformat(),
        decided_by=by.name,
    )
    telling.tell(dossier, "overdue_apology", reason=why)


@operation
def ask_payment(code: str, *, by: Actor, row_version: int | None = None) -> None:
    """The dossier waits for what is due. Refuses: as `take`, WrongAmount (nothing is due)."""
    dossier = take(ASK_PAYMENT, code, by, row_version)
    if dossier.payment != PaymentState.DUE:
        raise WrongAmount(due=0, paid=0)
    leave(dossier, ASK_PAYMENT, by, facts={"due": dossier.payment_due})
    telling.tell(dossier, "payment_asked")


@operation
def record_payment(code: str, *, by: Actor, amount: int, reference: str, row_version: int | None = None) -> None:
    """What was due is paid (at the counter, or seen on the account); its clock goes on, or starts now.

    Refuses: as `take`, WrongAmount, ReasonMissing.
    """
    dossier = take(RECORD_PAYMENT, code, by, row_version)
    seen = needed(reference, "reference")
    if amount != dossier.payment_due:
        raise WrongAmount(due=dossier.payment_due, paid=amount)
    dossier.payment = PaymentState.PAID
    if dossier.clock_from is None and definition_of(dossier).clock.starts == "payment":
        dossier.clock_from = clock.now()
    asked = Step.objects.filter(dossier=dossier, move=ASK_PAYMENT.name).latest("number")
    dossier.due_at = due(dossier, after=Pause(asked.at, clock.now()))
    leave(dossier, RECORD_PAYMENT, by, remark=seen, facts={"amount": amount})


@operation
def ask_withdrawal(code: str, *, by: Actor, reason: str = "") -> None:
    """The person asked to withdraw; an officer confirms it. Refuses: NotFound, NotYourRole, NotInThisState."""
    dossier = take(ASK_WITHDRAWAL, code, by)
    now = clock.now()
    Supplement.objects.filter(dossier=dossier, closed_at=None).update(closed_at=now)
    leave(dossier, ASK_WITHDRAWAL, by, remark=clean(reason, max_length=4000))


@operation
def confirm_withdrawal(code: str, *, by: Actor, row_version: int | None = None) -> None:
    """The dossier is stopped as its owner asked. Refuses: as `take`."""
    dossier = take(CONFIRM_WITHDRAWAL, code, by, row_version)
    leave(dossier, CONFIRM_WITHDRAWAL, by)
    telling.tell(dossier, "withdrawal_confirmed")
