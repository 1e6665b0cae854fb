"""Receipts: numbered without gaps in the payment's transaction, typeset at first need, always to the same bytes."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from pydantic import JsonValue

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, files, rows
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.base.press import qr_svg, typeset
from onedoor.base.sealing.keys import Drawer, key_of
from onedoor.catalogue import queries as catalogue
from onedoor.fees import rules
from onedoor.fees.models import Due, Order, Receipt
from onedoor.identity import queries as identity

TEMPLATE = "fee_receipt.typ"


def issue_receipts(dues: Sequence[Due], order: Order, by: Actor) -> None:
    """Each due that was just paid has its receipt. Call this last: the counters stay locked until commit."""
    made = [_drawn_up(due, order) for due in sorted(dues, key=lambda due: (due.payee, str(due.id)))]
    for receipt in made:
        audit.record(
            by=by,
            verb="fees.issue_receipt",
            subject=f"receipt:{receipt.id}",
            facts={"due": str(receipt.due_id), "amount": receipt.amount},
            first=True,
        )
    for receipt in made:
        receipt.number = _next_number(receipt.payee, receipt.series)
        rows.insert(receipt)


def _drawn_up(due: Due, order: Order) -> Receipt:
    now = clock.now()
    return Receipt(
        id=new_id(),
        payee=due.payee,
        series=rules.series(clock.day_of(now)),
        due=due,
        order=order,
        amount=due.amount,
        issued_at=now,
        facts=_facts(due, order),
    )


def _facts(due: Due, order: Order) -> dict[str, JsonValue]:
    return {
        "code": due.code,
        "applicant": {"name": _name(due.owner)},
        "manner": order.manner,
        "reference": order.reference,
        "paid_at": due.paid_at.isoformat() if due.paid_at else None,
        "lines": due.lines,
        "amount": due.amount,
        "amount_in_words": rules.in_words(due.amount),
    }


def _names(receipt: Receipt) -> dict[str, JsonValue]:
    """What agency and procedure were called on the day of the receipt."""
    due, day = receipt.due, clock.day_of(receipt.issued_at)
    agency = agencies.agency(due.payee, day)
    return {
        "procedure": _procedure(due),
        "agency": {"code": agency.code, "name_vi": agency.name_vi, "name_en": agency.name_en},
    }


def _procedure(due: Due) -> dict[str, JsonValue]:
    try:
        title = catalogue.current_version(due.procedure, clock.day_of(due.raised_at)).definition.title
    except NotFound:
        return {"code": due.procedure}
    return {"code": due.procedure, "title_vi": title.vi, "title_en": title.en}


def _name(owner: UUID) -> str:
    try:
        return identity.person(owner, seen_by=SYSTEM).name
    except NotFound:
        return ""


def _next_number(payee: str, series: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fees_receiptcounter (payee, series, last) VALUES (%s, %s, 1)"
            " ON CONFLICT ON CONSTRAINT one_counter_a_series DO UPDATE SET last = fees_receiptcounter.last + 1"
            " RETURNING last",
            [payee, series],
        )
        return int(cursor.fetchone()[0])


def receipt_pages(receipt_id: UUID) -> bytes:
    """The receipt's PDF: typeset at first need and stored, then always the same bytes. Who asks was let in by a query.

    Refuses: NotFound, BytesChanged.
    """
    receipt = Receipt.objects.filter(id=receipt_id).first()
    if receipt is None:
        raise NotFound
    if not receipt.stored_as:
        receipt = _typeset(receipt_id)
    return files.read(receipt.stored_as, receipt.sha256)


@operation
def _typeset(receipt_id: UUID) -> Receipt:
    receipt = Receipt.objects.select_for_update(of=("self",)).select_related("due").get(id=receipt_id)
    if receipt.stored_as:
        return receipt
    address = f"{settings.ENV.public}/r/{receipt.token}"
    serial = rules.serial(receipt.series, receipt.number)
    content = typeset(
        Path(settings.ENV.pack_path) / "templates" / TEMPLATE,
        dict(receipt.facts)
        | _names(receipt)
        | {
            "series": receipt.series,
            "number": receipt.number,
            "serial": serial,
            "issued_at": receipt.issued_at.isoformat(),
            "verify_url": address,
            "qr": qr_svg(address),
        },
        created_at=receipt.issued_at,
        fonts=Path(settings.DOCUMENT_FONTS),
    )
    stored = files.store([content], key_of(receipt.due.owner, Drawer.PERSON))
    receipt.stored_as, receipt.sha256 = stored.stored_as, stored.sha256
    receipt.save(update_fields=["stored_as", "sha256"])
    audit.record(
        by=SYSTEM, verb="fees.typeset_receipt", subject=f"receipt:{receipt.id}", facts={"sha256": stored.sha256}
    )
    return receipt
