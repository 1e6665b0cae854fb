"""Papers that a register of the state spares: asked as the page is shown, and as the dossier is handed in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Channel, Component, SourceKind, Text
from onedoor.dossiers.terms import DraftRow, Source
from onedoor.identity import queries as identity
from onedoor.vault import queries as vault

PURPOSE = "fill_in_dossier"


@dataclass(frozen=True, slots=True)
class Spared:
    """By component: the register that has it; and by component the titles of those that do not answer."""

    known: dict[str, Source] = field(default_factory=dict)
    silent: dict[str, tuple[Text, ...]] = field(default_factory=dict)


def spared(parts: Iterable[Component], draft: DraftRow, by: Actor) -> Spared:
    """What the registers that the components name know about the person; one that fails is told, never waited for."""
    found, titles = Spared(), {one.id: one.title for one in vault.pack().registers}
    wanted = {part.id: [name for name in _registers(part) if name in titles] for part in parts}
    number = _number(draft, by) if any(wanted.values()) else ""
    asked: dict[str, bool | None] = {}
    for slot, names in wanted.items():
        for name in names if number else ():
            if name not in asked:
                asked[name] = _knows(name, number, by)
            if asked[name]:
                title = titles[name]
                today = clock.today().isoformat()
                found.known[slot] = Source(name, title_vi=title.vi, title_en=title.en, on=today)
                break
        else:
            if silent := tuple(titles[name] for name in names if name in asked and asked[name] is None):
                found.silent[slot] = silent
    return found


def may_spare(draft: DraftRow) -> bool:
    """Whether a paper that the draft calls for may be spared by a register that is connected."""
    connected = {one.id for one in vault.pack().registers}
    definition = catalogue.version(draft.version_id).definition
    parts = rules.applicable_components(definition, draft.answers, Channel.ONLINE, clock.today())
    return any(not connected.isdisjoint(_registers(part)) for part in parts)


def _registers(part: Component) -> list[str]:
    return [source.name or "" for source in part.sources if source.kind is SourceKind.REGISTER]


def _number(draft: DraftRow, by: Actor) -> str:
    """The number of whom it is filed for; none is known of a new-born, and none is asked of others."""
    if draft.subject is not None or by.id is None:
        return ""
    try:
        return identity.person(by.id, seen_by=by).citizen_number
    except NotFound:
        return ""


def _knows(register: str, number: str, by: Actor) -> bool | None:
    """Whether the register knows that number; None where it does not answer."""
    try:
        return vault.register_facts(register, number, by=by, purpose=PURPOSE) is not None
    except ConnectorError:
        return None
