"""The collector as a process: it keeps what is true, is not moved by anything else, and forgets who said it."""

import asyncio
import json
import random
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from onedoor.project.collector.day_key import DayKey
from onedoor.project.collector.limits import Limits
from onedoor.project.collector.store import COPY
from onedoor.project.env import Environment
from onedoor.project.place import surroundings, without_keys
from onedoor.quality.models import BrowserReport
from tests.collector import JOURNEY, PORTAL, Running


@pytest.fixture
def start(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def begin(**settings: str) -> Running:
        started.append(Running(tmp_path, **settings))
        return started[-1]

    yield begin
    for one in started:
        one.stop()


def kept() -> list[BrowserReport]:
    return list(BrowserReport.objects.order_by("id"))


def test_what_is_told_is_written_before_it_stops(start: Callable[..., Running]) -> None:
    running = start()

    assert running.tell({"k": "offline", "s": "child"}, {"k": "paid"}, {"k": "lcp", "n": 900}) == 204
    running.stop()

    offline, paint = kept()
    assert (offline.kind, offline.journey, offline.step, offline.value) == ("offline", JOURNEY, "child", None)
    assert (paint.kind, paint.value, paint.family, paint.major, paint.device) == ("lcp", 900, "chrome", 120, "phone")


def test_nothing_kept_leads_to_an_address(start: Callable[..., Running]) -> None:
    running = start(COLLECTOR_HOPS="1")
    for address in ("203.0.113.7", "203.0.113.8", "198.51.100.7"):
        running.tell({"k": "offline"}, **{"X-Forwarded-For": f"10.0.0.1, {address}"})
    running.stop()

    a, b, c = kept()
    assert len({a.client, b.client, c.client}) == 3
    assert a.network == b.network != c.network
    assert not any("203" in str(value) for one in (a, b) for value in (one.client, one.network, one.route))


def test_a_browser_may_ask_before_it_sends_json(start: Callable[..., Running]) -> None:
    running = start()
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}

    told = running.client.options("/reports", headers=asks)

    assert told.status_code == 204
    assert told.headers["access-control-allow-origin"] == PORTAL
    assert told.headers["access-control-allow-headers"] == "content-type"
    report = {"type": "network-error", "age": 5, "url": f"{PORTAL}/search?q=Mai", "body": {"type": "tcp.timed_out"}}
    sent = running.client.post("/reports", json=[report], headers={"Content-Type": "application/reports+json"})
    assert sent.status_code == 204
    running.stop()
    assert [(one.kind, one.route, one.journey) for one in kept()] == [("timed_out", "/search", "")]


def test_who_wants_no_measuring_is_not_measured_and_neither_is_a_machine(start: Callable[..., Running]) -> None:
    running = start()

    assert running.tell({"k": "offline"}, **{"Sec-GPC": "1"}) == 204
    assert running.tell({"k": "offline"}, **{"User-Agent": "Googlebot/2.1"}) == 204
    assert running.tell({"k": "offline"}, Origin="https://evil.example") == 403
    running.stop()

    assert kept() == []


def test_too_much_from_one_browser_is_not_heard(start: Callable[..., Running]) -> None:
    running = start(COLLECTOR_PER_CLIENT="5")

    answers = [running.tell({"k": "offline"}) for _ in range(12)]
    running.stop()

    assert answers.count(429) >= 12 - 2 * 5  # A minute may end in between.
    assert len(kept()) == answers.count(204)


def hostile(chance: random.Random) -> bytes:
    """A request that no browser of ours would send."""
    bodies = (
        chance.randbytes(chance.randrange(2000)),
        b"[" * 50_000,
        b'{"v":1,"e":' + b'{"k":' * 9_000,
        b'{"v":1,"e":[' + b"9" * 20_000 + b"]}",
        b'{"v":1,"f":NaN,"e":[]}',
        b'{"v":1,"e":[{"k":"offline","j":"\\u0000\\ud800","s":"\\u0000"}]}',
        json.dumps({"v": 1, "e": [{"k": "x" * 30_000}]}).encode(),
        json.dumps([{"type": "network-error", "age": 1, "url": "http://[", "body": {}}]).encode(),
    )
    body = chance.choice(bodies)
    way = chance.choice((b"/page", b"/reports", b"/reports?j=" + b"z" * 3000, b"/../../etc/passwd", b"/%00"))
    head = chance.choice((
        b"Content-Length: %d" % len(body), b"Content-Length: 999999999999", b"Content-Length: -1",
        b"Transfer-Encoding: chunked", b"Content-Length: %d\r\nX-Forwarded-For: %s" % (len(body), b"1," * 2000),
    ))  # fmt: skip
    return b"POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n\r\n" % (way, head) + body


