"""What an agency's machine may read of a vault for a dossier: what the procedure asks, while it is being handled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Component, Definition
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.queries.dossiers import seen
from onedoor.dossiers.terms import OPEN, Source, State
from onedoor.vault import queries as vault
from onedoor.vault.errors import NoConsent, TooMuchAsked
from onedoor.vault.terms import Grant, ItemView

PURPOSE = "handle_dossier"


def vault_facts(code: str, kind: str, facts: Collection[str], *, purpose: str, legal_basis: str, by: Actor) -> ItemView:
    """The named facts of the item of that kind which the dossier's person has; the person sees the reading at once.

    Refuses: NotFound (not a dossier of the machine's agency; no such item), TooMuchAsked (another purpose or basis, a
    closed dossier, a kind or fact that the procedure does not ask), NoConsent (the law alone does not cover the kind).
    """
    found = Dossier.objects.filter(code=code).first()
    if found is None or not by.is_machine or not by.agency or by.agency != found.agency:
        raise NotFound
    definition = catalogue.version(found.version_id).definition
    needed = catalogue_rules.vault_needs(definition).get(kind, frozenset())
    asked = frozenset(facts)
    if purpose != PURPOSE:
        raise TooMuchAsked(what="purpose")
    if legal_basis not in _grounds(definition):
        raise TooMuchAsked(what="legal_basis")
    if State(found.state) not in OPEN:
        raise TooMuchAsked(what="dossier")
    known = vault.kinds().get(kind)
    if not needed or known is None:
        raise TooMuchAsked(what="kind")
    if not asked or (catalogue_rules.WHOLE not in needed and not asked <= needed):
        raise TooMuchAsked(what="facts")
    owner, among = found.subject or found.owner, None
    if known.reuse == "consent":
        among = vault.consented(owner, draft=found.draft_id, agency=found.agency)
        if not among:
            raise NoConsent
    grant = Grant(PURPOSE, legal_basis, found.code, facts=asked)
    return vault.read_for_dossier(owner, kind, asked, grant, by=by, among=among)


def _grounds(definition: Definition) -> frozenset[str]:
    """The documents on which a reading for this procedure may stand."""
    return frozenset({line.document for line in definition.legal_basis} | {vault.pack().reuse.document})


def source_of(view: ItemView) -> Source:
    """An item as the source of an answer or a paper."""
    row = view.row
    return Source(
        name="vault",
        item=str(row.id),
        kind=row.kind,
        title_vi=row.title.vi,
        title_en=row.title.en,
        issuer_vi=row.issuer_name.vi,
        issuer_en=row.issuer_name.en,
        on=clock.day_of(row.kept_at).isoformat(),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """By component, the item that stands for it, and the one that would if its owner agreed."""

    serving: Mapping[str, ItemView] = field(default_factory=dict)
    to_ask: Mapping[str, ItemView] = field(default_factory=dict)


def papers_held(parts: Iterable[Component], owner: UUID, *, draft: UUID, agency: str | None, by: Actor) -> Held:
    """The items of the owner's vault that stand for the components of a draft: by law, or under a consent for it.

    Refuses: NotFound (not the actor's to file for).
    """
    wanted = [part for part in parts if part.kinds]
    if not wanted:
        return Held()
    held = vault.held(owner, [kind for part in wanted for kind in part.kinds], by=by)
    by_consent = any(not may_serve(view, ()) for view in held.values())
    agreed = vault.consented(owner, draft=draft, agency=agency or "") if by_consent else {}
    serving: dict[str, ItemView] = {}
    to_ask: dict[str, ItemView] = {}
    for part in wanted:
        found = [held[kind] for kind in part.kinds if kind in held]
        lawful = [view for view in found if may_serve(view, agreed)]
        if lawful:
            serving[part.id] = lawful[0]
        elif found:
            to_ask[part.id] = found[0]
    return Held(serving, to_ask)


def may_serve(view: ItemView, agreed: Collection[UUID]) -> bool:
    """Whether an item may serve in a procedure: the law lets its kind be reused, or its owner agreed to this one."""
    kind = vault.kinds().get(view.row.kind)
    return kind is not None and (kind.reuse == "law" or view.row.id in agreed)


def vault_paper(code: str, item_id: UUID, *, seen_by: Actor) -> tuple[ItemView, bytes]:
    """A paper of the vault that serves in the dossier, for an officer who may see it; its owner sees the reading.

    Refuses: NotFound, NotYetReady, BytesChanged.
    """
    return vault.read_for(seen(code, seen_by).code, item_id, seen_by=seen_by)
