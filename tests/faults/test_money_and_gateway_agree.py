"""Kill -9 in the middle of each step of paying: afterwards ledger and gateway agree, and nothing is paid twice.

A step runs in a process of its own, which is killed before its first statement, its second … until it gets through:
before and after each commit and each word with the gateway too. Then the world goes on as it does: the person tries
again, the gateway repeats its callback, the pollers ask, the statement is read.
"""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.base.actor import SYSTEM, Role
from onedoor.fees import operations, queries
from onedoor.fees.errors import AlreadyPaid, TooMuch
from onedoor.fees.models import Due, Receipt, Refund
from onedoor.fees.operations import gateways
from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    DueRow,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    Outcome,
    RefundAsked,
    RefundFact,
    RefundState,
    Resolution,
    Statement,
    StatementLine,
    Verdict,
)
from tests.fees.conftest import FINANCE, gapless, officer, ordered, raised, stands

ROOT = Path(__file__).parents[2]
FEE, MOST_STEPS = 20_000, 200

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


@dataclass
class Fuse:
    """Burns down step by step, and kills the process that carries it."""

    left: int = sys.maxsize

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Gateway:
    """The connector to the scripted gateway; each word with it is a step."""

    port: int
    fuse: Fuse = field(default_factory=Fuse)
    manner: Manner = Manner.VNPAY
    amounts: range = range(1, 10**12)

    def say(self, what: str, **told: str) -> dict[str, str]:
        self.fuse.step()
        answer: dict[str, str] = httpx.post(f"http://127.0.0.1:{self.port}/{what}", json=told).json()
        self.fuse.step()
        return answer

    def begin(self, asked: Asked) -> Handover:
        self.fuse.step()
        return Handover(url=f"http://127.0.0.1:{self.port}/{asked.reference}")

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        told = dict(parameters)
        return self._fact(told["reference"], told, Heard.CALLBACK)

    def _fact(self, reference: str, told: dict[str, str], heard: Heard) -> GatewayFact:
        transaction, amount = told.get("transaction", ""), int(told.get("amount", "0"))
        key = f"{heard}:{reference}:{transaction}"
        outcome = Outcome(told.get("outcome", "succeeded"))
        return GatewayFact(self.manner, reference, outcome, amount, transaction, datetime.now(UTC), key, heard)

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        return CallbackAnswer(200, verdict.value)

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        return self._fact(reference, self.say("query", reference=reference), Heard.QUERY)

    def refund(self, refund: RefundAsked) -> RefundFact:
        told = self.say("refund", key=refund.key, reference=refund.reference, amount=str(refund.amount))
        return RefundFact(refund.key, RefundState.DONE, told["transaction"])

    def statement(self, day: date) -> Statement:
        charges = [(ref, *made) for ref, all_made in self.books()[0].items() for made in all_made]
        lines = tuple(
            StatementLine(number, ref, transaction, amount, datetime.now(UTC))
            for number, (ref, transaction, amount) in enumerate(charges, start=1)
        )
        return Statement(self.manner, day, f"{len(lines)} charges", lines)

    def books(self) -> tuple[dict[str, list[tuple[str, int]]], dict[str, tuple[str, int]]]:
        told = httpx.post(f"http://127.0.0.1:{self.port}/books", json={}).json()
        return told["charges"], told["refunds"]

    def pays(self, reference: str) -> list[tuple[str, str]]:
        """The person pays; returned is the callback that tells of it."""
        told = httpx.post(f"http://127.0.0.1:{self.port}/charge", json={"reference": reference, "amount": str(FEE)})
        return [("reference", reference), ("transaction", told.json()["transaction"]), ("amount", str(FEE))]


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    program = [sys.executable, "-m", "tests.faults.scripted_gateway"]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        made = Gateway(int(server.stdout.readline()))
        monkeypatch.setattr(gateways, "configured", lambda: {Manner.VNPAY: made})
        yield made
        server.kill()


def killed_at(step: int, act: Callable[[], object], gateway: Gateway) -> bool:
    """The act ran in a process of its own that was killed before that step; False: it got through."""
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            burn(Fuse(step), gateway, act)
        except BaseException as fault:  # noqa: BLE001  Whatever it is, the parent must not go on twice.
            sys.stderr.write(f"{type(fault).__name__}: {fault}\n")
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def burn(fuse: Fuse, gateway: Gateway, act: Callable[[], object]) -> None:
    """Each statement, each commit and each word with the gateway is a step."""
    gateway.fuse = fuse
    commit = connection._commit  # type: ignore[attr-defined]  # The one place through which every commit goes.

    def committing() -> None:
        fuse.step()
        commit()
        fuse.step()

    def executing(execute: Callable[..., object], *args: object) -> object:
        fuse.step()
        return execute(*args)

    connection._commit = committing  # type: ignore[attr-defined]
    with connection.execute_wrapper(executing):
        act()


