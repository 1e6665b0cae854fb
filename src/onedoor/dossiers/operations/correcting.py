"""Results that were wrong: withdrawn, or corrected by one that takes their place. Both keep their history."""

from collections.abc import Mapping
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.catalogue.terms import SignedBy
from onedoor.dossiers.errors import NothingCorrected
from onedoor.dossiers.models import Document, Dossier
from onedoor.dossiers.operations import documents, keeping, signatures, telling
from onedoor.dossiers.operations.handling import needed
from onedoor.dossiers.operations.moving import definition_of, locked
from onedoor.dossiers.queries.statements import Facts
from onedoor.dossiers.terms import DeliveryState, DocumentKind


@operation
def withdraw_result(code: str, document_id: UUID, *, by: Actor, reason: str) -> None:
    """The result does not stand any more: its page says so and why, and the person is told.

    Where none stands that was still to be handed over, the dossier waits for a corrected one.
    Refuses: NotFound, NotAllowed, ReasonMissing.
    """
    dossier, document = _result(code, document_id, by)
    if document.withdrawn_at is not None:
        raise NotFound
    document.withdrawn_at = clock.now()
    document.withdrawn_why = needed(reason, "reason")[:1000]
    document.save(update_fields=["withdrawn_at", "withdrawn_why"])
    keeping.withdraw(document, by=by)
    results = dossier.documents.filter(kind=DocumentKind.RESULT, to_sign=False, withdrawn_at=None)
    if dossier.delivery == DeliveryState.READY and not results.exists():
        dossier.delivery = DeliveryState.WITHDRAWN
        dossier.save(update_fields=["delivery"])
    facts = {"document": str(document.id)}
    audit.record(by=by, verb="dossiers.withdraw_result", subject=f"dossier:{dossier.id}", facts=facts)
    telling.tell(dossier, "result_withdrawn", reason=document.withdrawn_why, about=f":{document.id}")


@operation
def correct_result(code: str, document_id: UUID, *, by: Actor, rows: Mapping[int, str], reason: str) -> UUID:
    """A result with these rows corrected is issued, and takes the old one's place once it is signed.

    `rows` are the texts of the result's rows by their number, from 0. Until then the old one stands, unless it was
    withdrawn before.
    Refuses: NotFound, NotAllowed, ReasonMissing, NothingCorrected (also where a correction is under way).
    """
    dossier, document = _result(code, document_id, by)
    why = needed(reason, "reason")[:1000]
    stated = _corrected(document, rows)
    if document.replaced_by.exists():
        raise NothingCorrected
    corrects: Facts = {"token": document.token, "issued_at": document.issued_at.isoformat(), "reason": why}
    made = documents.issue(
        dossier,
        DocumentKind.RESULT,
        document.template,
        document.facts["title"],
        {**stated, "corrects": corrects, "decided_by": by.name},
    )
    made.replaces = document
    made.save(update_fields=["replaces"])
    if document.withdrawn_at is None:
        document.withdrawn_why = why
        document.save(update_fields=["withdrawn_why"])
    facts = {"document": str(document.id), "by": str(made.id)}
    audit.record(by=by, verb="dossiers.correct_result", subject=f"dossier:{dossier.id}", facts=facts)
    if not signatures.ask_for(made, _signers(dossier, made), by=by):
        keeping.keep(made, by=by)
        signatures.stand_in(made, dossier)
    return made.id


def _result(code: str, document_id: UUID, by: Actor) -> tuple[Dossier, Document]:
    if not (by.is_officer and by.has(Role.LEADER)):
        raise NotAllowed
    dossier = locked(code, by)
    found = dossier.documents.select_for_update().filter(id=document_id, kind=DocumentKind.RESULT, to_sign=False)
    document = found.first()
    if document is None:
        raise NotFound
    return dossier, document


def _corrected(document: Document, rows: Mapping[int, str]) -> Facts:
    stated: Facts = {name: value for name, value in document.facts.items() if name not in _MADE_ANEW}
    printed = [dict(row) for row in document.facts.get("rows", [])]
    changed = 0
    for number, text in rows.items():
        words = clean(text, max_length=1000)
        if 0 <= number < len(printed) and words and words != printed[number]["value"]:
            printed[number]["value"] = words
            changed += 1
    if not changed:
        raise NothingCorrected
    return {**stated, "rows": list(printed)}


_MADE_ANEW = frozenset({"kind", "title", "issued_at", "corrects", "decided_by"})


def _signers(dossier: Dossier, document: Document) -> tuple[SignedBy, ...]:
    results = definition_of(dossier).results
    found = next((each for each in results if each.id == document.facts.get("result")), None)
    return found.signed_by if found else (SignedBy.LEADER, SignedBy.SEAL)
