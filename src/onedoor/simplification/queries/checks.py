"""Comparisons that wait for a person, with what the source knows beside the paper that was handed in."""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Field, FieldType
from onedoor.dossiers import queries as dossiers
from onedoor.simplification.models import Check
from onedoor.simplification.queries.looking import look_up
from onedoor.simplification.queries.sources import POPULATION_TITLE, asked_in
from onedoor.simplification.rules.sources import POPULATION, REGISTER, VAULT
from onedoor.simplification.terms.spared import CheckRow
from onedoor.vault import queries as vault


def waiting(procedure: str, *, seen_by: Actor) -> int:
    """How many comparisons of the actor's own agency wait for a person. Refuses: NotFound."""
    return _waiting(procedure, seen_by).count()


def next_check(procedure: str, *, seen_by: Actor, language: str) -> CheckRow | None:
    """The one that waits longest, with what its source knows now; None where none waits. Refuses: NotFound.

    Raises ConnectorError while the source does not answer.
    """
    found = _waiting(procedure, seen_by).order_by("looked_at", "id").first()
    if found is None:
        return None
    knows = _knows(found, language)
    return CheckRow(found.id, procedure, found.part, found.source, found.dossier, found.looked_at, knows)


def _waiting(procedure: str, by: Actor) -> QuerySet[Check]:
    if not (by.is_officer and by.agency and by.has(Role.LEADER)):
        raise NotFound
    return Check.objects.filter(procedure=procedure, agency=by.agency, found=True, same=None)


def _knows(found: Check, language: str) -> tuple[tuple[str, str], ...]:
    """What the source says now, as lines; nothing where it has forgotten meanwhile."""
    handed = dossiers.handed(found.dossier, seen_by=SYSTEM)
    definition = catalogue.version(found.version_id).definition
    asked = next((one for one in asked_in(definition) if (one.part, one.source) == (found.part, found.source)), None)
    if handed is None or asked is None:
        return ()
    known = look_up(asked, handed, dossiers.dossier(found.dossier, seen_by=SYSTEM), definition)
    return tuple(_lines(found.source, known.facts, language)) if known else ()


def _lines(source: str, facts: Mapping[str, JsonValue], language: str) -> Iterator[tuple[str, str]]:
    """Each fact by its name in the pack; the source, under which they stand, is not said again with each."""
    for field in _facts(source):
        value: JsonValue = (
            dict(facts) if field.type is FieldType.PERSON and field.id == POPULATION else facts.get(field.id)
        )
        again = f"{field.label.in_(language)} – "
        for name, told in catalogue_rules.display(field, value, language, area_name=agencies.area_name):
            yield name.removeprefix(again), told


def _facts(source: str) -> tuple[Field, ...]:
    name = source.removeprefix(REGISTER).removeprefix(VAULT)
    if source == REGISTER + POPULATION:
        parts = ("name", "born", "sex", "residence")
        return (Field(id=POPULATION, type=FieldType.PERSON, label=POPULATION_TITLE, parts=parts),)
    if source.startswith(VAULT):
        states = vault.kinds()[name].states
        return tuple(Field(id=one.id, type=one.type, label=one.label) for one in states)
    return tuple(Field(id=one.id, type=one.type, label=one.label) for one in vault.state_registers()[name].facts)