def through_every_kill(
    gateway: Gateway,
    prepare: Callable[[], DueRow],
    act: Callable[[DueRow], object],
    go_on: Callable[[DueRow], object],
    *,
    kept: int = FEE,
) -> None:
    """For each step: prepare, be killed there, go on as the world does; then everything agrees."""
    rounds = 0
    for step in range(1, MOST_STEPS):
        due = prepare()
        killed = killed_at(step, lambda due=due: act(due), gateway)  # type: ignore[misc]  # Bound on purpose.
        go_on(due)
        operations.ask_pending(recent=True)
        operations.ask_refunds()
        rounds += 1
        agrees(gateway, rounds * kept)
        if not killed:
            break
    assert rounds < MOST_STEPS - 1
    assert rounds > 8
    sys.stdout.write(f"{rounds} kills\n")


def agrees(gateway: Gateway, kept: int) -> None:
    """To the đồng: what the gateway holds, what the ledger says it holds, what was earned; receipts, jobs, refunds."""
    charges, refunds = gateway.books()
    holds = sum(amount for made in charges.values() for _, amount in made) - sum(a for _, a in refunds.values())
    accounts = stands()
    assert accounts.get("gateway:vnpay", 0) == holds
    assert -accounts.get("revenue:H26.00073", 0) == kept
    assert "suspense" not in accounts
    assert "refunds" not in accounts
    gapless()
    settled = Due.objects.filter(paid_by__isnull=False)
    assert Receipt.objects.filter(cancelled_at=None).count() == settled.count()
    jobs = ProcrastinateJob.objects.filter(task_name="dossiers.note_payment").values_list("args", flat=True)
    told = Counter(f"dossier:{job['dossier_id']}" for job in jobs)
    assert [told[subject] for subject in settled.values_list("subject", flat=True)] == [1] * settled.count()
    assert {refund.id.hex: refund.amount for refund in Refund.objects.filter(payment__manner="vnpay")} == {
        key: amount for key, (_, amount) in refunds.items()
    }


def patiently(act: Callable[[], object]) -> None:
    """Do it again; that it is done already is fine."""
    with suppress(AlreadyPaid, TooMuch):
        act()


def test_killed_while_beginning(gateway: Gateway) -> None:
    def tries_again(due: DueRow) -> None:
        operations.hear(Manner.VNPAY, gateway.pays(ordered(due).reference))

    through_every_kill(gateway, lambda: raised(FEE), ordered, tries_again)


@pytest.mark.parametrize("repeated", [True, False], ids=["the gateway repeats it", "nobody calls again"])
def test_killed_while_hearing(gateway: Gateway, repeated: bool) -> None:
    calls: dict[object, list[tuple[str, str]]] = {}

    def prepare() -> DueRow:
        due = raised(FEE)
        calls[due.id] = gateway.pays(ordered(due).reference)
        return due

    def hear(due: DueRow) -> None:
        operations.hear(Manner.VNPAY, calls[due.id])

    through_every_kill(gateway, prepare, hear, hear if repeated else lambda due: None)


def test_killed_while_money_that_came_twice_goes_back(gateway: Gateway) -> None:
    calls: dict[object, list[tuple[str, str]]] = {}

    def prepare() -> DueRow:
        due = raised(FEE)
        order = ordered(due)
        operations.hear(Manner.VNPAY, gateway.pays(order.reference))
        calls[due.id] = gateway.pays(order.reference)
        return due

    def hear(due: DueRow) -> None:
        operations.hear(Manner.VNPAY, calls[due.id])
        operations.ask_refunds()

    through_every_kill(gateway, prepare, hear, hear)


def test_killed_while_refunding(gateway: Gateway) -> None:
    def prepare() -> DueRow:
        due = raised(FEE)
        operations.hear(Manner.VNPAY, gateway.pays(ordered(due).reference))
        return due

    def refund(due: DueRow) -> None:
        operations.ask_refund(operations.refund(due.id, by=FINANCE, amount=FEE, reason="Thu nhầm"), by=SYSTEM)

    through_every_kill(gateway, prepare, refund, lambda due: patiently(lambda: refund(due)), kept=0)


def test_killed_at_the_counter(gateway: Gateway) -> None:
    lan = officer(Role.RECEIVER)

    def take(due: DueRow) -> None:
        operations.take_at_counter(due.id, Manner.CASH, FEE, by=lan)

    through_every_kill(gateway, lambda: raised(FEE), take, lambda due: patiently(lambda: take(due)))


def test_killed_while_reconciling(gateway: Gateway) -> None:
    def prepare() -> DueRow:
        due = raised(FEE)
        gateway.pays(ordered(due).reference)
        return due

    def reconcile(_: DueRow) -> None:
        operations.reconcile(gateway.statement(datetime.now(UTC).date()))
        for found in queries.differences(seen_by=FINANCE):
            operations.resolve(found.id, Resolution.BOOK, by=FINANCE)

    through_every_kill(gateway, prepare, reconcile, reconcile)


def test_the_books_of_the_gateway_are_its_own(gateway: Gateway) -> None:
    """The proof can fail: money that the gateway took and nobody applied is seen."""
    gateway.pays("NOBODYKNOWS1")
    with pytest.raises(AssertionError):
        agrees(gateway, 0)
    assert json.dumps(gateway.books()[0])
