"""Paying, measured: an order and its verified callback, and the reconciliation of a day of ten thousand lines."""

import hashlib
import hmac
import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from onedoor.fees.errors import Forged
from onedoor.fees.ports import Gateways
from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    GatewayFact,
    Handover,
    Heard,
    Manner,
    Outcome,
    RefundAsked,
    RefundFact,
    Statement,
    Verdict,
)

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

PROCESSES, THREADS = 2, 4
_KEY = b"only-for-the-bench"
_DUES = """
INSERT INTO fees_due (id, subject, code, procedure, payee, channel, owner, lines, amount, state, pay_token, refunded,
                      raised_at)
SELECT md5(%(name)s || n)::uuid, 'bench:' || %(name)s || n, 'H26.00073-261124-' || n, '1.004222', 'H26.00073', 'online',
       (SELECT id FROM identity_person ORDER BY id LIMIT 1), '[]', 20000, 'unpaid', %(name)s || n, 0, now()
FROM generate_series(%(first)s::int, %(last)s::int) n
"""


def signed(reference: str) -> list[tuple[str, str]]:
    """A callback as a gateway would send it: sorted parameters under HMAC-SHA512."""
    told = [("amount", "2000000"), ("orderInfo", "le phi"), ("reference", reference), ("transaction", f"B{reference}")]
    return [*told, ("mac", _mac(told))]


def _mac(told: Sequence[tuple[str, str]]) -> str:
    return hmac.new(
        _KEY, "&".join(f"{name}={value}" for name, value in sorted(told)).encode(), hashlib.sha512
    ).hexdigest()


class Signed:
    """A gateway that needs no network, and signs and verifies as a real one does."""

    manner = Manner.VNPAY
    amounts = range(1, 10**12)

    def begin(self, asked: Asked) -> Handover:
        told = [("amount", str(asked.amount * 100)), ("reference", asked.reference)]
        return Handover(url=f"https://gateway.example/pay?mac={_mac(told)}")

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        told = dict(parameters)
        if not hmac.compare_digest(told.pop("mac", ""), _mac(list(told.items()))):
            raise Forged("mac")
        return GatewayFact(
            Manner.VNPAY, told["reference"], Outcome.SUCCEEDED, int(told["amount"]) // 100, told["transaction"],
            datetime.now(UTC), told["transaction"], Heard.CALLBACK,
        )  # fmt: skip

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        return CallbackAnswer(200, verdict.value)

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        raise NotImplementedError

    def refund(self, refund: RefundAsked) -> RefundFact:
        raise NotImplementedError

    def statement(self, day: date) -> Statement:
        raise NotImplementedError


def _pay(numbers: range, until: float) -> tuple[int, str]:
    """Due after due is ordered and its callback heard, on one connection; how many, and what failed."""
    from django.db import connection

    from onedoor.base.actor import ANONYMOUS
    from onedoor.fees import operations

    done = 0
    try:
        for number in numbers:
            if time.perf_counter() > until:
                break
            due = UUID(bytes=hashlib.md5(f"benchpay{number}".encode(), usedforsecurity=False).digest())
            order = operations.begin_order(
                [due], Manner.VNPAY, by=ANONYMOUS, return_url="", client_address="", pay_token=f"benchpay{number}"
            )
            answer = operations.hear(Manner.VNPAY, signed(order.reference))
            assert answer.body == "applied", answer.body
            done += 1
    except Exception as failure:  # noqa: BLE001  Told in the table.
        return done, f"{type(failure).__name__}: {failure}"
    finally:
        connection.close()
    return done, ""


def work(numbers: range, seconds: float) -> tuple[int, str]:
    """Runs in a process of its own: pays on four connections; how many, and the first failure."""
    import django

    django.setup()
    from onedoor.fees.operations import gateways

    there: Gateways = {Manner.VNPAY: Signed()}
    gateways.configured = lambda: there  # type: ignore[assignment]  # The bench's own gateway.
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(THREADS) as threads:
        parts = list(threads.map(lambda mine: _pay(numbers[mine::THREADS], until), range(THREADS)))
    return sum(done for done, _ in parts), next((failure for _, failure in parts if failure), "")


def paying(bench: "Bench") -> None:
    """Orders with their verified callbacks a second, against the same SQL through pgbench."""
    many = int(bench.seconds * 800)
    bench.sql("CREATE SEQUENCE IF NOT EXISTS bench_pay")
    bench.sql(_DUES, name="paysql", first=1, last=int(bench.seconds * 1500))
    bench.sql(_DUES, name="benchpay", first=1, last=many)
    bench.sql("ANALYZE fees_due")
    reference = bench.pgbench("pay.sql")
    share = many // PROCESSES
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.starmap(work, [(range(0), 0.0)] * PROCESSES)
        begun = time.perf_counter()
        parts = pool.starmap(
            work, [(range(1 + k * share, 1 + (k + 1) * share), bench.seconds) for k in range(PROCESSES)], chunksize=1
        )
        rate = sum(done for done, _ in parts) / (time.perf_counter() - begun)
    failure = next((failure for _, failure in parts if failure), "")
    if failure:
        print(f"  {failure[:300]}")
    ratio = rate / reference
    bench.row("order and callback: pgbench, the same SQL", f"{reference:.0f}/s", "reference")
    bench.row("order and callback: our operations", f"{rate:.0f}/s", "")
    bench.row("order and callback: ratio", f"{ratio:.2f}", ">= 0.2 of pgbench", good=ratio >= 0.2 and not failure)


def reconciling(bench: "Bench") -> None:
    """A statement of ten thousand lines with fifty discrepancies: all found, none invented, and how long it took."""
    from onedoor.fees import operations
    from tests.fees.many import plant

    planted = plant(10_000)
    begun = time.perf_counter()
    found = operations.reconcile(planted.statement)
    taken = time.perf_counter() - begun
    good = found == len(planted.wrong) and taken < 5
    bench.row(f"reconcile 10,000 lines, {found} of 50 differences found", f"{taken:.2f} s", "< 5 s", good=good)
