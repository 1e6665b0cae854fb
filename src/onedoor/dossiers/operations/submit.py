"""Submitting: a complete draft becomes a dossier, once, whatever the network does."""

from collections.abc import Container, Mapping
from datetime import date
from uuid import UUID

from django.db import connection
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, rows
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.ids import new_id
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition, FieldType, VersionRow
from onedoor.dossiers import rules
from onedoor.dossiers.errors import FormChanged, NotUnderMandate, RegistersUnasked
from onedoor.dossiers.models import Dossier, Draft, Step
from onedoor.dossiers.operations import dues, reusing
from onedoor.dossiers.operations.drafting import check_agency, check_complete, check_eligible, tell_helped
from onedoor.dossiers.operations.undeclaring import check_declared
from onedoor.dossiers.queries.drafts import draft_row, seen_draft
from onedoor.dossiers.terms import SUBMIT, DraftRow, PaymentState, State, Turn
from onedoor.identity import queries as identity
from onedoor.identity.terms import OrganisationRecord, Person


@operation
def submit(
    draft_id: UUID,
    *,
    by: Actor,
    seen_version: UUID | None = None,
    language: str = "vi",
    unasked: Container[str] = (),
) -> str:
    """The draft is a dossier with the agency, and its code is returned; the same draft always gives the same code.

    `seen_version`: whose form the person saw last. `unasked`: registers that nobody asked yet what they would spare.
    Refuses: NotFound, NotUnderMandate, FormChanged, RegistersUnasked, NoAgency, NotEligible, Incomplete, NotDeclared.
    """
    draft = _locked(draft_id, by)
    if draft.submitted_at is not None:
        return draft.dossier.code
    row = draft_row(draft, ())
    version = _version(draft, row, seen_version, unasked)
    changed = [] if row.version_id == draft.version_id else ["answers", "version_id"]
    draft.answers, draft.version_id = dict(row.answers), row.version_id
    agency, attached = _checked(draft, version.definition)
    draft.submitted_at = clock.now()
    rows.update(draft, [*changed, "submitted_at"])
    dossier = _dossier(draft, version, agency, by, language)
    lines = dues.assessed(dossier)
    _owe(dossier, sum(line.amount for line in lines))
    served = reusing.serve(dossier, version.definition, attached, by=by)
    _write_first_step(dossier, by)
    audit.record(
        by=by,
        verb="dossiers.submit",
        subject=f"dossier:{dossier.id}",
        facts={"draft": str(draft.id), "version": str(version.id), "agency": agency, "digest": version.digest},
        first=True,
    )
    defer("dossiers.after_submission", dossier_id=str(dossier.id))
    dossier.code = rules.dossier_code(agency, clock.today(), next_number(agency, clock.today()))
    rows.insert(dossier)
    reusing.note(dossier, served, by=by)
    if dossier.payment_due:
        dues.raise_due(dossier, by=by, lines=lines)
    tell_helped(draft, by, "filed", dossier.code)
    return dossier.code


def _locked(draft_id: UUID, by: Actor) -> Draft:
    """The draft, locked, for who may file it. Refuses: NotFound, NotUnderMandate."""
    draft = seen_draft(rows.row(Draft, locked=True, id=draft_id), by)
    if by.assists and not rules.may_help(by, draft.procedure, rules.Act.FILE):
        raise NotUnderMandate
    return draft


def _version(draft: Draft, row: DraftRow, seen: UUID | None, unasked: Container[str]) -> VersionRow:
    """The version in force, whose form was seen and about whose papers every register was asked.

    Refuses: FormChanged, RegistersUnasked.
    """
    if seen is not None and seen != row.version_id:
        raise FormChanged(procedure=draft.procedure)
    version = catalogue.version(row.version_id)
    if catalogue_rules.may_be_spared(version.definition, row.answers, draft.channel, clock.today(), registers=unasked):
        raise RegistersUnasked
    return version


def _checked(draft: Draft, definition: Definition) -> tuple[str, frozenset[str]]:
    """The agency and the slots of the papers of a draft that may be filed.

    Refuses: NoAgency, NotEligible, Incomplete, NotDeclared.
    """
    agency = check_agency(definition, draft.agency)
    check_eligible(definition, draft.eligibility)
    attached = _attached(draft)
    check_complete(draft, definition, attached)
    check_declared(draft, definition)
    return agency, attached


