"""Which papers and questions of a definition name a source that can be asked."""

from collections.abc import Collection, Iterator

from onedoor.catalogue.terms import Component, Definition, Field, Mark, Marked, Page, SourceKind
from onedoor.simplification.terms.spared import Asked, PartKind

POPULATION = "population"
REGISTER, VAULT = "register:", "vault:"


def asked_of_sources(
    definition: Definition, registers: Collection[str], kinds: Collection[str], by_consent: Collection[str]
) -> tuple[Asked, ...]:
    """Each paper and question with each register or kind of item of the vault that may know it, in order."""
    found: dict[tuple[str, str], Asked] = {}
    for kind, part, source, told in _named(definition):
        name = source.removeprefix(REGISTER).removeprefix(VAULT)
        if name in (registers if source.startswith(REGISTER) else kinds):
            asked = Asked(kind, part, source, told.source, told.mark is Mark.FOUND, name in by_consent)
            found.setdefault((part, source), asked)
    return tuple(found.values())


def sources_of(part: Component | Field) -> Iterator[str]:
    """The sources of one paper or question, in order."""
    if isinstance(part, Component):
        for source in part.sources:
            if source.kind is SourceKind.REGISTER and source.name:
                yield REGISTER + source.name
            yield from (VAULT + kind for kind in source.of)
        return
    for named in part.sources:
        head, _, rest = named.partition(".")
        if head == POPULATION:
            yield REGISTER + POPULATION
        elif head == "register":
            yield REGISTER + rest.split(".")[0]
        elif head == "vault":
            yield VAULT + rest.rpartition(".")[0]


def _named(definition: Definition) -> Iterator[tuple[PartKind, str, str, Marked]]:
    for component in definition.components:
        for source in sources_of(component):
            yield PartKind.PAPER, component.id, source, component
    for page in definition.pages:
        for field in page.fields:
            for source in sources_of(field):
                yield PartKind.QUESTION, field.id, source, _told(page, field)


def _told(page: Page, field: Field) -> Marked:
    """Where a question was read: its own words, else its page's."""
    return Marked(mark=field.mark or page.mark, source=field.source or page.source)
