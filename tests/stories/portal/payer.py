"""Somebody who pays in the portal: presses its buttons and reads what comes of it."""

from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

from django.http import HttpResponse
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import DossierView
from onedoor.fees import queries as money
from onedoor.fees.models import Order
from onedoor.fees.terms import DueRow, DueState, OrderRow
from tests.stories.portal.till import Till
from tests.stories.portal.visitor import Visitor


@dataclass
class Payer:
    """A visitor before the till; `address` is the gateway's page of the payment begun last."""

    visitor: Visitor
    till: Till
    address: str = ""
    reference: str = ""
    own_page: str = field(default="", init=False)

    def begins(self, page: str, manner: str = "vnpay", **more: object) -> str:
        """Presses the button of that way; where the browser is led."""
        answer = cast("HttpResponse", self.visitor.client.post(page, {"manner": manner, **more}))
        assert answer.status_code == 302, answer.content.decode()
        self.address = answer.headers["Location"]
        if manner == "vnpay":
            self.reference = self.address.partition("vnp_TxnRef=")[2].partition("&")[0]
        else:
            self.reference = self.address.rpartition("/")[2]
        return self.address

    def pays(self, code: str = "00") -> "Payer":
        """Ends the payment at the gateway and comes back with the browser."""
        back = urlsplit(self.till.pay(self.address, code))
        self.visitor.open(f"{back.path}?{back.query}")
        return self

    def asks(self) -> "Payer":
        """Presses the button that asks again, some time after they last did."""
        Order.objects.update(asked_at=None)
        self.visitor.send(self.visitor.path)
        return self

    @property
    def said(self) -> str:
        return self.visitor.said

    def order(self) -> OrderRow:
        assert self.visitor.actor is not None
        return money.order(self.reference, seen_by=self.visitor.actor)


def dossier_of(visitor: Visitor, code: str) -> DossierView:
    assert visitor.actor is not None
    return dossiers.dossier(code, seen_by=visitor.actor)


def due_of(visitor: Visitor, code: str) -> DueRow:
    """What the dossier of that code costs."""
    assert visitor.actor is not None
    found = money.due_of(f"dossier:{dossier_of(visitor, code).id}", seen_by=visitor.actor)
    assert found is not None
    return found


def is_paid(visitor: Visitor, code: str) -> bool:
    return due_of(visitor, code).state is DueState.PAID


def jobs_done(task: str) -> None:
    """The worker does what waits of that kind."""
    for job in ProcrastinateJob.objects.filter(task_name=task).order_by("id"):
        app.tasks[task](**job.args)
