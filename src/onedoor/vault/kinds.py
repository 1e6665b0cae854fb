"""Reading the pack's `vault.yaml`: kinds of items, what each states, by which law it may be reused, what must stay."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from django.conf import settings
from pydantic import Field as Setting
from pydantic import StringConstraints

from onedoor.catalogue.terms import AgencyKind, FieldType, LegalBasis, Marked, Text
from onedoor.catalogue.terms.definition import KindCode
from onedoor.catalogue.terms.facts import Cel, Id, Part


class Fact(Part):
    """One thing that an item of the kind states: from which answer, or (a person) from which answers by part."""

    id: Id
    label: Text
    type: FieldType
    from_: Id | dict[Id, Id] = Setting(alias="from")


class HolderRule(Part):
    """Whose item it is, where that is not who files: a child whom the answers name, and its parents."""

    name: Id
    born: Id
    sex: Id
    parents: tuple[Id, ...] = Setting(default=(), description="Person fields.")
    requester: Id | None = None
    requester_is_parent: Cel | None = None


class DeathRule(Part):
    """A result of this kind registers a death: of whom, and when they died."""

    person: Id = Setting(description="The person field that names who died, by number.")
    died_on: Id


class Kind(Marked):
    """A kind of item, by the code of the national database."""

    code: KindCode
    title: Text
    reuse: Annotated[str, StringConstraints(pattern="^(law|consent)$")] = Setting(
        default="law", description="law: in a procedure the person files, no further consent is asked."
    )
    holder: HolderRule | None = None
    death: DeathRule | None = None
    states: tuple[Fact, ...] = ()
    may_bring: bool = Setting(default=True, description="Whether an older paper of this kind may be brought in.")


class Retention(Marked):
    """What happens to a part of the vault when its person asks for erasure."""

    what: Annotated[str, StringConstraints(pattern="^(declared|scanned|digitised|issued|consents|readings|mandates)$")]
    stays: bool
    law: Text
    until: Text


class RegisterFact(Part):
    """One thing that a register knows of a person."""

    id: Id
    label: Text
    type: FieldType


class Register(Marked):
    """A register of the state that answers about a person by number; who keeps it answers where it is wrong."""

    id: Id
    title: Text
    keeper: AgencyKind
    facts: tuple[RegisterFact, ...] = ()


class VaultPack(Part):
    """The file."""

    registers: tuple[Register, ...] = ()
    reuse: LegalBasis
    kinds: tuple[Kind, ...]
    retention: tuple[Retention, ...]


@lru_cache(maxsize=4)
def _read(file: Path) -> VaultPack:
    return VaultPack.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def pack() -> VaultPack:
    """What the pack in use says of the vault."""
    return _read(settings.ENV.pack_path / "vault.yaml")


def state_registers() -> Mapping[str, Register]:
    """Every register by its id."""
    return {one.id: one for one in pack().registers}


def kinds() -> Mapping[str, Kind]:
    """Every kind by its code."""
    return {kind.code: kind for kind in pack().kinds}
