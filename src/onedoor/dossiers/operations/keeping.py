"""What was issued lands in its owner's vault, as data and document, in the transaction that issues it."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.files import StoredFile
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition, FieldType
from onedoor.dossiers.models import Document, Dossier
from onedoor.dossiers.operations import succeeding
from onedoor.dossiers.terms import DocumentKind
from onedoor.identity import operations as identity
from onedoor.vault import operations as vault
from onedoor.vault.kinds import Fact, HolderRule, Kind, kinds


def keep(document: Document, *, by: Actor) -> None:
    """A result is its owner's: the requester's, or the child's whom the answers name. A rejection is nobody's."""
    dossier = document.dossier
    definition = catalogue.version(dossier.version_id).definition
    result = next((one for one in definition.results if one.id == document.facts.get("result")), None)
    kind = kinds().get(result.code or "") if result else None
    if kind is not None and kind.death is not None:
        succeeding.close(kind.death, dossier, _reference(document), by=by)
    if result is not None and result.heirs is not None:
        succeeding.open_to_heirs(result.heirs, dossier, _reference(document), by=by)
    if kind is None or result is None:
        return
    vault.keep_issued(
        _owner(dossier, definition, kind, by),
        kind.code,
        title=result.title,
        issuer=dossier.agency,
        reference=_reference(document),
        facts={**stated(kind, definition, dossier.answers), "dossier": dossier.code},
        valid_months=result.valid_months,
        by=by,
    )


def add_pages(document: Document, stored: StoredFile) -> None:
    """What the vault shows of a result are the pages that its dossier keeps."""
    if document.kind == DocumentKind.RESULT:
        vault.add_pages(_reference(document), name=f"{document.title}.pdf", stored=stored)


def withdraw(document: Document, *, by: Actor) -> None:
    """A result that does not stand any more says so in the vault too."""
    vault.withdraw(_reference(document), by=by)
    identity.take_back(_reference(document), by=by)


def _reference(document: Document) -> str:
    return f"document:{document.id}"


def stated(kind: Kind, definition: Definition, answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """What an item of that kind states, from the answers of its dossier."""
    found = {fact.id: _fact(fact, definition, answers) for fact in kind.states}
    return {name: value for name, value in found.items() if value not in (None, "", {})}


def _fact(fact: Fact, definition: Definition, answers: Mapping[str, JsonValue]) -> JsonValue:
    if isinstance(fact.from_, str):
        return _value(fact.from_, definition, answers)
    parts = {part: _value(field, definition, answers) for part, field in fact.from_.items()}
    return {part: value for part, value in parts.items() if value not in (None, "")}


def _value(field_id: str, definition: Definition, answers: Mapping[str, JsonValue]) -> JsonValue:
    """An answer as another procedure can read it: of a choice between many words, the word; a sex stays a sex."""
    value, field = answers.get(field_id), definition.field(field_id)
    if field is None or field.type is not FieldType.CHOICE or value in ("male", "female"):
        return value
    return next((option.label.vi for option in field.options if option.id == value), None)


def _owner(dossier: Dossier, definition: Definition, kind: Kind, by: Actor) -> UUID:
    rule = kind.holder
    if rule is None or not (name := dossier.answers.get(rule.name)):
        return dossier.subject or dossier.owner
    basis = f"dossier:{dossier.code}"
    born, sex = (str(dossier.answers.get(field) or "") for field in (rule.born, rule.sex))
    child = identity.named_person(basis, name=str(name), born=born, sex=sex, by=by)
    parents = _parents(dossier, definition, rule)
    if parents:
        identity.name_parents(child, name=str(name), born=born, parents=parents, basis=basis, by=by)
    return child


def _parents(dossier: Dossier, definition: Definition, rule: HolderRule) -> list[tuple[UUID | None, str, str]]:
    """Who filed, where that is a parent, and the parents whom the answers name by number."""
    filed_on = clock.day_of(dossier.submitted_at)
    found: list[tuple[UUID | None, str, str]] = []
    told = catalogue_rules.context(definition, dossier.answers, dossier.channel, filed_on)
    if rule.requester_is_parent and catalogue_rules.evaluate(rule.requester_is_parent, told):
        found.append((dossier.owner, "", dossier.applicant))
    for field in rule.parents:
        person = told["answers"].get(field) if isinstance(told["answers"], dict) else None
        if isinstance(person, dict) and person.get("citizen_number"):
            found.append((None, str(person["citizen_number"]), str(person.get("name") or "")))
    return found
