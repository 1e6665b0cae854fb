"""Declaring: what a draft says is fixed as a document, which who files signs, and then everybody else who must."""

from collections.abc import Iterator
from uuid import UUID

from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import CoSigner, Definition, Text
from onedoor.catalogue.terms import Declaration as Terms
from onedoor.dossiers.errors import AlreadySubmitted, NothingToDeclare
from onedoor.dossiers.models import Declaration, Draft
from onedoor.dossiers.operations.drafting import check_agency, check_complete, check_eligible
from onedoor.dossiers.operations.signers import invite
from onedoor.dossiers.operations.undeclaring import drop, fingerprint, standing
from onedoor.dossiers.queries.declarations import subject_of
from onedoor.dossiers.queries.drafts import draft_row, seen_draft
from onedoor.dossiers.queries.statements import answer_rows, set_pages
from onedoor.identity import queries as identity
from onedoor.signing import operations as signing
from onedoor.signing.errors import NoSigningHere
from onedoor.signing.terms import Part, Signatory


@operation
def fix_declaration(draft_id: UUID, *, by: Actor, language: str = "vi") -> UUID:
    """What the draft says is fixed and waits for signatures; fixed again unchanged, it is the same declaration.

    Refuses: NotFound, NotAllowed (a machine), AlreadySubmitted, NothingToDeclare, NoSigningHere, NoAgency, NotEligible,
    Incomplete.
    """
    if not by.is_citizen or by.id is None:
        raise NotAllowed
    draft = _own(draft_id, by)
    row = draft_row(draft, ())
    draft.answers, draft.version_id = dict(row.answers), row.version_id
    wanted = _wanted(draft)
    before, mark = standing(draft), fingerprint(draft)
    if before is not None and before.fingerprint == mark:
        return before.id
    if before is not None:
        drop(before, by=by)
    who = tuple(_signatories(draft, by))
    found = Declaration.objects.create(
        draft=draft,
        by_id=by.id,
        language=language,
        template=wanted.template,
        title=wanted.title.vi[:300],
        title_en=wanted.title.en[:300],
        fingerprint=mark,
        facts=_facts(draft, wanted.title, who),
        fixed_at=clock.now(),
    )
    signing.open_paper(
        subject_of(found),
        [signatory for signatory, _ in who],
        by=by,
        reference="",
        agency=draft.agency or "",
        title=found.title,
        title_en=found.title_en,
        in_order=wanted.in_order,
    )
    defer("dossiers.typeset_declaration", declaration_id=str(found.id))
    audit.record(by=by, verb="dossiers.fix_declaration", subject=f"draft:{draft.id}", facts={"fingerprint": mark})
    return found.id


def _wanted(draft: Draft) -> Terms:
    """What is to be signed, now that the draft is complete.

    Refuses: NothingToDeclare, NoSigningHere, NoAgency, NotEligible, Incomplete.
    """
    definition = catalogue.version(draft.version_id).definition
    wanted = catalogue_rules.declaration(definition, draft.answers, draft.channel, clock.today())
    if wanted is None:
        raise NothingToDeclare(procedure=draft.procedure)
    if not signing.signs_here():
        raise NoSigningHere
    check_agency(definition, draft.agency)
    check_eligible(definition, draft.eligibility)
    attached = draft.attachments.filter(removed_at=None).values_list("slot", flat=True)
    check_complete(draft, definition, frozenset(attached))
    return wanted


def _signatories(draft: Draft, by: Actor) -> Iterator[tuple[Signatory, Text]]:
    """Who files, first; then everybody else whom the form names, each once, with the quality in which they sign."""
    definition = catalogue.version(draft.version_id).definition
    me = identity.known_as(by)
    yield Signatory(Part.PERSON, me.subject, by.name, me.citizen_number, by.id), _FILES
    seen = {me.citizen_number} - {""}
    for signer in catalogue_rules.co_signers(definition, draft.answers, draft.channel, clock.today()):
        found = _co_signer(draft, signer)
        if found.number not in seen:
            seen.add(found.number)
            yield found, signer.title


