"""The definition that a decision asks for: the next version, without what is to go."""

from datetime import date

from onedoor.catalogue.terms import Component, Definition, SourceKind
from onedoor.simplification.terms.proposals import Target

_BY_HAND = frozenset({SourceKind.UPLOAD, SourceKind.SHOWN, SourceKind.PAPER_ORIGINAL})


def changed(definition: Definition, target: Target, part: str, *, number: int, starts_on: date) -> Definition:
    """Version `number` from that day on. A paper stays named, but the agency takes it from its sources alone."""
    parts = {
        Target.PAPER: _without_paper,
        Target.QUESTION: _without_question,
        Target.STEP: _without_step,
    }[target](definition, part)
    return definition.model_copy(
        update={"version": number, "valid_from": starts_on, "valid_to": None, **parts}
    )  # fmt: skip


def _without_paper(definition: Definition, part: str) -> dict[str, object]:
    return {"components": tuple(_data_only(one) if one.id == part else one for one in definition.components)}


def _data_only(component: Component) -> Component:
    sources = tuple(source for source in component.sources if source.kind not in _BY_HAND)
    return component.model_copy(update={"sources": sources})


def _without_question(definition: Definition, part: str) -> dict[str, object]:
    pages = (
        page.model_copy(update={"fields": tuple(field for field in page.fields if field.id != part)})
        for page in definition.pages
    )
    return {"pages": tuple(page for page in pages if page.fields)}


def _without_step(definition: Definition, part: str) -> dict[str, object]:
    return {"route": tuple(stage for stage in definition.route if stage.id != part)}
