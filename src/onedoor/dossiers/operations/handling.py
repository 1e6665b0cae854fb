"""Handling: an officer takes a dossier along its route to its result."""

from datetime import datetime
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.base.working_time import Pause, pushed
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Stage
from onedoor.dossiers import rules
from onedoor.dossiers.errors import LostRace, ReasonMissing
from onedoor.dossiers.models import Dossier, Step, Supplement
from onedoor.dossiers.operations import documents, dues, telling
from onedoor.dossiers.operations.moving import definition_of, leave, pass_on, take
from onedoor.dossiers.terms import (
    ASK_PAYMENT,
    ASSIGN,
    DECIDE,
    DELIVER,
    FORWARD,
    PROPOSE,
    RECEIVE,
    RECORD_PAYMENT,
    REFUSE,
    RETURN,
    DeliveryState,
    DocumentKind,
    Outcome,
    PaymentState,
)
from onedoor.identity import queries as identity


def needed(given: str, field: str) -> str:
    """The reason, cleaned. Refuses: ReasonMissing, NotReadable."""
    cleaned = clean(given, max_length=4000)
    if not cleaned:
        raise ReasonMissing(field=field)
    return cleaned


def due(dossier: Dossier, *, after: Pause | None = None) -> datetime | None:
    """When handling is due, with every wait for the person taken out; `after` is the wait that ends now.

    A day that an apology has promised is only pushed out by that wait.
    """
    calendar = agencies.calendar_of(dossier.agency, clock.today())
    if dossier.postponed_at is not None and dossier.due_at is not None:
        return pushed(calendar, dossier.due_at, after) if after else dossier.due_at
    definition = definition_of(dossier)
    limit = catalogue_rules.time_limit(definition, dossier.answers, dossier.channel, clock.day_of(dossier.submitted_at))
    payments = [*_waits_for_payment(dossier), *([after] if after else ())]
    return rules.due(calendar, dossier.clock_from, limit, definition, _waits_for_supplements(dossier), payments)


def _waits_for_supplements(dossier: Dossier) -> list[Pause]:
    closed = Supplement.objects.filter(dossier=dossier, closed_at__isnull=False)
    return [Pause(wait.asked_at, wait.closed_at) for wait in closed]


def _waits_for_payment(dossier: Dossier) -> list[Pause]:
    """From each request to pay until the payment. A payment follows its request, so the two lists go side by side."""
    if not dossier.payment_due:
        return []
    moves = Step.objects.filter(dossier=dossier).order_by("number").values_list("at", flat=True)
    asked, paid = moves.filter(move=ASK_PAYMENT.name), moves.filter(move=RECORD_PAYMENT.name)
    return [Pause(first, last) for first, last in zip(asked, paid, strict=False)]


@operation
def assign(code: str, *, by: Actor, to: UUID | None, row_version: int | None = None) -> None:
    """The dossier is assigned to that officer of the same agency, or (None) released to the unit.

    Refuses: NotFound, NotYourRole, NotInThisState, LostRace (somebody else has it and the actor did not know).
    """
    dossier = take(ASSIGN, code, by, row_version)
    if to == by.id and dossier.assigned_to not in (None, by.id) and row_version is None:
        faster = Step.objects.filter(dossier=dossier, move=ASSIGN.name).latest("number")
        raise LostRace(who=dossier.assigned_name, at=faster.at.isoformat(), move=ASSIGN.name)
    name = ""
    if to is not None:
        colleague = next((item for item in identity.officers(dossier.agency, seen_by=by) if item.id == to), None)
        if colleague is None:
            raise NotFound
        name = colleague.name
    dossier.assigned_to, dossier.assigned_name = to, name
    leave(dossier, ASSIGN, by, remark=name, facts={"to": str(to) if to else None})


@operation
def receive(code: str, *, by: Actor, row_version: int | None = None) -> None:
    """The dossier is received; its clock starts now, unless payment starts it, and the appointment is fixed.

    Refuses: as `take`. Decree 61/2018 Art. 17; the late-day rule is the definition's (`clock.next_day_after`).
    """
    dossier = take(RECEIVE, code, by, row_version)
    dossier.received_at = clock.now()
    if definition_of(dossier).clock.starts == "receipt" or dossier.payment != PaymentState.DUE:
        dossier.clock_from = dossier.received_at
    dossier.due_at = due(dossier)
    leave(dossier, RECEIVE, by)
    documents.order(dossier, DocumentKind.RECEIPT, decided_by=by.name)
    telling.tell(dossier, "received")