_FILES = Text(vi="Người nộp hồ sơ", en="Who files")


def _co_signer(draft: Draft, signer: CoSigner) -> Signatory:
    named = draft.answers.get(signer.person)
    person = named if isinstance(named, dict) else {}
    name, number = str(person.get("name") or ""), str(person.get("citizen_number") or "")
    email = str(draft.answers.get(signer.email) or "") if signer.email else ""
    known = identity.person_named(number, name)
    if known is None:
        return Signatory(Part.PERSON, "", name, number, None, email)
    return Signatory(Part.PERSON, known.subject, known.name, number, known.id, email)


def _facts(draft: Draft, title: Text, who: tuple[tuple[Signatory, Text], ...]) -> dict[str, JsonValue]:
    """What the declaration states: everything that was answered, and each paper by its digest."""
    definition = catalogue.version(draft.version_id).definition
    agency = agencies.agency(draft.agency or "")
    return {
        "kind": "declaration",
        "title": {"vi": title.vi, "en": title.en},
        "issued_at": clock.now().isoformat(),
        "procedure": {
            "code": draft.procedure,
            "title_vi": definition.title.vi,
            "title_en": definition.title.en,
        },
        "agency": {"code": agency.code, "name_vi": agency.name_vi, "name_en": agency.name_en},
        "applicant": {"name": who[0][0].name},
        "rows": answer_rows(definition, draft.answers, draft.channel, clock.today()),
        "papers": _papers(draft, definition),
        "helper": draft.helper_name,
        "signers": [{"name": each.name, "as": {"vi": role.vi, "en": role.en}} for each, role in who],
    }


def _papers(draft: Draft, definition: Definition) -> list[JsonValue]:
    """Each file by its digest, so that the signature is over the files, too."""
    titles = {item.id: item.title for item in definition.components}
    told: list[JsonValue] = []
    for file in draft.attachments.filter(removed_at=None, supplement=None).order_by("uploaded_at"):
        title = titles.get(file.slot)
        named: JsonValue = {"vi": title.vi, "en": title.en} if title else file.name
        told.append({"title": named, "name": file.name, "sha256": file.sha256})
    return told


@operation
def typeset_declaration(declaration_id: UUID) -> None:
    """The pages of the declaration are there to be read and signed, always the same. Refuses: NotFound."""
    found = Declaration.objects.select_for_update().filter(id=declaration_id).first()
    if found is None:
        raise NotFound
    if found.stored_as or found.dropped_at is not None:
        return
    pages = set_pages(found.template, dict(found.facts), dated=found.fixed_at)
    stored = files.store([pages], key_of(found.draft.owner, Drawer.PERSON))
    found.stored_as, found.sha256 = stored.stored_as, stored.sha256
    found.save(update_fields=["stored_as", "sha256"])
    signing.supply(subject_of(found), stored, by=SYSTEM)
    audit.record(
        by=SYSTEM,
        verb="dossiers.typeset_declaration",
        subject=f"draft:{found.draft_id}",
        facts={"sha256": stored.sha256},
    )


@operation
def drop_declaration(draft_id: UUID, *, by: Actor) -> None:
    """The person does not want it signed as it stands. Refuses: NotFound, AlreadySubmitted."""
    draft = _own(draft_id, by)
    found = standing(draft)
    if found is not None:
        drop(found, by=by)


@operation
def ask_signer_again(draft_id: UUID, place_id: UUID, *, by: Actor) -> None:
    """Who declined to sign is invited once more. Refuses: NotFound, AlreadySubmitted."""
    found = standing(_own(draft_id, by))
    if found is None:
        raise NotFound
    signing.ask_again(subject_of(found), place_id, by=by)
    invite(found.id)
    audit.record(by=by, verb="dossiers.ask_signer_again", subject=f"draft:{draft_id}")


def _own(draft_id: UUID, by: Actor) -> Draft:
    draft = seen_draft(Draft.objects.select_for_update().filter(id=draft_id).first(), by)
    if draft.submitted_at is not None:
        raise AlreadySubmitted(code=draft.dossier.code)
    return draft
