"""Dossiers for machine clients: create, answer, attach, submit, follow, in the name of the person they identified."""

from uuid import UUID

from django.http import HttpResponse
from ninja import File
from ninja.files import UploadedFile

from onedoor.base.actor import Actor
from onedoor.doors.api.api import MachineToken, api, guarded
from onedoor.doors.api.schemas import (
    AnswersIn,
    AttachmentOut,
    DocumentOut,
    DossierIn,
    DossierOut,
    DraftOut,
    Problem,
    StepOut,
    SubmittedOut,
    SupplementAnswerIn,
    Texts,
)
from onedoor.doors.api.tokens import in_the_name_of
from onedoor.doors.frame.access import MACHINE, ActorRequest
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import AttachmentRow, DossierView, DraftRow

DOSSIERS = MACHINE("dossiers")
TOKEN = MachineToken(DOSSIERS)
_REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 503), Problem)


def _attachment(row: AttachmentRow) -> AttachmentOut:
    return AttachmentOut(
        id=row.id,
        slot=row.slot,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        pages=row.pages,
        sha256=row.sha256,
        uploaded_at=row.uploaded_at,
    )


def _draft(row: DraftRow) -> DraftOut:
    return DraftOut(
        id=row.id,
        procedure=row.procedure,
        version_id=row.version_id,
        agency=row.agency,
        answers=dict(row.answers),
        revision=row.revision,
        attachments=[_attachment(file) for file in row.attachments],
        code=row.code,
        moved_on=[Texts(vi=change.vi, en=change.en) for change in row.moved_on],
    )


def _dossier(view: DossierView) -> DossierOut:
    return DossierOut(
        code=view.code,
        procedure=view.procedure,
        agency=view.agency,
        state=view.state.value,
        portal_code=view.state.portal_code,
        turn=view.turn.value,
        payment=view.payment.value,
        delivery=view.delivery.value,
        submitted_at=view.submitted_at,
        expected_at=view.expected_at,
        received_at=view.received_at,
        due_at=view.due_at,
        outcome=view.outcome.value if view.outcome else None,
        steps=[
            StepOut(move=step.move, at=step.at, state=step.state.value, turn=step.turn.value, due_at=step.due_at)
            for step in view.steps
        ],
        documents=[
            DocumentOut(id=row.id, kind=row.kind.value, title=row.title, issued_at=row.issued_at, sha256=row.sha256)
            for row in view.documents
        ],
    )


@api.post("/drafts", response={201: DraftOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def start(request: ActorRequest, body: DossierIn) -> tuple[int, DraftOut]:
    """A draft belongs to the applicant and to your client; it is filed only by submitting it."""
    by: Actor = in_the_name_of(request.actor, body.applicant)
    row = operations.start(body.procedure, by=by, agency=body.agency, eligibility=body.eligibility)
    if body.answers:
        row = operations.save_answers(row.id, body.answers, by=by)
    return 201, _draft(row)


@api.get("/drafts/{draft_id}", response={200: DraftOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def read_draft(request: ActorRequest, draft_id: UUID) -> DraftOut:
    """The draft in the version in force now."""
    return _draft(queries.draft(draft_id, seen_by=request.actor))


@api.patch("/drafts/{draft_id}/answers", response={200: DraftOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def answer(request: ActorRequest, draft_id: UUID, body: AnswersIn) -> DraftOut:
    """Answers are kept beside the earlier ones."""
    return _draft(operations.save_answers(draft_id, body.answers, by=request.actor))


@api.post(
    "/drafts/{draft_id}/attachments/{slot}", response={201: AttachmentOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN
)
@guarded(DOSSIERS)
def attach(
    request: ActorRequest,
    draft_id: UUID,
    slot: str,
    file: File[UploadedFile],
) -> tuple[int, AttachmentOut]:
    """A file for a component or file field; after submission, for an open supplement that asks for it."""
    row = operations.attach(draft_id, slot, file.name or "file", file.chunks(), by=request.actor)
    return 201, _attachment(row)


@api.post("/drafts/{draft_id}/submit", response={200: SubmittedOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def submit(request: ActorRequest, draft_id: UUID) -> SubmittedOut:
    """The draft is filed; sent again, the same code comes back."""
    return SubmittedOut(code=operations.submit(draft_id, by=request.actor))


@api.get("/dossiers", response={200: list[SubmittedOut], **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def filed(request: ActorRequest) -> list[SubmittedOut]:
    """The newest two hundred dossiers your client filed."""
    return [SubmittedOut(code=row.code) for row in queries.mine(seen_by=request.actor)]


@api.get("/dossiers/{code}", response={200: DossierOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def follow(request: ActorRequest, code: str) -> DossierOut:
    """The dossier with every move, and whose turn it is."""
    return _dossier(queries.dossier(code, seen_by=request.actor))


@api.post("/dossiers/{code}/supplement", response={200: DossierOut, **_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def answer_supplement(request: ActorRequest, code: str, body: SupplementAnswerIn) -> DossierOut:
    """The open supplement is answered."""
    operations.answer_supplement(code, by=request.actor, answers=body.answers, message=body.message)
    return _dossier(queries.dossier(code, seen_by=request.actor))


@api.get("/dossiers/{code}/documents/{document_id}", response={**_REFUSALS}, tags=["dossiers"], auth=TOKEN)
@guarded(DOSSIERS)
def download(request: ActorRequest, code: str, document_id: UUID) -> HttpResponse:
    """The document's PDF."""
    row, content = queries.document_for(code, document_id, seen_by=request.actor)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{row.kind.value}.pdf"'},
    )
