"""Reading what the pack says of costs, and the documents that its results are printed on."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from django.conf import settings

from onedoor.catalogue.terms import Definition
from onedoor.simplification.rules.uses import uses
from onedoor.simplification.terms.costs import Costs, Essential
from onedoor.simplification.terms.spared import Use
from onedoor.vault import queries as vault


@lru_cache(maxsize=4)
def _costs(file: Path) -> Costs:
    return Costs.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def costs() -> Costs:
    """Times and money of the pack in use."""
    return _costs(settings.ENV.pack_path / "simplification.yaml")


def essential() -> Mapping[str, Essential]:
    """The essential services by the procedures they are today."""
    return {code: one for one in costs().essential for code in one.procedures}


@lru_cache(maxsize=4)
def _templates(folder: Path) -> Mapping[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.typ")}


def uses_in(definition: Definition) -> Mapping[str, frozenset[Use]]:
    """By question what reads its answer in this definition, the pack's documents and the vault."""
    texts = _templates(settings.ENV.pack_path / "templates")
    return uses(definition, texts, texts.get("layout", ""), _stated())


def _stated() -> Mapping[str, frozenset[str]]:
    """By kind of item the questions that it is made from."""
    found: dict[str, frozenset[str]] = {}
    for kind in vault.pack().kinds:
        names: set[str] = set()
        for fact in kind.states:
            names |= set(fact.from_.values()) if isinstance(fact.from_, dict) else {fact.from_}
        if kind.holder:
            one = kind.holder
            names |= {one.name, one.born, one.sex, *one.parents, one.requester or ""}
        if kind.death:
            names |= {kind.death.person, kind.death.died_on}
        found[kind.code] = frozenset(names)
    return found