async def throw(port: int, many: int, chance: random.Random) -> None:
    """That many hostile requests, fifty at a time; what is answered is nobody's concern."""

    async def one() -> None:
        with suppress(OSError, TimeoutError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            with closing(writer):
                writer.write(hostile(chance))
                async with asyncio.timeout(0.2):
                    await reader.read(100)

    for _ in range(many // 50):
        await asyncio.gather(*(one() for _ in range(50)))


def thrown(port: int, chance: random.Random) -> None:
    """A thousand, from a thread of its own: a browser test before may have left its loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, throw(port, 1000, chance)).result()


def test_floods_and_garbage_change_nothing(start: Callable[..., Running]) -> None:
    running = start()
    chance = random.Random(5)
    slow = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(100)]
    for one in slow:  # Each has promised a body that never comes.
        one.sendall(b"POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{")
    thrown(running.port, chance)
    before, told = running.megabytes(), 0
    for _ in range(4):
        thrown(running.port, chance)
        told += sum(running.tell({"k": "offline", "s": "child"}) == 204 for _ in range(25))
    after = running.megabytes()
    for one in slow:
        one.close()
    running.stop()

    assert running.process.returncode == 0
    assert told == 100
    assert [one.step for one in kept() if one.journey == JOURNEY] == ["child"] * 100
    assert BrowserReport.objects.exclude(journey=JOURNEY).count() == 0
    assert after - before < 12, f"{before:.0f} MB became {after:.0f} MB"


@pytest.mark.django_db
def test_a_role_that_may_add_rows_to_one_table_is_enough() -> None:
    row = ("2026-11-02T08:00Z", "offline", JOURNEY, "", "", "", "c", "n", "chrome", 120, "phone", None, 1.0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE reporter_of_a_test")
        cursor.execute("GRANT INSERT ON quality_browserreport TO reporter_of_a_test")
        cursor.execute("SET LOCAL ROLE reporter_of_a_test")
        with cursor.copy(COPY) as copy:
            copy.write_row(row)
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("SELECT * FROM quality_browserreport")
        cursor.execute("RESET ROLE")

    assert [one.kind for one in kept()] == ["offline"]


def test_a_key_lasts_a_day_and_a_restart_keeps_it(tmp_path: Path) -> None:
    days = [date(2026, 11, 2)]
    file = tmp_path / "collector-day"
    first = DayKey(file, lambda: days[0])
    told = first.hide("203.0.113.7")

    assert first.hide("203.0.113.7") == told == DayKey(file, lambda: days[0]).hide("203.0.113.7")
    assert file.stat().st_mode & 0o777 == 0o600
    days[0] = date(2026, 11, 3)
    assert first.hide("203.0.113.7") != told
    days[0] = date(2026, 11, 2)
    assert DayKey(file, lambda: days[0]).hide("203.0.113.7") != told  # The old key is nowhere any more.


def test_many_senders_cost_no_more_memory_than_some() -> None:
    limits = Limits(per_client=3, per_network=10**9, most_known=10, now=lambda: 0.0)

    allowed = [limits.allows(str(nth), "n") for nth in range(100)]

    assert allowed.count(True) < 15
    assert len(limits._counts) <= 12


def test_beside_the_web_server_it_is_given_no_keys(tmp_path: Path) -> None:
    ours = surroundings(Environment(data=str(tmp_path), keys="{}", quality_key="q"), "postgresql://database")

    given = without_keys(ours)

    kept = sorted(name for name in given if "ONEDOOR" in name)
    assert [name for name in kept if "KEY" in name or "SECRET" in name or "URL" in name] == [
        "ONEDOOR_COLLECTOR_URL", "ONEDOOR_DATABASE_URL", "ONEDOOR_PUBLIC_URL",
    ]  # fmt: skip
