"""A declaration stands as long as its draft says the same: it is dropped by a change, and checked when it is filed."""

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.operation import on_commit
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import rules
from onedoor.dossiers.errors import NotDeclared
from onedoor.dossiers.models import Declaration, Draft
from onedoor.dossiers.operations.signers import tell_withdrawn
from onedoor.dossiers.queries.declarations import subject_of
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.terms import PaperState


def fingerprint(draft: Draft) -> str:
    """What its declaration is over, as the draft stands."""
    attached = draft.attachments.filter(removed_at=None, supplement=None).values_list("slot", "sha256")
    return rules.fingerprint(draft.version_id, draft.agency, draft.answers, attached)


def standing(draft: Draft) -> Declaration | None:
    """The declaration of the draft that was not dropped."""
    return draft.declarations.filter(dropped_at=None).first()


def drop_if_changed(draft: Draft, *, by: Actor) -> None:
    """What was fixed and does not say what the draft says any more is not to be signed."""
    found = standing(draft)
    if found is not None and draft.submitted_at is None and found.fingerprint != fingerprint(draft):
        drop(found, by=by)


def drop(found: Declaration, *, by: Actor) -> None:
    """The declaration is not to be signed any more; who was asked to sign it is told."""
    found.dropped_at = clock.now()
    found.save(update_fields=["dropped_at"])
    tell_withdrawn(found)
    signing.drop(subject_of(found), by=by)
    audit.record(by=by, verb="dossiers.drop_declaration", subject=f"draft:{found.draft_id}")


def check_declared(draft: Draft, definition: Definition) -> None:
    """Where the definition wants it, all that the draft says was signed by everybody, as it stands.

    Refuses: NotDeclared.
    """
    if catalogue_rules.declaration(definition, draft.answers, draft.channel, clock.today()) is None:
        return
    found = standing(draft)
    paper = papers.papers_about([subject_of(found)]).get(subject_of(found)) if found else None
    if found is None or paper is None or paper.state is not PaperState.SIGNED:
        raise NotDeclared(procedure=draft.procedure)
    if found.fingerprint != fingerprint(draft):
        raise NotDeclared(procedure=draft.procedure)


def erase_declarations(draft: Draft, *, by: Actor) -> None:
    """Nothing is left of what the draft declared; who was asked to sign it is told."""
    stored = []
    for found in draft.declarations.all():
        if found.dropped_at is None:
            tell_withdrawn(found)
        signing.erase(subject_of(found), by=by)
        stored += [found.stored_as] if found.stored_as else []
        found.delete()

    def forget_pages() -> None:
        for name in stored:
            files.forget(name)

    on_commit(forget_pages)
