"""Paying, measured: an order and its verified callback, and the reconciliation of a day of ten thousand lines."""

import hashlib
import http.client
import multiprocessing
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from django.conf import settings

from onedoor.connectors.vnpay import signing, words
from onedoor.fees.terms import Manner

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

PROCESSES, THREADS = 2, 4
_TOKEN = "b" * 32
DUES = """
INSERT INTO fees_due (id, subject, code, procedure, payee, channel, owner, lines, amount, state, pay_token, refunded,
                      raised_at)
SELECT md5(%(name)s || n)::uuid, 'bench:' || %(name)s || n, 'H26.00073-261124-' || n, '1.004222', 'H26.00073', 'online',
       (SELECT id FROM identity_person ORDER BY id LIMIT 1), '[]', 20000, 'unpaid', %(name)s || n, 0, now()
FROM generate_series(%(first)s::int, %(last)s::int) n
"""


def signed(reference: str) -> list[tuple[str, str]]:
    """The callback of a success as VNPAY would send it, for an order of 20,000 đồng."""
    told = {
        "vnp_TmnCode": settings.ENV.vnpay_tmn_code,
        "vnp_Amount": "2000000",
        "vnp_BankCode": "NCB",
        "vnp_OrderInfo": "Phi le phi",
        "vnp_PayDate": words.written(datetime.now(UTC)),
        "vnp_ResponseCode": "00",
        "vnp_TransactionNo": str(int(hashlib.md5(reference.encode(), usedforsecurity=False).hexdigest()[:12], 16) + 1),
        "vnp_TransactionStatus": "00",
        "vnp_TxnRef": reference,
    }
    return [*told.items(), (signing.MAC, signing.mac_of_query(told, settings.ENV.vnpay_key))]


def _by_operations(number: int) -> None:
    from onedoor.base.actor import ANONYMOUS
    from onedoor.fees import operations

    name = f"benchpay{number}"
    due = UUID(bytes=hashlib.md5(name.encode(), usedforsecurity=False).digest())
    order = operations.begin_order(
        [due], Manner.VNPAY, by=ANONYMOUS, return_url="", client_address="127.0.0.1", pay_token=name
    )
    answer = operations.hear(Manner.VNPAY, signed(order.reference))
    assert '"00"' in answer.body, answer.body


class _Browser:
    """One keep-alive connection: what a payer's browser sends, then what the gateway's callback does."""

    def __init__(self, port: int) -> None:
        self._web = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Cookie": f"csrftoken={_TOKEN}; language=vi", "X-CSRFToken": _TOKEN}

    def pay(self, number: int) -> None:
        form = {**self._headers, "Content-Type": "application/x-www-form-urlencoded"}
        self._web.request("POST", f"/pay/benchhttp{number}", "manner=vnpay", form)
        answer = self._web.getresponse()
        answer.read()
        reference = parse_qs(urlsplit(answer.headers.get("Location", "")).query).get("vnp_TxnRef", [""])[0]
        assert answer.status == 302, answer.status
        assert reference, "the gateway was told of no order"
        self._web.request("GET", f"/callbacks/vnpay?{urlencode(signed(reference))}")
        told = self._web.getresponse().read()
        assert b'"00"' in told, told


def _pay(numbers: range, until: float, port: int) -> tuple[int, str]:
    """Due after due is ordered and its callback heard, on one connection; how many, and what failed."""
    from django.db import connection

    one = _Browser(port).pay if port else _by_operations
    done = 0
    try:
        for number in numbers:
            if time.perf_counter() > until:
                break
            one(number)
            done += 1
    except Exception as failure:  # noqa: BLE001  Told in the table.
        return done, f"{type(failure).__name__}: {failure}"
    finally:
        connection.close()
    return done, ""


def work(numbers: range, seconds: float, port: int) -> tuple[int, str]:
    """Runs in a process of its own: pays on four connections, over HTTP where a port is given; how many, what failed."""
    import django

    django.setup()
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(THREADS) as threads:
        parts = list(threads.map(lambda mine: _pay(numbers[mine::THREADS], until, port), range(THREADS)))
    return sum(done for done, _ in parts), next((failure for _, failure in parts if failure), "")


def _measured(bench: "Bench", what: str, many: int, port: int, reference: float) -> None:
    share = many // PROCESSES
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.starmap(work, [(range(0), 0.0, port)] * PROCESSES)
        begun = time.perf_counter()
        mine = [(range(1 + k * share, 1 + (k + 1) * share), bench.seconds, port) for k in range(PROCESSES)]
        parts = pool.starmap(work, mine, chunksize=1)
        rate = sum(done for done, _ in parts) / (time.perf_counter() - begun)
    failure = next((failure for _, failure in parts if failure), "")
    if failure:
        print(f"  {failure[:300]}")
    ratio = rate / reference
    bench.row(f"order and callback: {what}", f"{rate:.0f}/s", "")
    bench.row(
        f"order and callback: {what}, ratio", f"{ratio:.2f}", ">= 0.2 of pgbench", good=ratio >= 0.2 and not failure
    )


def paying(bench: "Bench") -> None:
    """Orders with their verified callbacks a second, against the same SQL through pgbench."""
    many = int(bench.seconds * 800)
    bench.sql("CREATE SEQUENCE IF NOT EXISTS bench_pay")
    bench.sql(DUES, name="paysql", first=1, last=int(bench.seconds * 1500))
    for name in ("benchpay", "benchhttp"):
        bench.sql(DUES, name=name, first=1, last=many)
    bench.sql("ANALYZE fees_due")
    reference = bench.pgbench("pay.sql")
    bench.row("order and callback: pgbench, the same SQL", f"{reference:.0f}/s", "reference")
    _measured(bench, "our operations", many, 0, reference)
    _measured(bench, "over HTTP", many, bench.system.port, reference)


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
