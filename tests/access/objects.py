"""What a foreign hand might reach for, made once for every test of the agency wall."""

import re
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.urls import reverse

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.doors.frame.access import Route
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Document
from onedoor.fees import operations as fees
from onedoor.fees.models import Difference, FeePolicy, Receipt, StatementRead
from onedoor.fees.terms import Manner, Statement, StatementLine
from tests.dossiers.conftest import WARD, Cast
from tests.fees.conftest import line


@dataclass(frozen=True)
class Objects:
    """One citizen's draft, dossier, paper and document, and those that a front end filed; or ones that do not exist."""

    draft: UUID
    code: str
    attachment: UUID
    document: UUID
    token: str = "abcdefghjkmnpqrs"
    receipt: UUID = field(default_factory=uuid4)
    due: UUID = field(default_factory=uuid4)
    difference: UUID = field(default_factory=uuid4)
    refund: UUID = field(default_factory=uuid4)
    statement: UUID = field(default_factory=uuid4)
    of_machine: "Objects | None" = None

    @property
    def parts(self) -> list[str]:
        """Everything that an address may name."""
        return [str(part) for name, part in vars(self).items() if name != "of_machine"]

    def path(self, route: Route) -> str:
        mine = self.of_machine if self.of_machine and route.pattern.startswith("api/") else self
        known: dict[str, object] = {
            "draft_id": mine.draft,
            "code": mine.code,
            "attachment_id": mine.attachment,
            "document_id": mine.document,
            "receipt_id": mine.receipt,
            "due_id": mine.due,
            "difference_id": mine.difference,
            "refund_id": mine.refund,
            "statement_id": mine.statement,
            "what": "money",
            "kind": "csv",
            "procedure": "1.001193",
            "event": "family",
            "page_id": "child",
            "slot": "birth_notice",
            "token": mine.token,
            "policy_id": FeePolicy.objects.get(name="residence_online_2023").id,
        }
        names = re.findall(r"<(?:\w+:)?(\w+)>", route.pattern)
        values = {name: known[name] for name in names}
        if "agencies/" in route.pattern and "code" in values:
            values["code"] = "H26.00073"
        return reverse(route.name, kwargs=values)


def objects_of(code: str, draft: UUID, owner: Actor) -> Objects:
    view = queries.dossier(code, seen_by=owner)
    document = Document.objects.filter(dossier__code=code).first()
    assert document is not None
    operations.typeset_document(document.id)
    return Objects(draft, code, view.attachments[0].id, document.id, document.token)


def with_money(found: Objects, cast: Cast) -> Objects:
    """What was paid at the counter for that dossier, part of it given back, and money that does not tie out."""
    assert cast.mai.id is not None
    due = fees.raise_due(
        f"fee:{found.code}", by=cast.lan, code=found.code, procedure="1.004222", payee=WARD, channel="counter",
        owner=cast.mai.id, lines=[line(20_000)],
    )  # fmt: skip
    fees.take_at_counter(due.id, Manner.CASH, 20_000, by=cast.lan)
    refund = fees.refund(due.id, by=SYSTEM, amount=5_000, reason="Nhầm")
    receipt = Receipt.objects.get(due_id=due.id)
    fees.typeset_receipt(receipt.id)
    lines = (StatementLine(1, "", "T1", 20_000, clock.now()),)
    fees.reconcile(Statement(Manner.VIETQR, clock.today(), "digest", lines))
    Difference.objects.update(payee=WARD)
    statement = StatementRead.objects.get().id
    difference = Difference.objects.get().id
    return replace(found, receipt=receipt.id, due=due.id, difference=difference, refund=refund, statement=statement)


NOTHING = Objects(uuid4(), "H26.00073-261123-9999", uuid4(), uuid4())
