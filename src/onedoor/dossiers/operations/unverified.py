"""Checking later: answers typed while a register was down are compared with it when it answers again."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.operation import operation
from onedoor.base.text import fold
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Component, Field, SourceKind
from onedoor.dossiers.models import Dossier, InternalNote
from onedoor.identity import queries as identity
from onedoor.vault import queries as vault

_SAME = {"name": "name", "born": "born", "sex": "sex"}


def check_unverified(dossier_id: UUID) -> None:
    """Each person typed without the register is compared with it; what differs is told to the officers in a note.

    Raises ConnectorError while the register does not answer: the job is tried again.
    """
    dossier = Dossier.objects.get(id=dossier_id)
    differing = []
    definition = catalogue.version(dossier.version_id).definition
    slots = {part.id: part for part in definition.components}
    for field_id in dossier.unverified:
        if field_id in slots:
            differing += _paper(dossier, slots[field_id])
        answer = dossier.answers.get(field_id)
        if (field := definition.field(field_id)) is not None:
            differing += _by_register(dossier, field)
        if not isinstance(answer, dict) or not answer.get("citizen_number"):
            continue
        record = identity.population_record(
            str(answer["citizen_number"]), by=SYSTEM, purpose=f"dossier {dossier.code}: checked after filing"
        )
        if record is None:
            differing.append(f"{field_id}: không có trong cơ sở dữ liệu dân cư")
            continue
        for part, known in _SAME.items():
            typed, kept = answer.get(part), getattr(record, known)
            if typed and kept and fold(str(typed)) != fold(str(kept)):
                differing.append(f"{field_id}.{part}: người nộp ghi khác cơ sở dữ liệu dân cư")
    _settle(dossier_id, differing)


def _by_register(dossier: Dossier, field: Field) -> list[str]:
    """What the registers that a field names say now of its answer. Raises ConnectorError."""
    number = identity.person(dossier.owner, seen_by=SYSTEM).citizen_number
    told = False
    for source in field.sources:
        register, fact = catalogue_rules.of_register(source) or ("", "")
        if register not in vault.state_registers() or not number:
            continue
        purpose = f"dossier {dossier.code}: checked after filing"
        facts = vault.register_facts(register, number, by=SYSTEM, purpose=purpose) or {}
        known, told = catalogue_rules.read_answer(field, facts.get(fact)), True
        if known is not None:
            title = vault.state_registers()[register].title.vi
            same = known == dossier.answers.get(field.id)
            return [] if same else [f"{field.label.vi}: người nộp ghi khác {title}"]
    return [f"{field.label.vi}: không có trong cơ sở dữ liệu nào"] if told else []


def _paper(dossier: Dossier, part: Component) -> list[str]:
    """What a register that was silent says now of a paper that was not handed in. Raises ConnectorError."""
    number = identity.person(dossier.owner, seen_by=SYSTEM).citizen_number
    known = {name: one.title.vi for name, one in vault.state_registers().items()}
    for source in part.sources:
        if source.kind is SourceKind.REGISTER and source.name in known and number:
            purpose = f"dossier {dossier.code}: checked after filing"
            if vault.register_facts(source.name or "", number, by=SYSTEM, purpose=purpose) is not None:
                return [f"{part.title.vi}: có trong {known[source.name or '']}"]
    return [f"{part.title.vi}: không có trong cơ sở dữ liệu nào"]


@operation
def _settle(dossier_id: UUID, differing: list[str]) -> None:
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    if not dossier.unverified:
        return
    dossier.unverified = []
    dossier.save(update_fields=["unverified"])
    text = "; ".join(differing) or "Dữ liệu người nộp tự khai khớp với cơ sở dữ liệu."
    InternalNote.objects.create(dossier=dossier, at=clock.now(), by_id=None, by_name=SYSTEM.name, text=text)
    audit.record(
        by=SYSTEM,
        verb="dossiers.check_unverified",
        subject=f"dossier:{dossier.id}",
        facts={"differing": len(differing)},
    )
