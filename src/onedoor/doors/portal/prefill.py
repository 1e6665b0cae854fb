"""What is known already: from the sign-in, and from the population register when it answers."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from pydantic import JsonValue

from onedoor.base import text
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError
from onedoor.catalogue.terms import Field, FieldType
from onedoor.identity import queries as identity
from onedoor.identity.terms import Person, PopulationRecord

PURPOSE = "fill_in_dossier"
REGISTER = "population"


@dataclass(frozen=True, slots=True)
class Known:
    """Answers known for fields, the source of each in words, and whether the register failed to answer."""

    answers: Mapping[str, JsonValue] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    from_register: frozenset[str] = frozenset()
    down: bool = False


def of_register(field: Field) -> bool:
    """Whether the register knows, or can check, what this field asks."""
    return any(source.startswith(REGISTER) for source in field.sources)


def known(fields: Iterable[Field], by: Actor) -> Known:
    """What claims and register know about the person for these fields; a register that fails leaves the claims."""
    asked = [one for one in fields if any(source.split(".")[0] in {"claims", REGISTER} for source in one.sources)]
    if not asked or by.id is None:
        return Known()
    person = identity.person(by.id, seen_by=by)
    record, down = None, False
    if any(source.startswith(f"{REGISTER}.self") for one in asked for source in one.sources):
        record, down = _record(person, by)
    answers: dict[str, JsonValue] = {}
    sources: dict[str, str] = {}
    registered: set[str] = set()
    for one in asked:
        for source in one.sources:
            answer = _answer(one, source, person, record)
            if answer not in (None, "", {}):
                answers[one.id], sources[one.id] = answer, source_words(source)
                registered |= {one.id} if source.startswith(REGISTER) else set()
                break
        else:
            # Without the register the sign-in's own claims still spare the person most of the typing.
            if down and f"{REGISTER}.self" in one.sources and one.type is FieldType.PERSON:
                answers[one.id], sources[one.id] = person_answer(one, person), source_words("claims")
    return Known(answers, sources, frozenset(registered), down)


def source_words(source: str) -> str:
    """Where an answer was read, in words."""
    if source.startswith(REGISTER):
        return _("Lấy từ Cơ sở dữ liệu quốc gia về dân cư")
    return _("Lấy từ tài khoản bạn đã đăng nhập")


def _record(person: Person, by: Actor) -> tuple[PopulationRecord | None, bool]:
    if not person.citizen_number:
        return None, False
    try:
        return identity.population_record(person.citizen_number, by=by, purpose=PURPOSE), False
    except ConnectorError:
        return None, True


def _answer(field: Field, source: str, person: Person, record: PopulationRecord | None) -> JsonValue:
    origin, _dot, path = source.partition(".")
    if origin == "claims":
        return _part(person, path, field)
    if origin != REGISTER or record is None or not path.startswith("self"):
        return None
    part = path.partition(".")[2]
    return _part(record, part, field) if part else person_answer(field, record)


def _part(known: Person | PopulationRecord, part: str, field: Field) -> JsonValue:
    if part in {"residence", "address"} or field.type is FieldType.ADDRESS:
        return residence(known)
    if field.type is FieldType.PERSON:
        return person_answer(field, known)
    value = getattr(known, part, None)
    return None if value in (None, "") else str(value)


def residence(known: Person | PopulationRecord) -> JsonValue:
    """Where somebody lives, as an address answer."""
    commune = known.residence_commune
    return {"commune": commune, "detail": known.residence_detail or ""} if commune else None


def person_answer(field: Field, known: Person | PopulationRecord) -> dict[str, JsonValue]:
    """What is known of somebody, in the parts that the field asks."""
    answer: dict[str, JsonValue] = {}
    for part in field.parts:
        value: JsonValue = residence(known) if part == "residence" else getattr(known, part, None)
        if value:
            answer[part] = value if isinstance(value, dict) else str(value)
    return answer


def look_up(number: str, name: str, by: Actor) -> PopulationRecord | None:
    """The register's record of that number, given only to somebody who knows the name as well.

    A ConnectorError passes up. A wrong name is answered as an unknown number is.
    """
    record = identity.population_record(number, by=by, purpose=PURPOSE)
    return record if record is not None and text.fold(record.name) == text.fold(text.clean(name)) else None


def fingerprint(answer: JsonValue) -> str:
    """A short digest of an answer, to know it again without keeping it."""
    return hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()[:32]
