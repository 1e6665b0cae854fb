"""Asked once only: what people had to hand in or type although it was known."""

from onedoor.catalogue.terms import Definition, Field, SourceKind
from onedoor.dossiers.terms import SparedCounts

_KNOWS = frozenset({SourceKind.REGISTER, SourceKind.VAULT, SourceKind.ISSUED})
_BY_HAND = "lookup"
"""A source of that name answers only once somebody typed a number: nothing is filled in before."""

Counts = tuple[int, int]


def papers_asked(definition: Definition, counts: SparedCounts) -> Counts:
    """Papers handed in although the definition names somebody who has them, of all handed in or known already."""
    known_of = {part.id: any(source.kind in _KNOWS for source in part.sources) for part in definition.components}
    handed = {slot: n for slot, n in counts.handed.items() if slot in known_of}
    spared = sum(n for slot, n in counts.known.items() if slot in known_of)
    return sum(n for slot, n in handed.items() if known_of[slot]), sum(handed.values()) + spared


def answers_kept(definition: Definition, counts: SparedCounts) -> Counts:
    """Answers filled in beforehand and let stand, of those that could be, where everybody has to answer."""
    asked = [
        field.id
        for page in definition.pages
        if page.when is None
        for field in page.fields
        if field.required and field.when is None and field.known_when is None and _filled_in(field)
    ]
    return sum(counts.known.get(name, 0) for name in asked), counts.filed * len(asked)


def _filled_in(field: Field) -> bool:
    return any(source.rpartition(".")[2] != _BY_HAND for source in field.sources)
