"""Asking for one dossier, its papers and its documents."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import rules
from onedoor.dossiers.errors import NotReadyYet
from onedoor.dossiers.models import Attachment, Document, Dossier, Step
from onedoor.dossiers.queries.drafts import attachment_row, seen_draft
from onedoor.dossiers.terms import (
    AttachmentRow,
    DeliveryState,
    DocumentKind,
    DocumentRow,
    DossierView,
    Note,
    Outcome,
    PaymentState,
    Source,
    State,
    StepRow,
    SupplementItem,
    SupplementRow,
    TimeLeft,
    Turn,
)

_TOLD_TO_THE_PERSON = {"refuse", "ask_supplement", "postpone", "stop", "decide"}
_AS_KEPT = (
    "id",
    "code",
    "procedure",
    "version_id",
    "agency",
    "applicant",
    "channel",
    "answers",
    "stage",
    "submitted_at",
    "expected_at",
    "received_at",
    "due_at",
    "handled_at",
    "returned_at",
    "assigned_to",
    "row_version",
    "payment_due",
    "draft_id",
    "subject",
)
"""What crosses to a door exactly as the table keeps it."""
_OFFICERS_ONLY = {DocumentKind.CONTROL_SLIP}


def seen(code: str, seen_by: Actor) -> Dossier:
    """The dossier's row, if the actor may see it. Refuses: NotFound."""
    found = Dossier.objects.filter(code=code).select_related("draft").first()
    if found is None or not rules.may_see(seen_by, owner=found.owner, client=found.client, agency=found.agency):
        raise NotFound
    return found


def dossier(code: str, *, seen_by: Actor) -> DossierView:
    """The whole record as far as the actor may see it; an officer's look is written down. Refuses: NotFound."""
    found = seen(code, seen_by)
    if seen_by.is_officer:
        audit.look(by=seen_by, subject=f"dossier:{found.id}", what="dossier")
    standing = standing_of(found)
    plain = {name: getattr(found, name) for name in _AS_KEPT}
    return DossierView(
        **plain,
        applicant_last_digits=found.last_digits,
        contact_phone=found.phone,
        contact_email=found.email,
        helped_by=found.draft.helper_name,
        unverified=tuple(found.unverified),
        sources={name: Source.of(kept) for name, kept in found.sources.items()},
        attachments=_papers(found, seen_by),
        state=standing.state,
        turn=Turn(found.turn),
        payment=PaymentState(found.payment),
        delivery=DeliveryState(found.delivery),
        outcome=Outcome(found.outcome) if found.outcome else None,
        assigned_name=found.assigned_name if seen_by.is_officer else "",
        proposal=found.proposal if seen_by.is_officer else "",
        time_left=_time_left(found),
        steps=_steps(found, seen_by),
        supplements=_supplements(found),
        documents=_documents(found, seen_by),
        notes=_notes(found) if seen_by.is_officer else (),
        moves=rules.possible_moves(standing, seen_by),
        postponed=found.postponed_at is not None,
    )


def standing_of(found: Dossier) -> rules.Standing:
    """Where the dossier stands, as far as a move depends on it."""
    stages = catalogue.version(found.version_id).definition.route
    return rules.Standing(
        state=State(found.state),
        stage=next((stage for stage in stages if stage.id == found.stage), None),
        assigned_to=found.assigned_to,
        assigned_name=found.assigned_name,
        row_version=found.row_version,
        delivery=DeliveryState(found.delivery),
    )


def _papers(found: Dossier, seen_by: Actor) -> tuple[AttachmentRow, ...]:
    """The files that were handed in; those of an open supplement are still the person's own."""
    files = found.draft.attachments.filter(removed_at=None).order_by("uploaded_at")
    if seen_by.is_officer:
        files = files.exclude(supplement__in=found.supplements.filter(closed_at=None))
    return tuple(attachment_row(file) for file in files)


def _time_left(found: Dossier) -> TimeLeft:
    ended_at = found.handled_at or found.closed_at
    return rules.time_left(State(found.state), found.due_at, ended_at, now=clock.now(), zone=clock.law_zone())


