"""Evidence: a file is kept beside a rating or a reply, or taken away again."""

from uuid import UUID

from django.db import transaction

from onedoor.audit import operations as audit
from onedoor.base import clock, files, text
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import HOUSE, Drawer, key_of
from onedoor.dossiers import inspection
from onedoor.dossiers.errors import TooManyFiles
from onedoor.quality.models import AssessedPortal, Assessment, Evidence
from onedoor.quality.operations.assessment_rounds import subject_of
from onedoor.quality.operations.rating import open_assessment
from onedoor.quality.operations.replying import as_agency
from onedoor.quality.queries.criteria import criterion_of, set_of
from onedoor.quality.terms.pictures import Removal


def show_evidence(
    criterion: str, name: str, content: bytes, *, by: Actor, assessment: UUID | None = None, portal: UUID | None = None
) -> UUID:
    """The file is kept beside the actor's own rating in that assessment, or beside the agency's reply at that portal.

    Refuses: NotFound, HandedIn, NotNow, TooManyFiles, StoreUnavailable, and the refusals of `inspection.inspect`.
    """
    name = text.clean(name.replace("/", "_").replace("\\", "_"), max_length=1000)[-200:] or "file"
    media_type, _ = inspection.inspect(name, content)
    stored = files.store([content], key_of(HOUSE, Drawer.PERSON))
    try:
        return _add(assessment, portal, criterion, name, media_type, stored, by=by)
    except Refusal:
        files.forget(stored.stored_as)  # Only a sure no; after a lost connection the row may be there.
        raise


@operation
def _add(
    assessment: UUID | None, portal: UUID | None, criterion: str, name: str, media_type: str, stored: files.StoredFile,
    *, by: Actor,
) -> UUID:  # fmt: skip
    row, seat = _author(assessment, portal, by)
    criterion_of(row.round, criterion)
    limit = set_of(row.round).most_files
    if row.evidence.filter(assessment=seat, criterion=criterion, removed_at=None).count() >= limit:
        raise TooManyFiles(limit=limit)
    made = Evidence.objects.create(
        id=new_id(), portal=row, assessment=seat, criterion=criterion, name=name, media_type=media_type,
        size=stored.size, sha256=stored.sha256, stored_as=stored.stored_as, uploaded_at=clock.now(),
    )  # fmt: skip
    audit.record(
        by=by, verb="quality.show_evidence", subject=subject_of(row),
        facts={"criterion": criterion, "evidence": str(made.id), "size": stored.size, "sha256": stored.sha256},
    )  # fmt: skip
    return made.id


@operation
def take_back_evidence(evidence_id: UUID, *, by: Actor) -> None:
    """The file is no longer evidence; its bytes are gone. Refuses: NotFound, HandedIn, NotNow."""
    found = Evidence.objects.filter(id=evidence_id, removed_at=None).first()
    if found is None:
        raise NotFound
    row, _ = _author(found.assessment_id, found.portal_id if found.assessment_id is None else None, by)
    found.removed_at, found.removal = clock.now(), Removal.TAKEN_BACK
    found.save(update_fields=["removed_at", "removal"])
    stored_as = found.stored_as
    audit.record(
        by=by, verb="quality.take_back_evidence", subject=subject_of(row), facts={"evidence": str(evidence_id)}
    )
    transaction.on_commit(lambda: files.forget(stored_as))


def _author(assessment: UUID | None, portal: UUID | None, by: Actor) -> tuple[AssessedPortal, Assessment | None]:
    """Whose file it is, with the portal locked: an assessor's in their open assessment, or the agency's in its term."""
    if assessment is not None:
        return open_assessment(assessment, by)
    if portal is not None:
        return as_agency(portal, by), None
    raise NotFound
