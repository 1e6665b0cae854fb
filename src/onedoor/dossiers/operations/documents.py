"""Documents: what one states is fixed with the move; its pages are typeset from that when they are first needed."""

from uuid import UUID

from django.conf import settings
from pydantic import JsonValue

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.ids import public_token
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.press import qr_svg
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.dossiers.models import Document, Dossier, Step
from onedoor.dossiers.operations import keeping, signatures
from onedoor.dossiers.operations.moving import locked
from onedoor.dossiers.queries import statements
from onedoor.dossiers.queries.statements import Facts
from onedoor.dossiers.terms import POSTPONE, DocumentKind, Outcome
from onedoor.dossiers.terms.record import RECORD
from onedoor.signing import operations as signing

_TITLES = {
    DocumentKind.RECEIPT: ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment"),
    DocumentKind.SUPPLEMENT_REQUEST: ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request to complete the dossier"),
    DocumentKind.REFUSAL: ("Phiếu từ chối giải quyết hồ sơ", "Refusal of the dossier"),
    DocumentKind.APOLOGY: ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new appointment"),
    DocumentKind.CONTROL_SLIP: ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Process control slip"),
}


_FILED = ("Giấy xác nhận đã nộp hồ sơ", "Confirmation of filing")
"""The receipt that nobody has looked at yet: it must not be taken for the one with the appointment."""


def order(dossier: Dossier, kind: DocumentKind, **facts: JsonValue) -> None:
    """A document of that kind is issued for the dossier: its statement and its public address stand from now on."""
    vi, en = _FILED if kind is DocumentKind.RECEIPT and dossier.received_at is None else _TITLES[kind]
    issue(dossier, kind, kind.value, {"vi": vi, "en": en}, facts)


def order_results(dossier: Dossier, *, decision: str, by: Actor) -> bool:
    """The results the definition promises are issued, or the rejection with its reason.

    Each stands in its owner's vault, unless it waits for signatures: told is whether any does.
    """
    waits = False
    for result in statements.results_of(dossier, Outcome(dossier.outcome), decision=decision, decided_by=by.name):
        document = issue(dossier, DocumentKind.RESULT, result.template, result.title, result.facts)
        if signatures.ask_for(document, result.signed_by, by=by):
            waits = True
        else:
            keeping.keep(document, by=by)
    return waits


def issue(dossier: Dossier, kind: DocumentKind, template: str, title: Facts, facts: Facts) -> Document:
    """A document of the dossier states these facts from now on; its pages are typeset by a job."""
    issued_at = clock.now()
    document = Document.objects.create(
        dossier=dossier,
        kind=kind,
        template=template,
        token=public_token(),
        title=str(title["vi"]),
        facts=statements.facts_of(dossier, kind, title, issued_at, facts),
        issued_at=issued_at,
    )
    defer("dossiers.typeset", document_id=str(document.id))
    return document


@operation
def issue_receipt(dossier_id: UUID) -> None:
    """The first receipt is issued, once, with the appointment to be expected. The system does this after submission."""
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    if dossier.documents.filter(kind=DocumentKind.RECEIPT).exists():
        return
    order(dossier, DocumentKind.RECEIPT)
    audit.record(by=SYSTEM, verb="dossiers.issue_receipt", subject=f"dossier:{dossier.id}")


@operation
def issue_control_slip(code: str, *, by: Actor) -> UUID:
    """A control slip with every hand-over so far is issued (form 05). Refuses: NotFound, NotAllowed."""
    if not by.is_officer:
        raise NotAllowed
    dossier = locked(code, by)
    order(dossier, DocumentKind.CONTROL_SLIP, steps=_hand_overs(dossier))
    audit.record(by=by, verb="dossiers.issue_control_slip", subject=f"dossier:{dossier.id}")
    return dossier.documents.filter(kind=DocumentKind.CONTROL_SLIP).latest("issued_at").id


def _hand_overs(dossier: Dossier) -> list[JsonValue]:
    """Every step with the day it had to keep: an apology is measured by the day that was promised before it."""
    told: list[JsonValue] = []
    promised = None
    for step in Step.objects.filter(dossier=dossier).order_by("number"):
        due = promised if step.move == POSTPONE.name else step.due_at
        moments = {"at": step.at.isoformat(), "due_at": due.isoformat() if due else None}
        told.append({"move": step.move, "by": step.by_name, **moments})
        promised = step.due_at
    return told


@operation
def typeset_document(document_id: UUID) -> Document:
    """The document's pages are stored, with their digest. Refuses: NotFound."""
    document = Document.objects.select_for_update().filter(id=document_id).first()
    if document is None:
        raise NotFound
    if document.stored_as:
        return document
    address = f"{settings.ENV.public}/v/{document.token}"
    seal: Facts = {"verify_url": address, "qr": qr_svg(address)}
    if document.kind == DocumentKind.RESULT:
        seal["schema"] = RECORD
    content = statements.set_pages(document.template, dict(document.facts) | seal, dated=document.issued_at)
    stored = files.store([content], key_of(document.dossier.owner, Drawer.PERSON))
    document.stored_as, document.sha256 = stored.stored_as, stored.sha256
    document.save(update_fields=["stored_as", "sha256"])
    if document.to_sign:
        signing.supply(signatures.subject_of(document), stored, by=SYSTEM)
    else:
        keeping.add_pages(document, stored)
    audit.record(
        by=SYSTEM,
        verb="dossiers.typeset_document",
        subject=f"document:{document.id}",
        facts={"sha256": stored.sha256},
        first=True,
    )
    return document
