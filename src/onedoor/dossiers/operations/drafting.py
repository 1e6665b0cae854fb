"""Filling in: a draft begins, gathers answers page by page, and may be thrown away."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.operation import on_commit, operation
from onedoor.base.text import check_storable
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Applicant, Channel, Definition
from onedoor.dossiers import rules, signals
from onedoor.dossiers.errors import AlreadySubmitted, Incomplete, NoAgency, NotAnswers, NotEligible
from onedoor.dossiers.models import Draft
from onedoor.dossiers.operations.undeclaring import drop_if_changed, erase_declarations
from onedoor.dossiers.queries.drafts import draft_row, seen_draft
from onedoor.dossiers.terms import DraftRow, Source
from onedoor.identity import queries as identity
from onedoor.identity.terms import Scope

_FAULTS_TOLD = 20


def _locked(draft_id: UUID, by: Actor) -> Draft:
    draft = seen_draft(Draft.objects.select_for_update().filter(id=draft_id).first(), by)
    if draft.submitted_at is not None:
        raise AlreadySubmitted(code=draft.dossier.code)
    row = draft_row(draft, ())
    draft.answers, draft.version_id = dict(row.answers), row.version_id
    draft.moved_on = [change.model_dump() for change in row.moved_on]
    return draft


def _saved(draft: Draft, by: Actor, verb: str) -> DraftRow:
    draft.revision += 1
    draft.saved_at = clock.now()
    draft.save()
    drop_if_changed(draft, by=by)
    audit.record(by=by, verb=verb, subject=f"draft:{draft.id}", facts={"revision": draft.revision})
    tell_helped(draft, by, "saved")
    return draft_row(draft, draft.attachments.filter(removed_at=None).order_by("uploaded_at"))


def tell_helped(draft: Draft, by: Actor, did: str, code: str = "") -> None:
    """Where a helper did it, whoever listens is told, so that the person always is."""
    if by.is_helper:
        signals.helped.send(sender=None, by=by, draft=draft.id, did=did, procedure=draft.procedure, code=code)


def check_agency(definition: Definition, agency: str | None) -> str:
    """The agency exists today and is of the kind that decides. Refuses: NoAgency."""
    if not agency:
        raise NoAgency(agency="")
    try:
        found = agencies.agency(agency)
    except NotFound:
        raise NoAgency(agency=agency) from None
    today = clock.today()
    in_force = found.valid_from <= today and (found.valid_to is None or today <= found.valid_to)
    if found.kind.value != definition.authority.kind.value or not in_force:
        raise NoAgency(agency=agency)
    return found.code


def check_complete(draft: Draft, definition: Definition, attached: frozenset[str]) -> None:
    """Nothing is missing or wrong among answers and papers. Refuses: Incomplete."""
    errors = catalogue_rules.check_answers(
        definition, draft.answers, channel=draft.channel, today=clock.today(), attached=attached
    )
    if errors:
        components = {item.id for item in definition.components}
        names = tuple(dict.fromkeys(error.field_id for error in errors))
        raise Incomplete(
            fields=tuple(name for name in names if name not in components),
            components=tuple(name for name in names if name in components),
        )


def check_eligible(definition: Definition, eligibility: Mapping[str, str]) -> None:
    """No given answer stops the journey. Refuses: NotEligible."""
    for question in definition.eligibility:
        given = eligibility.get(question.id)
        if any(answer.id == given and answer.stop for answer in question.answers):
            raise NotEligible(question=question.id)


def read(definition: Definition, answers: Mapping[str, JsonValue], by: Actor) -> Mapping[str, JsonValue]:
    """The answers as they are kept. A form has read what a person typed; a machine's are read here.

    Refuses: NotAnswers.
    """
    if not by.is_machine:
        return answers
    kept, errors = catalogue_rules.read_answers(definition, answers)
    if errors:
        told = errors[:_FAULTS_TOLD]
        where = tuple(
            ".".join(["answers", error.field_id, *([error.part] if error.part else [])])[:120] for error in told
        )
        raise NotAnswers(where=where, codes=tuple(error.code for error in told))
    return kept


@operation
def start(
    procedure: str,
    *,
    by: Actor,
    agency: str | None = None,
    eligibility: Mapping[str, str] | None = None,
    answers: Mapping[str, JsonValue] | None = None,
    subject: UUID | None = None,
) -> DraftRow:
    """A draft of the version in force now belongs to the person, with the answers that are there already.

    `subject` is the minor child for whom a parent files, or the organisation for which somebody acts, where the
    procedure allows it. A helper begins what the mandate names, a counter what was brought to it.
    Refuses: NotFound (no such procedure in force, nobody of theirs, not under the mandate), NoAgency, NotEligible,
    NotReadable, NotAnswers (a machine's).
    """
    owner = by.on_behalf_of or by.id
    if owner is None or (by.assists and not rules.may_help(by, procedure, rules.Act.FILL)):
        raise NotFound
    version = catalogue.current_version(procedure, clock.today())
    check_eligible(version.definition, eligibility or {})
    if subject is not None and not _may_file_for(version.definition, subject, by):
        raise NotFound
    check_storable(dict(answers or {}))
    now = clock.now()
    draft = Draft.objects.create(
        owner=owner,
        subject=subject,
        client=by.id if by.is_machine else None,
        mandate=by.mandate,
        helper=by.id if by.is_helper else None,
        helper_name=by.name if by.is_helper else "",
        procedure=procedure,
        version_id=version.id,
        agency=check_agency(version.definition, agency) if agency else None,
        channel=Channel.COUNTER if by.is_at_counter else Channel.ONLINE,
        eligibility=dict(eligibility or {}),
        answers=_kept({}, read(version.definition, answers or {}, by), version.definition),
        started_at=now,
        saved_at=now,
    )
    audit.record(by=by, verb="dossiers.start", subject=f"draft:{draft.id}", facts={"procedure": procedure}, first=True)
    tell_helped(draft, by, "began")
    return draft_row(draft, ())


def _may_file_for(definition: Definition, subject: UUID, by: Actor) -> bool:
    """Whether the actor may file this for that child or organisation."""
    organisation = identity.organisation_of(subject) is not None
    allowed = Applicant.ORGANISATION in definition.who_may_file if organisation else definition.for_minors
    return allowed and identity.may_act_for(subject, Scope.FILE, by=by)


@operation
def choose_agency(draft_id: UUID, agency: str, *, by: Actor) -> DraftRow:
    """The draft goes to that agency; at a counter it stays there.

    Refuses: NotFound, NotAllowed (a counter), AlreadySubmitted, NoAgency.
    """
    if by.is_at_counter:
        raise NotAllowed
    draft = _locked(draft_id, by)
    draft.agency = check_agency(catalogue.version(draft.version_id).definition, agency)
    return _saved(draft, by, "dossiers.choose_agency")


@operation
def set_eligibility(draft_id: UUID, eligibility: Mapping[str, str], *, by: Actor) -> DraftRow:
    """The answers to the eligibility questions are kept. Refuses: NotFound, AlreadySubmitted, NotEligible."""
    draft = _locked(draft_id, by)
    check_eligible(catalogue.version(draft.version_id).definition, eligibility)
    draft.eligibility = dict(eligibility)
    return _saved(draft, by, "dossiers.set_eligibility")


@operation
def save_answers(
    draft_id: UUID,
    answers: Mapping[str, JsonValue],
    *,
    by: Actor,
    unverified: tuple[str, ...] | None = None,
    sources: Mapping[str, Source | None] | None = None,
) -> DraftRow:
    """The given answers are kept beside the earlier ones; None takes an answer away.

    `unverified` replaces the list of fields that a register could not confirm. `sources` tells of some fields whence
    their answer is; None: it was typed. Only fields of the definition are kept.
    Refuses: NotFound, AlreadySubmitted, NotReadable, NotAnswers (a machine's).
    """
    check_storable(dict(answers))
    draft = _locked(draft_id, by)
    definition = catalogue.version(draft.version_id).definition
    answers = read(definition, answers, by)
    draft.answers = _kept(draft.answers, answers, definition)
    if unverified is not None:
        draft.unverified = sorted(name for name in set(unverified) if _named(definition, name))
    for name, source in (sources or {}).items():
        draft.sources.pop(name, None)
        if source is not None and _named(definition, name):
            draft.sources[name] = source.kept()
    return _saved(draft, by, "dossiers.save_answers")


def _named(definition: Definition, name: str) -> bool:
    """Whether a field or a component has that id."""
    return definition.field(name) is not None or any(part.id == name for part in definition.components)


def _kept(
    before: Mapping[str, JsonValue], answers: Mapping[str, JsonValue], definition: Definition
) -> dict[str, JsonValue]:
    """The earlier answers with the given ones beside them; None takes an answer away."""
    merged = dict(before) | {name: value for name, value in answers.items() if definition.field(name)}
    return {name: value for name, value in merged.items() if value is not None}


@operation
def discard(draft_id: UUID, *, by: Actor) -> None:
    """The draft, its answers and its files are gone. Refuses: NotFound, NotAllowed (who assists), AlreadySubmitted."""
    if by.assists:
        raise NotAllowed
    draft = _locked(draft_id, by)
    stored = list(draft.attachments.values_list("stored_as", flat=True))
    draft.attachments.all().delete()
    draft.sent_pages.all().delete()
    erase_declarations(draft, by=by)
    draft.delete()
    audit.record(by=by, verb="dossiers.discard", subject=f"draft:{draft_id}")

    def forget_files() -> None:
        for name in stored:
            files.forget(name)

    on_commit(forget_files)
