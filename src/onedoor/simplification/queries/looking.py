"""Whether a source knows what was handed in: what one look-up answers, and whether a machine can compare it."""

from dataclasses import dataclass, replace

from pydantic import JsonValue

from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.base.text import fold
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition, Field
from onedoor.dossiers.terms import DossierView
from onedoor.dossiers.terms.handed import HandedIn
from onedoor.identity import queries as identity
from onedoor.identity.terms import PopulationRecord
from onedoor.simplification.rules.sources import POPULATION, REGISTER, VAULT
from onedoor.simplification.terms.spared import Asked, PartKind
from onedoor.vault import queries as vault
from onedoor.vault.terms import Grant, Origin

PURPOSE = "simplification: does a source know what was handed in"
_PERSON = ("name", "born", "sex")


@dataclass(frozen=True, slots=True)
class Known:
    """What a source answered; `same` is None where a person has to compare it with a paper; `issued`: here."""

    facts: dict[str, JsonValue]
    same: bool | None = None
    issued: bool = False


def look_up(asked: Asked, handed: HandedIn, view: DossierView, definition: Definition) -> Known | None:
    """What the source knows, or None. Raises ConnectorError where it does not answer."""
    number = identity.person(handed.owner, seen_by=SYSTEM).citizen_number or ""
    field = definition.field(asked.part) if asked.kind is PartKind.QUESTION else None
    answer = view.answers.get(asked.part) if field else None
    if isinstance(answer, dict) and answer.get("citizen_number"):
        number = str(answer["citizen_number"])
    name = asked.source.removeprefix(REGISTER).removeprefix(VAULT)
    if asked.source.startswith(VAULT):
        return _in_vault(name, asked, handed, field, answer)
    if name == POPULATION:
        record = identity.population_record(number, by=SYSTEM, purpose=PURPOSE) if number else None
        return None if record is None else Known(_told(record), _same_person(record, answer) if field else None)
    facts = vault.register_facts(name, number, by=SYSTEM, purpose=PURPOSE) if number else None
    return _compared(facts, asked.source, field, answer) if facts is not None else None


def _in_vault(kind: str, asked: Asked, handed: HandedIn, field: Field | None, answer: JsonValue) -> Known | None:
    """An item that was there when the dossier was filed; the same bytes are the same paper."""
    states = frozenset(fact.id for fact in vault.kinds()[kind].states)
    grant = Grant(PURPOSE[:40], vault.pack().reuse.document, handed.code, facts=states)
    try:
        found = vault.read_for_dossier(handed.owner, kind, states, grant, by=SYSTEM)
    except NotFound:
        return None
    if found.row.kept_at >= handed.submitted_at:
        return None
    issued = found.row.origin is Origin.ISSUED
    if field is not None:
        compared = _compared(found.facts, asked.source, field, answer)
        return replace(compared, issued=issued) if compared else None
    pages = found.row.pages
    same = True if pages and pages.sha256 in handed.papers.get(asked.part, ()) else None
    return Known(dict(found.facts), same, issued=issued)


def _compared(facts: object, source: str, field: Field | None, answer: JsonValue) -> Known | None:
    """What was found, beside the answer to a question. A source that is silent on that fact knows nothing of it."""
    known = dict(facts) if isinstance(facts, dict) else {}
    if field is None:
        return Known(known)
    prefix = f"{source.replace(':', '.', 1)}."
    wanted = [named.removeprefix(prefix) for named in field.sources if named.startswith(prefix)]
    values = (catalogue_rules.read_answer(field, known.get(fact)) for fact in wanted)
    value = next((one for one in values if one is not None), None)
    return None if value is None else Known({}, _alike(value, answer))


def _told(record: PopulationRecord) -> dict[str, JsonValue]:
    residence: JsonValue = {"commune": record.residence_commune, "detail": record.residence_detail}
    return {"name": record.name, "born": record.born, "sex": record.sex, "residence": residence}


def _same_person(record: PopulationRecord, answer: JsonValue) -> bool:
    """Whether what the person typed about somebody is what the register says, as far as both say it."""
    if not isinstance(answer, dict):
        return fold(str(answer)) in {fold(str(value)) for value in (record.name, record.born, record.sex, record.phone)}
    pairs = ((answer.get(part), getattr(record, part)) for part in _PERSON)
    return all(fold(str(typed)) == fold(str(kept)) for typed, kept in pairs if typed and kept)


def _alike(one: JsonValue, other: JsonValue) -> bool:
    return fold(one) == fold(other) if isinstance(one, str) and isinstance(other, str) else one == other