def _steps(found: Dossier, seen_by: Actor) -> tuple[StepRow, ...]:
    def shown_to_person(step: Step) -> bool:
        return step.by_quality == Quality.CITIZEN or step.move in _TOLD_TO_THE_PERSON

    return tuple(
        StepRow(
            move=step.move,
            at=step.at,
            by=step.by_name if seen_by.is_officer or step.by_quality == Quality.CITIZEN else "",
            state=State(step.state),
            stage=step.stage,
            turn=Turn(step.turn),
            due_at=step.due_at,
            remark=step.remark if seen_by.is_officer or shown_to_person(step) else "",
        )
        for step in found.steps.order_by("number")
        if seen_by.is_officer or step.move != "assign"
    )


def _supplements(found: Dossier) -> tuple[SupplementRow, ...]:
    return tuple(
        SupplementRow(
            id=row.id,
            asked_at=row.asked_at,
            asked_by=row.asked_by,
            message=row.message,
            items=tuple(SupplementItem(item["kind"], item["id"], item["why"]) for item in row.items),
            answer_due_at=row.answer_due_at,
            answered_at=row.answered_at,
            open=row.closed_at is None,
        )
        for row in found.supplements.order_by("asked_at")
    )


def document_row(row: Document) -> DocumentRow:
    """The row of one issued document."""
    return DocumentRow(
        id=row.id,
        kind=DocumentKind(row.kind),
        token=row.token,
        issued_at=row.issued_at,
        sha256=row.sha256,
        withdrawn_at=row.withdrawn_at,
        title=row.title,
        title_en=row.facts["title"]["en"],
        to_sign=row.to_sign,
        signed_at=row.signed_at,
        replaced=row.replaced_by.exists() if row.withdrawn_at else False,
        why=row.withdrawn_why if row.withdrawn_at else "",
    )


def _documents(found: Dossier, seen_by: Actor) -> tuple[DocumentRow, ...]:
    rows = found.documents.order_by("issued_at", "id")
    return tuple(
        document_row(row)
        for row in rows
        if seen_by.is_officer or (DocumentKind(row.kind) not in _OFFICERS_ONLY and not row.to_sign)
    )


def _notes(found: Dossier) -> tuple[Note, ...]:
    return tuple(Note(at=row.at, by=row.by_name, text=row.text) for row in found.notes.order_by("at"))


def attachment(id: UUID, *, seen_by: Actor) -> tuple[AttachmentRow, bytes]:  # noqa: A002  The contract's word.
    """An uploaded file with its bytes; an officer's look is written down. Refuses: NotFound, BytesChanged."""
    file = Attachment.objects.filter(id=id, removed_at=None).select_related("draft").first()
    if file is None:
        raise NotFound
    if seen_by.is_officer or file.draft.submitted_at is not None:
        found = Dossier.objects.filter(draft_id=file.draft_id).first()
        if found is None:
            raise NotFound
        seen(found.code, seen_by)
        if seen_by.is_officer:
            if file.supplement is not None and file.supplement.closed_at is None:
                raise NotFound
            audit.look(by=seen_by, subject=f"dossier:{found.id}", what=f"attachment:{file.id}")
    else:
        seen_draft(file.draft, seen_by)
    return attachment_row(file), files.read(file.stored_as, file.sha256)


def document_for(code: str, document_id: UUID, *, seen_by: Actor) -> tuple[DocumentRow, bytes]:
    """A document of the dossier with its bytes. Refuses: NotFound, BytesChanged, NotReadyYet."""
    found = seen(code, seen_by)
    row = found.documents.filter(id=document_id).first()
    hidden = row is not None and (row.to_sign or DocumentKind(row.kind) in _OFFICERS_ONLY)
    if row is None or (hidden and not seen_by.is_officer):
        raise NotFound
    if seen_by.is_officer:
        audit.look(by=seen_by, subject=f"dossier:{found.id}", what=f"document:{row.id}")
    return document_row(row), document_bytes(row)


def document_bytes(row: Document) -> bytes:
    """The bytes as they were typeset. Refuses: BytesChanged, NotReadyYet."""
    if not row.stored_as:
        raise NotReadyYet
    return files.read(row.stored_as, row.sha256)
