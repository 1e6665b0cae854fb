"""What a foreign hand might reach for, made once for every test of the agency wall."""

import re
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.urls import reverse

from onedoor.base.actor import Actor
from onedoor.doors.frame.access import Route
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Document
from onedoor.fees import operations as fees
from onedoor.fees.models import FeePolicy, Receipt
from onedoor.fees.terms import Manner
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
    of_machine: "Objects | None" = None

    def path(self, route: Route) -> str:
        mine = self.of_machine if self.of_machine and route.pattern.startswith("api/") else self
        known: dict[str, object] = {
            "draft_id": mine.draft,
            "code": mine.code,
            "attachment_id": mine.attachment,
            "document_id": mine.document,
            "receipt_id": mine.receipt,
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


def paid(code: str, cast: Cast) -> UUID:
    """The receipt of what was paid at the counter for that dossier."""
    assert cast.mai.id is not None
    due = fees.raise_due(
        f"fee:{code}", by=cast.lan, code=code, procedure="1.004222", payee=WARD, channel="counter",
        owner=cast.mai.id, lines=[line(20_000)],
    )  # fmt: skip
    fees.take_at_counter(due.id, Manner.CASH, 20_000, by=cast.lan)
    receipt = Receipt.objects.get(due_id=due.id)
    fees.typeset_receipt(receipt.id)
    return receipt.id


NOTHING = Objects(uuid4(), "H26.00073-261123-9999", uuid4(), uuid4())
