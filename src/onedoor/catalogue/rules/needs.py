"""What a procedure needs of a vault: nothing else may be read for it (Law 91/2025/QH15: no more than the purpose)."""

from collections.abc import Iterator, Mapping

from onedoor.catalogue.terms import Definition

VAULT = "vault."
REGISTER = "register."
WHOLE = "*"
"""Stands for an item with its document, where a fact would stand."""


def of_vault(source: str) -> tuple[str, str] | None:
    """Kind and fact that a field's source names (`vault.KQ.G15.000031.person`); None for any other source."""
    if not source.startswith(VAULT):
        return None
    kind, _dot, fact = source.removeprefix(VAULT).rpartition(".")
    return kind, fact


def of_register(source: str) -> tuple[str, str] | None:
    """Register and fact that a field's source names (`register.land.lot`); None for any other source."""
    if not source.startswith(REGISTER):
        return None
    register, _dot, fact = source.removeprefix(REGISTER).partition(".")
    return register, fact


def vault_needs(definition: Definition) -> Mapping[str, frozenset[str]]:
    """By kind of item, the facts that the form asks; `*` where a component is answered by the item itself."""
    needed: dict[str, set[str]] = {}
    for kind, fact in _named(definition):
        needed.setdefault(kind, set()).add(fact)
    return {kind: frozenset(facts) for kind, facts in needed.items()}


def _named(definition: Definition) -> Iterator[tuple[str, str]]:
    for page in definition.pages:
        for field in page.fields:
            yield from filter(None, map(of_vault, field.sources))
    for component in definition.components:
        for kind in component.kinds:
            yield kind, WHOLE
