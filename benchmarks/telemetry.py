"""Reports of browsers a second: the collector against plain Starlette that does the same insert, in the same run."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING

from benchmarks import load
from benchmarks.load import Request
from onedoor.project.env import COLLECTOR_PORT
from onedoor.project.processes import free_port, port_is_free

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

_GOAL = 0.5
_CLIENTS = 16
_PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"
_PORTAL = "http://portal.example"
_INSERT = """
INSERT INTO quality_browserreport (at, kind, journey, step, rule, route, client, network, family, major, device, share)
VALUES (now() - %s * interval '1 millisecond', %s, %s, %s, '', %s, 'plain', 'plain', 'chrome', 120, 'phone', 1)
"""


def _requests() -> Iterator[Request]:
    thing = {"k": "offline", "a": 1200, "j": "ab" * 32, "s": "child", "p": "portal:form_page"}
    body = json.dumps({"v": 1, "f": 0.1, "e": [thing]}).encode()
    headers = {"Content-Type": "text/plain", "Origin": _PORTAL, "User-Agent": _PHONE}
    yield from repeat(Request("POST", "/page", headers, body))


async def plain(url: str, port: int) -> None:
    """Starlette as anybody would write it: read the body, insert the row, answer."""
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server.embed import Server
    from psycopg_pool import AsyncConnectionPool
    from starlette.applications import Starlette
    from starlette.requests import Request as Asked
    from starlette.responses import Response
    from starlette.routing import Route

    async with AsyncConnectionPool(url, min_size=8, max_size=8, kwargs={"autocommit": True}) as pool:

        async def page(asked: Asked) -> Response:
            told = await asked.json()
            async with pool.connection() as connection:
                for one in told["e"]:
                    await connection.execute(_INSERT, [one["a"], one["k"], one["j"], one["s"], one["p"]])
            return Response(status_code=204)

        await Server(
            Starlette(routes=[Route("/page", page, methods=["POST"])]),
            port=port,
            interface=Interfaces.ASGI,
            http=HTTPModes.http1,
            websockets=False,
            log_level=LogLevels.error,
        ).serve()


@contextmanager
def _process(port: int, *command: str, **settings: str) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, "-m", *command], env={**os.environ, **settings})
    try:
        while port_is_free(port):
            assert process.poll() is None
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _measured(bench: "Bench", port: int, what: str) -> tuple[load.Load, float]:
    """What was answered, and how many rows a second there are once all are written."""
    before = int(str(bench.sql("SELECT count(*) FROM quality_browserreport")[0][0]))
    done = load.run(port, [_requests() for _ in range(_CLIENTS)], seconds=bench.seconds)
    time.sleep(1.5)
    written = int(str(bench.sql("SELECT count(*) FROM quality_browserreport")[0][0])) - before
    if written != len(done.times):
        done.failures.append(f"{what} answered {len(done.times)} and wrote {written}")
    return done, written / done.seconds


def ingest(bench: "Bench") -> None:
    """Rows a second through either."""
    reference_port, port = free_port(), free_port()
    with _process(reference_port, "benchmarks.telemetry", bench.url, str(reference_port)):
        reference, plain_rate = _measured(bench, reference_port, "Starlette")
    settings = {
        "ONEDOOR_PORT": str(port - COLLECTOR_PORT), "ONEDOOR_PUBLIC_URL": _PORTAL, "ONEDOOR_DATABASE_URL": bench.url,
        "ONEDOOR_COLLECTOR_PER_CLIENT": "1000000000", "ONEDOOR_COLLECTOR_PER_NETWORK": "1000000000",
    }  # fmt: skip
    with _process(port, "onedoor.project.collector.main", **settings):
        ours, our_rate = _measured(bench, port, "the collector")
    fine = bench.fine(reference) and bench.fine(ours)
    bench.row("browsers' reports: plain Starlette, a row each", f"{plain_rate:.0f}/s", "reference")
    bench.row("browsers' reports: the collector", f"{our_rate:.0f}/s, p95 {ours.p95 * 1000:.0f} ms", "")
    ratio = our_rate / plain_rate
    bench.row("browsers' reports: ratio", f"{ratio:.2f}", f">= {_GOAL} of Starlette", good=ratio >= _GOAL and fine)


if __name__ == "__main__":
    asyncio.run(plain(sys.argv[1], int(sys.argv[2])))
