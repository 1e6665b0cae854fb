"""Filling in: a draft begins, gathers answers page by page, and may be thrown away."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import on_commit, operation
from onedoor.base.text import check_storable
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.dossiers.errors import AlreadySubmitted, NoAgency, NotEligible
from onedoor.dossiers.models import Draft
from onedoor.dossiers.queries.drafts import draft_row, seen_draft
from onedoor.dossiers.terms import DraftRow


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
    audit.record(by=by, verb=verb, subject=f"draft:{draft.id}", facts={"revision": draft.revision})
    return draft_row(draft, draft.attachments.filter(removed_at=None).order_by("uploaded_at"))


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


def check_eligible(definition: Definition, eligibility: Mapping[str, str]) -> None:
    """No given answer stops the journey. Refuses: NotEligible."""
    for question in definition.eligibility:
        given = eligibility.get(question.id)
        if any(answer.id == given and answer.stop for answer in question.answers):
            raise NotEligible(question=question.id)


@operation
def start(
    procedure: str,
    *,
    by: Actor,
    agency: str | None = None,
    eligibility: Mapping[str, str] | None = None,
    channel: str = "online",
) -> DraftRow:
    """A draft of the version in force now belongs to the person.

    Refuses: NotFound (no such procedure in force), NoAgency, NotEligible.
    """
    owner = by.on_behalf_of or by.id
    if owner is None:
        raise NotFound
    version = catalogue.current_version(procedure, clock.today())
    check_eligible(version.definition, eligibility or {})
    now = clock.now()
    draft = Draft.objects.create(
        owner=owner,
        client=by.id if by.is_machine else None,
        procedure=procedure,
        version_id=version.id,
        agency=check_agency(version.definition, agency) if agency else None,
        channel=channel,
        eligibility=dict(eligibility or {}),
        started_at=now,
        saved_at=now,
    )
    audit.record(by=by, verb="dossiers.start", subject=f"draft:{draft.id}", facts={"procedure": procedure}, first=True)
    return draft_row(draft, ())


@operation
def choose_agency(draft_id: UUID, agency: str, *, by: Actor) -> DraftRow:
    """The draft goes to that agency. Refuses: NotFound, AlreadySubmitted, NoAgency."""
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
    draft_id: UUID, answers: Mapping[str, JsonValue], *, by: Actor, unverified: tuple[str, ...] | None = None
) -> DraftRow:
    """The given answers are kept beside the earlier ones; None takes an answer away.

    `unverified` replaces the list of fields that a register could not confirm. Only fields of the definition are kept.
    Refuses: NotFound, AlreadySubmitted, NotReadable.
    """
    check_storable(dict(answers))
    draft = _locked(draft_id, by)
    definition = catalogue.version(draft.version_id).definition
    known = {field.id for page in definition.pages for field in page.fields}
    merged = dict(draft.answers) | {key: value for key, value in answers.items() if key in known}
    draft.answers = {key: value for key, value in merged.items() if value is not None}
    if unverified is not None:
        draft.unverified = sorted(set(unverified) & known)
    return _saved(draft, by, "dossiers.save_answers")


@operation
def discard(draft_id: UUID, *, by: Actor) -> None:
    """The draft, its answers and its files are gone. Refuses: NotFound, AlreadySubmitted."""
    draft = _locked(draft_id, by)
    stored = list(draft.attachments.values_list("stored_as", flat=True))
    draft.attachments.all().delete()
    draft.delete()
    audit.record(by=by, verb="dossiers.discard", subject=f"draft:{draft_id}")

    def forget_files() -> None:
        for name in stored:
            files.forget(name)

    on_commit(forget_files)
