"""A finance officer at a browser, and money that has gone every way it can."""

import re
from html import unescape
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onedoor.base.actor import SYSTEM, Role
from onedoor.fees import operations
from onedoor.fees.models import Difference, Refund
from onedoor.identity import operations as identity


class Office:
    """Somebody of an agency at the office's pages; `text` is the last page as it is read."""

    def __init__(self, name: str, *roles: Role, agency: str = "H26", language: str = "vi") -> None:
        found: UUID = identity.appoint_officer(
            "https://id.example", name, name=name, agency=agency, roles=frozenset(roles or (Role.FINANCE,)), by=SYSTEM
        )
        self.client = Client()
        self.client.cookies["language"] = language
        session = self.client.session
        session["party"], session["party_id"] = "officer", str(found)
        session.save()
        self.status, self.text, self.page = 0, "", ""

    def opens(self, path: str, **query: str) -> str:
        """The page at that address of the office."""
        return self._keep(self.client.get(f"/office/{path}", query, follow=True))

    def sends(self, path: str, **form: Any) -> str:
        """A form sent there; the page that comes back."""
        return self._keep(self.client.post(f"/office/{path}", form, follow=True))

    def uploads(self, manner: str, content: bytes, name: str = "statement.csv") -> str:
        """A statement's file, handed over."""
        return self.sends("statements/upload", manner=manner, file=SimpleUploadedFile(name, content))

    def takes_away(self, what: str, kind: str, **query: str) -> bytes:
        """An exported file."""
        answer = self.client.get(f"/office/money/export/{what}/{kind}", query)
        assert answer.status_code == 200
        return bytes(answer.content)

    def _keep(self, answer: Any) -> str:
        self.status, self.page = answer.status_code, answer.content.decode(errors="replace")
        body = re.sub(r"<(script|style)\b.*?</\1>", " ", self.page, flags=re.DOTALL)
        self.text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).replace("\xa0", " ")
        return self.text


def only() -> Difference:
    """The one difference there is."""
    return Difference.objects.get()


def asked_refunds() -> list[int]:
    """What the gateway is asked to give back, now that the worker asks."""
    for refund in Refund.objects.filter(state="asked"):
        operations.ask_refund(refund.id, by=SYSTEM)
    return list(Refund.objects.order_by("asked_at").values_list("amount", flat=True))
