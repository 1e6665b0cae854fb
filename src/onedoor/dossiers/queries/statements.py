"""What a document of a dossier states, how its pages are set, and how a result would look if it were issued now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.press import typeset
from onedoor.base.text import clean
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition, SignedBy
from onedoor.dossiers import rules
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.queries.dossiers import seen, standing_of
from onedoor.dossiers.terms import DECIDE, DocumentKind, Outcome

Facts = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one result states; `result` is its id in the definition, None for a rejection."""

    result: str | None
    template: str
    title: Facts
    facts: Facts
    signed_by: tuple[SignedBy, ...] = (SignedBy.LEADER, SignedBy.SEAL)


def facts_of(dossier: Dossier, kind: DocumentKind, title: Facts, issued_at: datetime, told: Facts) -> Facts:
    """Everything a document of that kind states: what all share, then what this one tells."""
    named: Facts = {"kind": kind.value, "title": title, "issued_at": issued_at.isoformat()}
    return _common_facts(dossier) | named | told


def results_of(dossier: Dossier, outcome: Outcome, *, decision: str, decided_by: str) -> tuple[Statement, ...]:
    """The results the definition promises, or the rejection with its reason."""
    told: Facts = {"outcome": outcome.value, "decision_text": decision, "decided_by": decided_by}
    if outcome is Outcome.REJECTED:
        title: Facts = {"vi": "Thông báo không chấp thuận", "en": "Notice of rejection"}
        return (Statement(None, "rejection", title, told | {"reason": decision}),)
    definition = catalogue.version(dossier.version_id).definition
    filed_on = clock.day_of(dossier.submitted_at)
    rows = answer_rows(definition, dossier.answers, dossier.channel, filed_on)
    return tuple(
        Statement(
            result.id,
            result.template,
            {"vi": result.title.vi, "en": result.title.en},
            told | {"result": result.id, "rows": rows, "result_code": result.code, "valid_months": result.valid_months},
            result.signed_by,
        )
        for result in catalogue_rules.applicable_results(definition, dossier.answers, dossier.channel, filed_on)
    )


def set_pages(template: str, facts: Facts, *, dated: datetime) -> bytes:
    """The PDF that the pack's template makes of the facts; `certificate` where the pack has no such template."""
    folder = Path(settings.ENV.pack_path) / "templates"
    wanted = folder / f"{template}.typ"
    return typeset(
        wanted if wanted.exists() else folder / "certificate.typ",
        facts,
        created_at=dated,
        fonts=Path(settings.DOCUMENT_FONTS),
    )


def result_preview(code: str, result: str | None, *, text: str = "", seen_by: Actor) -> bytes:
    """The PDF of that result (None: of the rejection) as it would be issued now with `text`, marked as a draft.

    Nothing is kept but the look. For whoever may decide the dossier now.
    Refuses: NotFound, NotYourRole, NotInThisState, NotAtThisStage, NotAssigned, NotReadable.
    """
    found = seen(code, seen_by)
    standing = standing_of(found)
    rules.check_move(DECIDE, standing, seen_by)
    rules.check_assigned(standing, seen_by)
    outcome = Outcome.GRANTED if result else Outcome.REJECTED
    drafts = results_of(found, outcome, decision=clean(text, max_length=4000), decided_by=seen_by.name)
    draft = next((each for each in drafts if each.result == result), None)
    if draft is None:
        raise NotFound
    audit.look(by=seen_by, subject=f"dossier:{found.id}", what=f"preview:{draft.template}")
    now = clock.now()
    facts = facts_of(found, DocumentKind.RESULT, draft.title, now, draft.facts)
    return set_pages(draft.template, facts | {"draft": True}, dated=now)


def _common_facts(dossier: Dossier) -> Facts:
    definition = catalogue.version(dossier.version_id).definition
    agency = agencies.agency(dossier.agency)

    def moment(value: object) -> str | None:
        return value.isoformat() if hasattr(value, "isoformat") else None

    attached = set(dossier.draft.attachments.filter(removed_at=None).values_list("slot", flat=True))
    components = catalogue_rules.applicable_components(
        definition, dossier.answers, dossier.channel, clock.day_of(dossier.submitted_at)
    )
    return {
        "code": dossier.code,
        "procedure": {
            "code": dossier.procedure,
            "title_vi": definition.title.vi,
            "title_en": definition.title.en,
        },
        "agency": {"code": agency.code, "name_vi": agency.name_vi, "name_en": agency.name_en},
        "applicant": {
            "name": dossier.applicant,
            "phone": dossier.phone,
            "email": dossier.email,
            "number_masked": rules.masked_number(dossier.last_digits),
        },
        "channel": dossier.channel,
        "submitted_at": moment(dossier.submitted_at),
        "received_at": moment(dossier.received_at),
        "expected_at": moment(dossier.expected_at),
        "due_at": moment(dossier.due_at),
        "components": [
            {"title": {"vi": item.title.vi, "en": item.title.en}, "copies": 1, "form": "electronic"}
            for item in components
            if item.id in attached
        ],
    }


def answer_rows(
    definition: Definition, answers: Mapping[str, JsonValue], channel: str, filed_on: date
) -> list[JsonValue]:
    """The answers as a document prints them: label and text, in the legal language."""
    rows: list[JsonValue] = []
    for page in catalogue_rules.visible_pages(definition, answers, channel, filed_on):
        for field in catalogue_rules.visible_fields(page, answers, channel, definition, filed_on):
            value = answers.get(field.id)
            if value is None or field.type.value == "file":
                continue
            shown = catalogue_rules.display(field, value, "vi", area_name=agencies.area_name)
            rows.extend({"field": field.id, "label": label, "value": text} for label, text in shown)
    return rows


def item_facts(definition: Definition, items: Sequence[dict[str, str]]) -> list[JsonValue]:
    """The asked items of a supplement as its document prints them."""
    told: list[JsonValue] = []
    for item in items:
        field = definition.field(item["id"])
        component = next((part for part in definition.components if part.id == item["id"]), None)
        title = field.label if field is not None and item["kind"] == "field" else component.title if component else None
        told.append({"title": {"vi": title.vi, "en": title.en} if title else item["id"], "why": item["why"]})
    return told


def result_rows(code: str, document_id: UUID, *, seen_by: Actor) -> tuple[tuple[str, str], ...]:
    """Label and text of each line that a result of the dossier states; the look is written down. Refuses: NotFound."""
    found = seen(code, seen_by)
    document = found.documents.filter(id=document_id, kind=DocumentKind.RESULT).first()
    if document is None or not seen_by.is_officer:
        raise NotFound
    audit.look(by=seen_by, subject=f"dossier:{found.id}", what=f"document:{document.id}")
    return tuple((str(row["label"]), str(row["value"])) for row in document.facts.get("rows", []))
