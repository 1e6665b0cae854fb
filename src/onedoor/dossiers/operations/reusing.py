"""What was known already serves: each item of the vault that spared an answer or a paper is noted with the dossier."""

from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.queries.shared import papers_held, source_of
from onedoor.vault import operations as vault
from onedoor.vault import queries as kept
from onedoor.vault.terms import ItemView


def reuse(dossier: Dossier, definition: Definition, *, by: Actor) -> None:
    """Papers that the vault holds stand for their components, and every item that served says so to its owner."""
    answers: dict[str, int] = {}
    for kept_source in dossier.sources.values():
        if item := kept_source.get("item"):
            answers[item] = answers.get(item, 0) + 1
    papers = _papers(dossier, definition, by)
    if papers:
        dossier.sources = {**dossier.sources, **{slot: source_of(view).kept() for slot, view in papers.items()}}
        dossier.save(update_fields=["sources"])
    served = {str(view.row.id) for view in papers.values()}
    basis = kept.pack().reuse.document
    for item in sorted(answers.keys() | served):
        vault.use(
            UUID(item),
            dossier=dossier.code,
            agency=dossier.agency,
            basis=basis,
            answers=answers.get(item, 0),
            papers=sum(str(view.row.id) == item for view in papers.values()),
            owner=dossier.subject or dossier.owner,
            by=by,
        )


def _papers(dossier: Dossier, definition: Definition, by: Actor) -> dict[str, ItemView]:
    """By component that was not uploaded, the item which stands for it."""
    if not by.is_citizen:
        return {}
    filed_on = clock.day_of(dossier.submitted_at)
    asked = catalogue_rules.applicable_components(definition, dossier.answers, dossier.channel, filed_on)
    attached = set(dossier.draft.attachments.filter(removed_at=None).values_list("slot", flat=True))
    parts = [part for part in asked if part.id not in attached]
    return papers_held(parts, dossier.subject or dossier.owner, by=by)
