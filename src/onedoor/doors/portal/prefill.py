"""What is known already: from the sign-in, the vault, and the registers that answer."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pydantic import JsonValue

from onedoor.base import text
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, FieldType, Text
from onedoor.doors.frame.templatetags.frame import day
from onedoor.doors.portal import registers
from onedoor.dossiers.queries import may_serve, source_of
from onedoor.dossiers.terms import DraftRow, Source
from onedoor.identity import queries as identity
from onedoor.identity.terms import Person, PopulationRecord
from onedoor.vault import queries as vault
from onedoor.vault.terms import ItemView

PURPOSE = "fill_in_dossier"
REGISTER = "population"
_KNOWERS = frozenset({"claims", "subject", "vault", "register", REGISTER})


@dataclass(frozen=True, slots=True)
class Known:
    """Answers known for fields, whence each is (as kept, and in words), and whether the register failed to answer.

    By field that nothing else could fill in: `silent` names the registers that do not answer, `to_ask` the item that
    would fill it in if its owner agreed.
    """

    answers: Mapping[str, JsonValue] = field(default_factory=dict)
    origins: Mapping[str, Source] = field(default_factory=dict)
    from_register: frozenset[str] = frozenset()
    down: bool = False
    silent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    to_ask: Mapping[str, ItemView] = field(default_factory=dict)
    untold: bool = False
    """Whether nothing is told, because somebody fills in for another."""

    @property
    def sources(self) -> Mapping[str, str]:
        """The source of each answer, in words."""
        return {name: source_words(source) for name, source in self.origins.items()}


def of_register(field: Field) -> bool:
    """Whether the register knows, or can check, what this field asks."""
    return any(source.startswith(REGISTER) for source in field.sources)


def disputable(source: Source) -> bool:
    """Whether somebody keeps this data who can be told that it is wrong."""
    return bool(source.item) or source.name in vault.state_registers()


def doubted(field: Field, answer: JsonValue, known: "Known") -> bool:
    """Whether a register says otherwise, or could not be asked, about an answer that it should know."""
    if field.id in known.silent:
        return True
    origin = known.origins.get(field.id)
    return origin is not None and origin.name in vault.state_registers() and known.answers[field.id] != answer


def known(fields: Iterable[Field], by: Actor, draft: DraftRow) -> Known:
    """What sign-in, register and vault know for these fields; a register that fails leaves the others.

    Where it is filed for a child, register and vault are asked about the child. Who assists is told nothing.
    """
    asked = [one for one in fields if any(source.split(".")[0] in _KNOWERS for source in one.sources)]
    if not asked or by.id is None or by.assists:
        return Known(untold=by.assists)
    knower = _Knower(identity.person(by.id, seen_by=by), by, draft, asked)
    answers: dict[str, JsonValue] = {}
    origins: dict[str, Source] = {}
    for one in asked:
        for source in one.sources:
            answer, origin = knower.answer(one, source)
            if answer not in (None, "", {}):
                answers[one.id], origins[one.id] = answer, origin
                break
        else:
            # Without the register the sign-in's own claims still spare the person most of the typing.
            if knower.down and f"{REGISTER}.self" in one.sources and one.type is FieldType.PERSON:
                answers[one.id], origins[one.id] = person_answer(one, knower.person), Source("claims")
    registered = frozenset(
        name
        for name, origin in origins.items()
        if origin.name in (REGISTER, "vault") or (origin.name == "subject" and not knower.down)
    )
    silent = {one.id: names for one in asked if one.id not in answers and (names := knower.silent_for(one))}
    to_ask = {name: view for name, view in knower.to_ask.items() if name not in answers}
    return Known(answers, origins, registered, knower.down, silent, to_ask)


class _Knower:
    """Who is asked for what is known, each source at most once."""

    def __init__(self, person: Person, by: Actor, draft: DraftRow, asked: list[Field]) -> None:
        self.person, self.by, self.subject, self.down = person, by, draft.subject, False
        self.to_ask: dict[str, ItemView] = {}
        subject = draft.subject
        if subject is not None and identity.organisation_of(subject) is not None:
            self.subject = None  # Of an organisation nothing of this is known: what is asked is asked of who files.
        named = [source for one in asked for source in one.sources]
        self.record: PopulationRecord | None = None
        about_filer = ("subject.home", "subject.parent") if self.subject else (f"{REGISTER}.self",)
        if any(source.startswith(about_filer) for source in named):
            self.record, self.down = _record(person, by)
        kinds = {found[0] for source in named if (found := rules.of_vault(source))}
        self.registers = registers.Enquiry(subject, by)
        self.held = vault.held(subject or person.id, kinds, by=by) if kinds else {}
        self.agreed = vault.consented(subject or person.id, draft=draft.id, agency=draft.agency or "") if kinds else {}

    def answer(self, field: Field, source: str) -> tuple[JsonValue, Source]:
        """What that source knows for the field."""
        origin, _dot, path = source.partition(".")
        if (named := rules.of_vault(source)) is not None:
            return self._of_vault(field, *named)
        if (asked := rules.of_register(source)) is not None:
            return self._of_register(field, *asked)
        if origin == "subject":
            return self._of_subject(field, path), Source("subject")
        if origin == "claims":
            return _part(self.person, path, field), Source("claims")
        return _answer(field, source, None if self.subject else self.record), Source(origin)

    def _of_vault(self, field: Field, kind: str, fact: str) -> tuple[JsonValue, Source]:
        view = self.held.get(kind)
        if view is None or fact not in view.facts:
            return None, Source("vault")
        if not may_serve(view, self.agreed):
            self.to_ask.setdefault(field.id, view)
            return None, Source("vault")
        value = view.facts.get(fact)
        if field.type is FieldType.PERSON and isinstance(value, dict):
            value = {part: value[part] for part in field.parts if value.get(part)}
        return value, source_of(view)

    def _of_register(self, field: Field, register: str, fact: str) -> tuple[JsonValue, Source]:
        facts = self.registers.facts(register)
        if not facts:
            return None, Source(register)
        return rules.read_answer(field, facts.get(fact)), registers.source_of(register)

    def silent_for(self, field: Field) -> tuple[str, ...]:
        """The registers that should have known this, and do not answer."""
        return tuple(name for name, _fact in registers.named(field) if name in self.registers.silent)

    def _of_subject(self, field: Field, path: str) -> JsonValue:
        """What follows from a parent filing for a minor child; nothing where nobody else is filed for."""
        if self.subject is None:
            return None
        if path == "minor":
            return True
        parent = self.record or self.person
        return residence(parent) if path == "home" else person_answer(field, parent)


def source_words(source: Source) -> str:
    """Where an answer was read, in words."""
    if source.title_vi and source.name != "vault":
        title = Text(vi=source.title_vi, en=source.title_en).in_(get_language() or "vi")
        return _("Chúng tôi đã có, trong %(title)s, tra ngày %(day)s") % {"title": title, "day": day(source.on)}
    if source.name == "vault":
        english = (get_language() or "vi").startswith("en")
        return _("Chúng tôi đã có: %(title)s, %(issuer)s, ngày %(day)s") % {
            "title": source.title_en if english else source.title_vi,
            "issuer": source.issuer_en if english else source.issuer_vi,
            "day": day(source.on),
        }
    if source.name == "subject":
        return _("Suy ra từ việc bạn là cha, mẹ và nộp cho con")
    if source.name == REGISTER:
        return _("Lấy từ Cơ sở dữ liệu quốc gia về dân cư")
    return _("Lấy từ tài khoản bạn đã đăng nhập")


def _record(person: Person, by: Actor) -> tuple[PopulationRecord | None, bool]:
    if not person.citizen_number:
        return None, False
    try:
        return identity.population_record(person.citizen_number, by=by, purpose=PURPOSE), False
    except ConnectorError:
        return None, True


def _answer(field: Field, source: str, record: PopulationRecord | None) -> JsonValue:
    origin, _dot, path = source.partition(".")
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
