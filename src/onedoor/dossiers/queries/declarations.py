"""Asking for the signed declaration of a draft or a dossier."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers.models import Declaration, Draft
from onedoor.dossiers.queries.dossiers import seen
from onedoor.dossiers.queries.drafts import seen_draft
from onedoor.dossiers.terms import DeclarationView
from onedoor.signing import queries as signing

SUBJECT = "declaration:"


def subject_of(found: Declaration) -> str:
    """What signing calls the declaration."""
    return f"{SUBJECT}{found.id}"


def declaration(draft_id: UUID, *, seen_by: Actor) -> DeclarationView | None:
    """What the actor's draft declares and was fixed to be signed, if it says so still. Refuses: NotFound."""
    draft = seen_draft(Draft.objects.filter(id=draft_id).first(), seen_by)
    return _view(draft.declarations.filter(dropped_at=None).first())


def declared(code: str, *, seen_by: Actor) -> DeclarationView | None:
    """The signed declaration of a dossier. Refuses: NotFound."""
    return _view(Declaration.objects.filter(draft=seen(code, seen_by).draft, dropped_at=None).first())


def declared_pages(code: str, *, seen_by: Actor) -> bytes:
    """The signed declaration of a dossier as it was filed; the look is written down.

    Refuses: NotFound, BytesChanged.
    """
    dossier = seen(code, seen_by)
    found = Declaration.objects.filter(draft=dossier.draft, dropped_at=None).first()
    if found is None:
        raise NotFound
    audit.look(by=seen_by, subject=f"dossier:{dossier.id}", what="declaration")
    return signing.pages(subject_of(found))


def declaration_pages(draft_id: UUID, *, seen_by: Actor) -> bytes:
    """The pages that are to be signed, with the signatures so far.

    Refuses: NotFound, also while they are typeset; BytesChanged.
    """
    draft = seen_draft(Draft.objects.filter(id=draft_id).first(), seen_by)
    found = draft.declarations.filter(dropped_at=None).first()
    if found is None:
        raise NotFound
    return signing.pages(subject_of(found))


def draft_signed_in(subject: str, *, seen_by: Actor) -> UUID | None:
    """The actor's own draft whose declaration that paper is, if it is one."""
    if not subject.startswith(SUBJECT) or seen_by.id is None:
        return None
    found = Declaration.objects.filter(id=subject.removeprefix(SUBJECT), by_id=seen_by.id).first()
    return found.draft_id if found else None


def _view(found: Declaration | None) -> DeclarationView | None:
    if found is None:
        return None
    paper = signing.papers_about([subject_of(found)])[subject_of(found)]
    return DeclarationView(
        id=found.id,
        draft=found.draft_id,
        by_id=found.by_id,
        title=found.title,
        title_en=found.title_en,
        fixed_at=found.fixed_at,
        paper=paper,
    )
