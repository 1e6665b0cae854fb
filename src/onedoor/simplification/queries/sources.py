"""Which sources of the pack in use may know what a definition asks."""

from onedoor.catalogue.terms import Definition, Text
from onedoor.simplification.rules.sources import POPULATION, REGISTER, VAULT, asked_of_sources
from onedoor.simplification.terms.spared import Asked
from onedoor.vault import queries as vault

POPULATION_TITLE = Text(vi="Cơ sở dữ liệu quốc gia về dân cư", en="National population database")


def asked_in(definition: Definition) -> tuple[Asked, ...]:
    """Each paper and question with each register or kind of item that may know it."""
    kinds = vault.kinds()
    return asked_of_sources(
        definition,
        {POPULATION, *vault.state_registers()},
        kinds,
        {code for code, kind in kinds.items() if kind.reuse == "consent"},
    )


def source_title(source: str) -> Text:
    """What a source is called."""
    name = source.removeprefix(REGISTER).removeprefix(VAULT)
    if source.startswith(VAULT):
        kind = vault.kinds()[name].title
        return Text(vi=f"Kho dữ liệu điện tử: {kind.vi}", en=f"Electronic data warehouse: {kind.en}")
    return POPULATION_TITLE if name == POPULATION else vault.state_registers()[name].title