def _attached(draft: Draft) -> frozenset[str]:
    """The slots of the draft that hold a file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT slot FROM dossiers_attachment WHERE draft_id = %s AND removed_at IS NULL", [draft.id]
        )
        return frozenset(slot for (slot,) in cursor.fetchall())


def _owe(dossier: Dossier, amount: int) -> None:
    dossier.payment_due = amount
    dossier.payment = PaymentState.DUE if amount else PaymentState.NOTHING_DUE


def _write_first_step(dossier: Dossier, by: Actor) -> None:
    first = Step(
        dossier_id=dossier.id,
        number=1,
        move=SUBMIT.name,
        at=dossier.submitted_at,
        by_id=by.id,
        by_name=by.name,
        by_quality=by.quality,
        state=dossier.state,
        stage=dossier.stage,
        turn=dossier.turn,
        due_at=dossier.expected_at,
    )
    rows.insert(first)


def _dossier(draft: Draft, version: VersionRow, agency: str, by: Actor, language: str) -> Dossier:
    definition, person = version.definition, identity.person(draft.owner, seen_by=SYSTEM if by.assists else by)
    organisation = identity.organisation_of(draft.subject)
    calendar = agencies.calendar_of(agency, clock.today())
    limit = catalogue_rules.time_limit(definition, draft.answers, draft.channel, clock.today())
    stage = catalogue_rules.first_stage(definition)
    now = draft.submitted_at or clock.now()
    return Dossier(
        id=new_id(),
        draft=draft,
        owner=draft.owner,
        subject=draft.subject,
        client=draft.client,
        procedure=draft.procedure,
        version_id=version.id,
        agency=agency,
        channel=draft.channel,
        applicant=organisation.name[:200] if organisation else person.name,
        last_digits=(person.citizen_number or "")[-4:],
        phone=str(draft.answers.get("requester_phone") or person.phone),
        email=str(draft.answers.get("requester_email") or person.email),
        language=language,
        answers=draft.answers,
        fee_facts=rules.fee_answers(definition, draft.answers),
        unverified=draft.unverified,
        sources={name: kept for name, kept in draft.sources.items() if _stands(draft, definition, name)},
        words=rules.words(*_of(person, organisation), *_names(definition, draft.answers)),
        state=State.SUBMITTED,
        stage=stage.id,
        stage_role=stage.role,
        turn=Turn.OURS,
        submitted_at=now,
        expected_at=rules.expected(calendar, now, limit, definition.clock),
    )


def _of(person: Person, organisation: OrganisationRecord | None) -> tuple[str, ...]:
    """By what an officer finds who files; of a number only its last four digits, for it is sealed."""
    theirs = (organisation.name, organisation.tax_code) if organisation else ()
    return (person.name, (person.citizen_number or "")[-4:], person.phone or "", *theirs)


def _stands(draft: Draft, definition: Definition, name: str) -> bool:
    """Whether what a source is about is still part of the dossier: an answer that was given, or a paper."""
    return name in draft.answers or any(part.id == name for part in definition.components)


def _names(definition: Definition, answers: Mapping[str, JsonValue]) -> tuple[str, ...]:
    """Names of the people in the answers, so that an officer finds a child's dossier by the child's name."""
    named = [
        value
        for page in definition.pages
        for field in page.fields
        if field.type in (FieldType.NAME, FieldType.PERSON) and (value := answers.get(field.id))
    ]
    return tuple(str(value.get("name") or "") if isinstance(value, dict) else str(value) for value in named)[:8]


def next_number(agency: str, day: date) -> int:
    """The agency's next number of the day. Its row stays locked until commit: take it last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_codecounter (agency, day, last) VALUES (%s, %s, 1)"
            " ON CONFLICT ON CONSTRAINT one_counter_a_day DO UPDATE SET last = dossiers_codecounter.last + 1"
            " RETURNING last",
            [agency, day],
        )
        return int(cursor.fetchone()[0])
