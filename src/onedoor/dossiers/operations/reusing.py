"""What was known already serves: each item of the vault that spared an answer or a paper is noted with the dossier."""

from collections import Counter
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

Served = tuple[tuple[UUID, int, int], ...]
"""Items of the vault, each with how many answers and papers it spared."""


def serve(dossier: Dossier, definition: Definition, attached: frozenset[str], *, by: Actor) -> Served:
    """Papers that the vault holds stand for the components of a dossier about to be written; told is what served."""
    papers = _papers(dossier, definition, attached, by)
    dossier.sources = {**dossier.sources, **{slot: source_of(view).kept() for slot, view in papers.items()}}
    answers = Counter(item for source in dossier.sources.values() if (item := source.get("item")))
    shown = Counter(str(view.row.id) for view in papers.values())
    answers -= shown
    return tuple((UUID(item), answers[item], shown[item]) for item in sorted(answers.keys() | shown.keys()))


def note(dossier: Dossier, served: Served, *, by: Actor) -> None:
    """Every item that served says so to its owner."""
    for item, answers, papers in served:
        vault.use(
            item,
            dossier=dossier.code,
            agency=dossier.agency,
            basis=kept.pack().reuse.document,
            answers=answers,
            papers=papers,
            owner=dossier.subject or dossier.owner,
            by=by,
        )


def _papers(dossier: Dossier, definition: Definition, attached: frozenset[str], by: Actor) -> dict[str, ItemView]:
    """By component that was not uploaded, the item which stands for it."""
    if not by.is_citizen:
        return {}
    filed_on = clock.day_of(dossier.submitted_at)
    asked = catalogue_rules.applicable_components(definition, dossier.answers, dossier.channel, filed_on)
    parts = [part for part in asked if part.id not in attached]
    return papers_held(parts, dossier.subject or dossier.owner, by=by)
