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

Served = tuple[tuple[UUID, int, int], ...]
"""Items of the vault, each with how many answers and papers it spared."""


def serve(dossier: Dossier, definition: Definition, attached: frozenset[str], *, by: Actor) -> Served:
    """Papers that the vault holds stand for the components of a dossier about to be written; told is what served.

    An answer whose item needs a consent that was taken back meanwhile counts as typed.
    """
    if not by.is_citizen:
        return ()
    agreed = _agreed(dossier) if any(source.get("item") for source in dossier.sources.values()) else {}
    dossier.sources = {
        name: source
        for name, source in dossier.sources.items()
        if not source.get("item") or _by_law(str(source.get("kind", ""))) or UUID(str(source["item"])) in agreed
    }
    filed_on = clock.day_of(dossier.submitted_at)
    asked = catalogue_rules.applicable_components(definition, dossier.answers, dossier.channel, filed_on)
    parts = [part for part in asked if part.id not in attached]
    papers = papers_held(parts, _owner(dossier), draft=dossier.draft_id, agency=dossier.agency, by=by).serving
    dossier.sources |= {slot: source_of(view).kept() for slot, view in papers.items()}
    answers = Counter(item for source in dossier.sources.values() if (item := source.get("item")))
    shown = Counter(str(view.row.id) for view in papers.values())
    answers -= shown
    return tuple((UUID(item), answers[item], shown[item]) for item in sorted(answers.keys() | shown.keys()))


def note(dossier: Dossier, served: Served, *, by: Actor) -> None:
    """Every item that served says so to its owner, and under which law or consent."""
    agreed = _agreed(dossier) if served else {}
    for item, answers, papers in served:
        vault.use(
            item,
            dossier=dossier.code,
            agency=dossier.agency,
            basis=kept.pack().reuse.document,
            answers=answers,
            papers=papers,
            owner=_owner(dossier),
            consent=agreed.get(item),
            by=by,
        )


def _owner(dossier: Dossier) -> UUID:
    return dossier.subject or dossier.owner


def _agreed(dossier: Dossier) -> dict[UUID, UUID]:
    return dict(kept.consented(_owner(dossier), draft=dossier.draft_id, agency=dossier.agency))


def _by_law(kind: str) -> bool:
    known = kept.kinds().get(kind)
    return known is not None and known.reuse == "law"
