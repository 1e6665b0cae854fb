"""What the registers of the state know about who files: asked as a page is shown, and as the dossier is handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from pydantic import JsonValue

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Component, Field, SourceKind, Text
from onedoor.dossiers.terms import DraftRow, Source
from onedoor.identity import queries as identity
from onedoor.vault import queries as vault

PURPOSE = "fill_in_dossier"


class Enquiry:
    """Each register is asked at most once about who files; one that fails is told, never waited for."""

    def __init__(self, subject: UUID | None, by: Actor) -> None:
        self.subject, self.by = subject, by
        self._number: str | None = None
        self._told: dict[str, Mapping[str, JsonValue] | None] = {}
        self.silent: set[str] = set()

    def facts(self, register: str) -> Mapping[str, JsonValue] | None:
        """What that register knows; None where it knows nobody, is silent (see `silent`), or may not be asked."""
        if register not in vault.state_registers() or not self.number:
            return None
        if register not in self._told:
            self._told[register] = self._asked(register)
        return self._told[register]

    @property
    def number(self) -> str:
        """The number of who files; none is known of a new-born, and none is asked of others."""
        if self._number is None:
            self._number = self._own_number()
        return self._number

    def _own_number(self) -> str:
        if self.subject is not None or self.by.id is None or self.by.assists:
            return ""
        try:
            return identity.person(self.by.id, seen_by=self.by).citizen_number
        except NotFound:
            return ""

    def _asked(self, register: str) -> Mapping[str, JsonValue] | None:
        try:
            return vault.register_facts(register, self.number, by=self.by, purpose=PURPOSE)
        except ConnectorError:
            self.silent.add(register)
            return None


def source_of(register: str) -> Source:
    """A register, asked today, as the source of an answer or a paper."""
    title = vault.state_registers()[register].title
    return Source(register, title_vi=title.vi, title_en=title.en, on=clock.today().isoformat())


def named(field: Field) -> list[tuple[str, str]]:
    """Registers and facts among a field's sources, in order."""
    return [found for source in field.sources if (found := rules.of_register(source)) is not None]


@dataclass(frozen=True, slots=True)
class Spared:
    """By component: the register that has it; and by component the titles of those that do not answer."""

    known: dict[str, Source] = field(default_factory=dict)
    silent: dict[str, tuple[Text, ...]] = field(default_factory=dict)


def spared(parts: Iterable[Component], draft: DraftRow, by: Actor) -> Spared:
    """What the registers that the components name know about the person."""
    found, enquiry = Spared(), Enquiry(draft.subject, by)
    for part in parts:
        names = _registers(part)
        for name in names:
            if enquiry.facts(name) is not None:
                found.known[part.id] = source_of(name)
                break
        else:
            if silent := tuple(vault.state_registers()[name].title for name in names if name in enquiry.silent):
                found.silent[part.id] = silent
    return found


def _registers(part: Component) -> list[str]:
    return [source.name or "" for source in part.sources if source.kind is SourceKind.REGISTER]