@operation
def refuse(code: str, *, by: Actor, reason: str, legal_basis: str = "", row_version: int | None = None) -> None:
    """The dossier is not received, with a legal reason the person is told. Refuses: as `take`, ReasonMissing."""
    dossier = take(REFUSE, code, by, row_version)
    why = needed(reason, "reason")
    leave(dossier, REFUSE, by, remark=why)
    dues.close_due(dossier, by=by, reason=why)
    documents.order(
        dossier, DocumentKind.REFUSAL, reason=why, legal_basis=clean(legal_basis, max_length=1000), decided_by=by.name
    )
    telling.tell(dossier, "refused", reason=why)


@operation
def forward(code: str, *, by: Actor, remark: str = "", row_version: int | None = None) -> Stage | None:
    """The dossier stands at the next stage of its route, which is returned. Refuses: as `take`."""
    dossier = take(FORWARD, code, by, row_version)
    stage = catalogue_rules.next_stage(definition_of(dossier), dossier.stage or "")
    pass_on(dossier, stage)
    leave(dossier, FORWARD, by, remark=clean(remark, max_length=4000))
    return stage


@operation
def return_step(code: str, *, by: Actor, remark: str, row_version: int | None = None) -> None:
    """The dossier stands at the stage before, with the reason. Refuses: as `take`, ReasonMissing."""
    dossier = take(RETURN, code, by, row_version)
    why = needed(remark, "remark")
    pass_on(dossier, catalogue_rules.previous_stage(definition_of(dossier), dossier.stage or ""))
    leave(dossier, RETURN, by, remark=why)


@operation
def propose(code: str, *, by: Actor, outcome: Outcome, text: str, row_version: int | None = None) -> None:
    """The handler's proposal is on the record and the dossier stands with those who decide. Refuses: as `take`."""
    dossier = take(PROPOSE, code, by, row_version)
    words = clean(text, max_length=4000)
    if outcome is Outcome.REJECTED:
        words = needed(words, "text")
    dossier.proposal = words
    pass_on(dossier, catalogue_rules.next_stage(definition_of(dossier), dossier.stage or ""))
    leave(dossier, PROPOSE, by, remark=words, facts={"outcome": outcome.value})


@operation
def decide(code: str, *, by: Actor, outcome: Outcome, text: str = "", row_version: int | None = None) -> None:
    """The dossier is handled: granted, and its results are issued, or rejected with a reason. Refuses: as `take`.

    Results that must be signed first are handed over, and the person told, once they are.
    """
    dossier = take(DECIDE, code, by, row_version)
    words = clean(text, max_length=4000)
    if outcome is Outcome.REJECTED:
        words = needed(words, "text")
    dossier.outcome = outcome
    dossier.handled_at = clock.now()
    dossier.handled_in = rules.spent(
        agencies.calendar_of(dossier.agency, clock.today()),
        dossier.received_at or dossier.handled_at,
        dossier.handled_at,
        [*_waits_for_supplements(dossier), *_waits_for_payment(dossier)],
    )
    waits = documents.order_results(dossier, decision=words, by=by)
    dossier.delivery = DeliveryState.TO_SIGN if waits else DeliveryState.READY
    pass_on(dossier, catalogue_rules.next_stage(definition_of(dossier), dossier.stage or ""))
    leave(dossier, DECIDE, by, remark=words, facts={"outcome": outcome.value})
    if not waits:
        telling.tell(dossier, "decided")


@operation
def deliver(code: str, *, by: Actor, manner: str = "online", row_version: int | None = None) -> None:
    """The result is with the person, and the dossier is closed. Refuses: as `take`, NotSignedYet, ResultWithdrawn."""
    dossier = take(DELIVER, code, by, row_version)
    dossier.returned_at = clock.now()
    dossier.delivery = DeliveryState.DELIVERED
    pass_on(dossier, None)
    leave(dossier, DELIVER, by, remark=clean(manner, max_length=40))
    telling.tell(dossier, "delivered")
