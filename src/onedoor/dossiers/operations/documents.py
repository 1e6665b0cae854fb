"""Documents: what one states is fixed with the move; its pages are typeset from that when they are first needed."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.ids import public_token
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.base.press import qr_svg, typeset
from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import Definition
from onedoor.dossiers import rules
from onedoor.dossiers.models import Document, Dossier, Step
from onedoor.dossiers.operations.moving import definition_of, locked
from onedoor.dossiers.terms import DocumentKind, Outcome

_TITLES = {
    DocumentKind.RECEIPT: ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt and appointment"),
    DocumentKind.SUPPLEMENT_REQUEST: ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request to complete the dossier"),
    DocumentKind.REFUSAL: ("Phiếu từ chối giải quyết hồ sơ", "Refusal of the dossier"),
    DocumentKind.APOLOGY: ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new appointment"),
    DocumentKind.CONTROL_SLIP: ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Process control slip"),
}
Facts = dict[str, JsonValue]


def order(dossier: Dossier, kind: DocumentKind, **facts: JsonValue) -> None:
    """A document of that kind is issued for the dossier: its statement and its public address stand from now on."""
    vi, en = _TITLES[kind]
    _issue(dossier, kind, kind.value, {"vi": vi, "en": en}, facts)


def order_results(dossier: Dossier, *, decision: str, decided_by: str) -> None:
    """The results the definition promises are issued, or the rejection with its reason."""
    definition = definition_of(dossier)
    told: Facts = {"outcome": dossier.outcome, "decision_text": decision, "decided_by": decided_by}
    if dossier.outcome == Outcome.REJECTED:
        title: Facts = {"vi": "Thông báo không chấp thuận", "en": "Notice of rejection"}
        _issue(dossier, DocumentKind.RESULT, "rejection", title, told | {"reason": decision})
        return
    rows = answer_rows(definition, dossier)
    filed_on = clock.day_of(dossier.submitted_at)
    for result in catalogue_rules.applicable_results(definition, dossier.answers, dossier.channel, filed_on):
        title = {"vi": result.title.vi, "en": result.title.en}
        facts = told | {"rows": rows, "result_code": result.code, "valid_months": result.valid_months}
        _issue(dossier, DocumentKind.RESULT, result.template, title, facts)


def _issue(dossier: Dossier, kind: DocumentKind, template: str, title: Facts, facts: Facts) -> None:
    token = public_token()
    issued_at = clock.now()
    document = Document.objects.create(
        dossier=dossier,
        kind=kind,
        template=template,
        token=token,
        title=str(title["vi"]),
        facts=_common_facts(dossier) | {"kind": kind.value, "title": title, "issued_at": issued_at.isoformat()} | facts,
        issued_at=issued_at,
    )
    defer("dossiers.typeset", document_id=str(document.id))


def _common_facts(dossier: Dossier) -> Facts:
    definition = definition_of(dossier)
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


def answer_rows(definition: Definition, dossier: Dossier) -> list[JsonValue]:
    """The answers as a document prints them: label and text, in the legal language."""
    rows: list[JsonValue] = []
    filed_on = clock.day_of(dossier.submitted_at)
    for page in catalogue_rules.visible_pages(definition, dossier.answers, dossier.channel, filed_on):
        for field in catalogue_rules.visible_fields(page, dossier.answers, dossier.channel, definition, filed_on):
            value = dossier.answers.get(field.id)
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


@operation
def issue_receipt(dossier_id: UUID) -> None:
    """The first receipt is issued, once, with the appointment to be expected. The system does this after submission."""
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    if dossier.documents.filter(kind=DocumentKind.RECEIPT).exists():
        return
    order(dossier, DocumentKind.RECEIPT)
    audit.record(by=SYSTEM, verb="dossiers.issue_receipt", subject=f"dossier:{dossier.id}")


@operation
def issue_control_slip(code: str, *, by: Actor) -> UUID:
    """A control slip with every hand-over so far is issued (form 05). Refuses: NotFound, NotAllowed."""
    if not by.is_officer:
        raise NotAllowed
    dossier = locked(code, by)
    steps: list[JsonValue] = [
        {
            "move": step.move,
            "at": step.at.isoformat(),
            "by": step.by_name,
            "due_at": step.due_at.isoformat() if step.due_at else None,
        }
        for step in Step.objects.filter(dossier=dossier).order_by("number")
    ]
    order(dossier, DocumentKind.CONTROL_SLIP, steps=steps)
    audit.record(by=by, verb="dossiers.issue_control_slip", subject=f"dossier:{dossier.id}")
    return dossier.documents.filter(kind=DocumentKind.CONTROL_SLIP).latest("issued_at").id


def pages(document: Document) -> bytes:
    """The document's PDF: typeset at first need and stored, then always the same bytes. Raises files.BytesChanged."""
    if not document.stored_as:
        document = typeset_document(document.id)
    return files.read(document.stored_as, document.sha256)


@operation
def typeset_document(document_id: UUID) -> Document:
    """The document's pages are stored, with their digest. Refuses: NotFound."""
    document = Document.objects.select_for_update().filter(id=document_id).first()
    if document is None:
        raise NotFound
    if document.stored_as:
        return document
    folder = Path(settings.ENV.pack_path) / "templates"
    template = folder / f"{document.template}.typ"
    address = f"{settings.ENV.public}/v/{document.token}"
    content = typeset(
        template if template.exists() else folder / "certificate.typ",
        dict(document.facts) | {"verify_url": address, "qr": qr_svg(address)},
        created_at=document.issued_at,
        fonts=Path(settings.DOCUMENT_FONTS),
    )
    stored = files.store([content])
    document.stored_as, document.sha256 = stored.stored_as, stored.sha256
    document.save(update_fields=["stored_as", "sha256"])
    audit.record(
        by=SYSTEM,
        verb="dossiers.typeset_document",
        subject=f"document:{document.id}",
        facts={"sha256": stored.sha256},
        first=True,
    )
    return document
