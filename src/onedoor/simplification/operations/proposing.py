"""A candidate becomes a proposal with frozen evidence; a person decides; a removal becomes a draft definition."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import yaml
from pydantic import JsonValue

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.catalogue import checking
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.simplification.errors import DecidedAlready, DraftUnsound, NoCandidate, NotAWay, ProposedAlready
from onedoor.simplification.models import Proposal
from onedoor.simplification.operations.comparing import check_leads
from onedoor.simplification.queries.freezing import digest_of, frozen
from onedoor.simplification.rules.changing import changed
from onedoor.simplification.terms.proposals import WAYS, Decision, Target

_FAULTS_TOLD = 3


@operation
def propose(
    procedure: str, target: Target, part: str, source: str, *, first: date, last: date, by: Actor
) -> UUID:  # fmt: skip
    """What is a candidate now is proposed, with its figures as they are now.

    Refuses: NotFound, NoCandidate, ProposedAlready.
    """
    check_leads(by)
    facts = frozen(procedure, target, part, source, first, last, seen_by=by)
    if facts is None:
        raise NoCandidate(part=part)
    named: dict[str, str] = {"agency": by.agency or "", "procedure": procedure, "target": target, "part": part}
    if Proposal.objects.filter(decision="", **named).exists():
        raise ProposedAlready
    made = Proposal.objects.create(
        **named, version=_number(facts), source=source, evidence=facts, digest=digest_of(facts),
        proposed_by=by.id, proposed_name=by.name, proposed_at=clock.now(),
    )  # fmt: skip
    audit.record(
        by=by, verb="simplification.propose", subject=f"proposal:{made.id}",
        facts={"procedure": procedure, "part": part, "evidence": made.digest}, first=True,
    )  # fmt: skip
    return made.id


def _number(facts: Mapping[str, JsonValue]) -> int:
    return int(str(facts["version"]))


@operation
def decide(
    proposal_id: UUID, decision: Decision, *, reason: str, starts_on: date | None = None, by: Actor
) -> None:  # fmt: skip
    """The decision stands with its reason; a removal has a draft that `onedoor check` passes.

    Refuses: NotFound, DecidedAlready, NotAWay (not for this target; no reason; a removal without a coming day),
    DraftUnsound.
    """
    check_leads(by)
    found = Proposal.objects.select_for_update().filter(id=proposal_id, agency=by.agency).first()
    if found is None:
        raise NotFound
    if found.decision:
        raise DecidedAlready
    why = clean(reason, max_length=2000)
    removes = decision is Decision.REMOVE
    if decision not in WAYS[Target(found.target)] or not why or removes != (starts_on is not None):
        raise NotAWay
    if starts_on is not None and starts_on <= clock.today():
        raise NotAWay
    found.draft = _draft(found, starts_on) if starts_on else ""
    found.decision, found.reason, found.starts_on = decision, why, starts_on
    found.decided_by, found.decided_name, found.decided_at = by.id, by.name, clock.now()
    found.save()
    audit.record(
        by=by, verb="simplification.decide", subject=f"proposal:{found.id}",
        facts={"decision": decision.value, "evidence": found.digest},
    )  # fmt: skip


def _draft(found: Proposal, starts_on: date) -> str:
    """The next version of the newest definition, as a file of a pack. Refuses: DraftUnsound."""
    newest = catalogue.versions(found.procedure)[-1]
    definition = changed(
        newest.definition, Target(found.target), found.part, number=newest.number + 1, starts_on=starts_on
    )
    text = written(definition)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draft.yaml"
        file.write_text(text, encoding="utf-8")
        read, faults = checking.check_file(file)
    if faults or read is None:
        told = [fault.sentence for fault in faults[:_FAULTS_TOLD]]
        raise DraftUnsound(faults=len(faults), vi=" ".join(one.vi for one in told), en=" ".join(one.en for one in told))
    return text


def written(definition: Definition) -> str:
    """A definition as the file of a pack that states it; what it leaves to the format is left out."""
    return yaml.safe_dump(
        definition.model_dump(mode="json", exclude_defaults=True), allow_unicode=True, sort_keys=False, width=120
    )
