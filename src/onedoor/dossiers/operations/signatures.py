"""Signatures on results: asked for when the result is issued, and what happens once they are all there."""

from collections.abc import Sequence
from uuid import UUID

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.files import StoredFile
from onedoor.base.operation import operation
from onedoor.catalogue.terms import SignedBy
from onedoor.dossiers.models import Document, Dossier
from onedoor.dossiers.operations import keeping, telling
from onedoor.dossiers.terms import DeliveryState
from onedoor.identity import queries as identity
from onedoor.signing import operations as signing
from onedoor.signing.terms import Part, Signatory

SUBJECT = "document:"


def subject_of(document: Document) -> str:
    """What signing calls the document."""
    return f"{SUBJECT}{document.id}"


def ask_for(document: Document, wanted: Sequence[SignedBy], *, by: Actor) -> bool:
    """The document waits for these signatures, that of `by` among them; told is whether it waits for any."""
    if not wanted or not signing.signs_here():
        return False
    dossier = document.dossier
    document.to_sign = True
    document.save(update_fields=["to_sign"])
    signing.open_paper(
        subject_of(document),
        [_signatory(each, dossier, by) for each in wanted],
        by=by,
        reference=dossier.code,
        agency=dossier.agency,
        title=document.title,
        title_en=str(document.facts["title"]["en"]),
    )
    return True


def _signatory(wanted: SignedBy, dossier: Dossier, by: Actor) -> Signatory:
    if wanted is SignedBy.SEAL:
        agency = agencies.agency(dossier.agency)
        return Signatory(Part.SEAL, f"seal:{agency.code}", agency.name_vi, agency.code)
    known = identity.known_as(by)
    return Signatory(Part.PERSON, known.subject, by.name, known.citizen_number, by.id)


@operation
def release_result(document_id: UUID, signed: StoredFile) -> None:
    """The signed document takes the place of its pages; the person is told once every result is signed."""
    dossier = Dossier.objects.select_for_update().get(documents=document_id)
    document = Document.objects.select_for_update().get(id=document_id)
    if not document.to_sign:
        return
    document.to_sign, document.signed_at = False, clock.now()
    document.stored_as, document.sha256 = signed.stored_as, signed.sha256
    document.save(update_fields=["to_sign", "signed_at", "stored_as", "sha256"])
    keeping.keep(document, by=SYSTEM)
    keeping.add_pages(document, signed)
    facts = {"document": str(document.id), "sha256": signed.sha256}
    audit.record(by=SYSTEM, verb="dossiers.release_result", subject=f"dossier:{dossier.id}", facts=facts)
    if document.replaces is not None:
        stand_in(document, dossier)
    elif dossier.delivery == DeliveryState.TO_SIGN and not dossier.documents.filter(to_sign=True).exists():
        dossier.delivery = DeliveryState.READY
        dossier.save(update_fields=["delivery"])
        telling.tell(dossier, "decided")


def stand_in(document: Document, dossier: Dossier) -> None:
    """The document takes the place of the one it corrects, which does not stand any more; the person is told."""
    old = document.replaces
    if old is None:
        return
    if old.withdrawn_at is None:
        old.withdrawn_at = clock.now()
        old.save(update_fields=["withdrawn_at"])
        keeping.withdraw(old, by=SYSTEM)
    if dossier.delivery == DeliveryState.WITHDRAWN:
        dossier.delivery = DeliveryState.READY
        dossier.save(update_fields=["delivery"])
    telling.tell(dossier, "result_corrected", about=f":{old.id}")


@operation
def renew_signatures(document_id: UUID, stamped: StoredFile) -> None:
    """The document bears a further time-stamp; what it states and who signed it are the same."""
    document = Document.objects.select_for_update().get(id=document_id)
    document.stored_as, document.sha256 = stamped.stored_as, stamped.sha256
    document.save(update_fields=["stored_as", "sha256"])
    keeping.add_pages(document, stamped)
    audit.record(
        by=SYSTEM,
        verb="dossiers.renew_signatures",
        subject=f"document:{document.id}",
        facts={"sha256": stamped.sha256},
    )
