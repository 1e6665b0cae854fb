"""`python -m benchmarks [--sizes 10000,1000000] [--seconds 10]`: measure, print a table, say where it falls short."""

import argparse
import hashlib
import json
import re
import subprocess
import time
import uuid
from collections.abc import Iterator
from itertools import cycle, repeat
from pathlib import Path

import psycopg

from benchmarks import load, mining, money, probes, quality, seed, signatures, telemetry, vault
from benchmarks.load import Request
from benchmarks.system import System, running
from onedoor.project.embedded_postgres import programs

SQL = Path(__file__).parent / "sql"
WARD, BIRTH = "H26.00073", "1.001193"
CLIENTS, TOKEN = 8, "b" * 32
_DRAFTS = """
INSERT INTO dossiers_draft (id, owner, procedure, version_id, agency, channel, answers, eligibility, unverified,
                            moved_on, revision, started_at, saved_at)
SELECT md5(%(name)s || n)::uuid, owner, procedure, version_id, agency, channel, answers, eligibility, unverified,
       moved_on, revision, started_at, saved_at
FROM dossiers_draft, generate_series(1, %(many)s) n WHERE id = %(draft)s
"""
_PAPERS = """
INSERT INTO dossiers_attachment (id, draft_id, slot, name, media_type, size, sha256, stored_as, uploaded_at)
SELECT gen_random_uuid(), md5(%(name)s || n)::uuid, slot, name, media_type, size, sha256, stored_as || %(name)s || n,
       uploaded_at
FROM dossiers_attachment, generate_series(1, %(many)s) n WHERE draft_id = %(draft)s
"""


class Bench:
    """One run: the system, the people in it, and the rows of the table."""

    def __init__(self, system: System, url: str, seconds: float) -> None:
        self.system, self.url, self.seconds = system, url, seconds
        self.rows: list[tuple[str, str, str, str]] = []
        self.prepare()

    def row(self, what: str, figure: str, goal: str, *, good: bool | None = None) -> None:
        verdict = "" if good is None else "good" if good else "FALLS SHORT"
        self.rows.append((what, figure, goal, verdict))
        print(f"{what:<58} {figure:>22}   {goal:<22} {verdict}", flush=True)

    def sql(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET statement_timeout = 0")
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def prepare(self) -> None:
        """Sessions of a citizen and an officer, and a complete draft to copy."""
        from importlib import import_module

        from django.conf import settings

        from onedoor.dossiers import operations
        from onedoor.identity import operations as identity
        from onedoor.identity import queries
        from tests.dossiers.conftest import ANSWERS, picture

        claims = {"name": "Nguyễn Thị Mai", "citizen_number": "001196012345", "birthdate": "1996-03-08", "acr": "2"}
        party, person = identity.sign_in("bench", "mai", claims)
        mai, self.person = queries.actor(party, person), person
        officers = self.sql("SELECT id, roles FROM identity_officer WHERE agency = %(a)s", a=WARD)
        self.officer = next(uuid.UUID(str(id_)) for id_, roles in officers if "receiver" in list(roles))  # type: ignore[call-overload]
        assert mai is not None
        store = import_module(settings.SESSION_ENGINE).SessionStore

        def session(as_party: str, as_id: uuid.UUID) -> str:
            made = store()
            made["party"], made["party_id"] = as_party, str(as_id)
            made.create()
            return str(made.session_key)

        self.citizens = [session("citizen", person) for _ in range(CLIENTS)]
        self.officers = [session("officer", self.officer) for _ in range(CLIENTS)]
        draft = operations.start(BIRTH, by=mai, agency=WARD)
        operations.save_answers(draft.id, ANSWERS, by=mai)
        for _ in range(4):
            operations.attach(draft.id, "birth_notice", "giay.jpg", [picture()], by=mai)
        self.draft, self.version = draft.id, draft.version_id

    def drafts(self, name: str, many: int) -> None:
        for statement in (_DRAFTS, _PAPERS):
            self.sql(statement, name=name, many=many, draft=self.draft)

    def draft_ids(self, name: str, many: int) -> list[str]:
        return [
            str(uuid.UUID(bytes=hashlib.md5(f"{name}{n}".encode(), usedforsecurity=False).digest()))
            for n in range(1, many + 1)
        ]

    def sealed_drafts(self, name: str, many: int) -> None:
        """Drafts that can be opened: a sealed value is bound to its row, so that each has its own, and its own child."""
        from onedoor.dossiers.models import Draft

        self.drafts(name, many)
        pattern = Draft.objects.get(id=self.draft)
        field, answers = Draft._meta.get_field("answers"), pattern.answers
        sealed = []
        for id_ in self.draft_ids(name, many):
            child = "".join(chr(ord("a") + int(digit, 16)) for digit in id_.replace("-", ""))
            told = {**answers, "child_name": f"An {child}"}
            sealed.append((json.dumps(field.sealed(Draft(id=uuid.UUID(id_), owner=pattern.owner), told).text), id_))
        with psycopg.connect(self.url) as connection, connection.cursor() as cursor:
            cursor.executemany("UPDATE dossiers_draft SET answers = %s::jsonb WHERE id = %s", sealed)

    def headers(self, session: str, **more: str) -> dict[str, str]:
        return {"Cookie": f"session={session}; csrftoken={TOKEN}; language=vi", "Accept-Language": "vi", **more}

    def posts(self, session: str, targets: Iterator[tuple[str, str]]) -> Iterator[Request]:
        headers = self.headers(session, **{"X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"})
        for path, body in targets:
            yield Request("POST", path, headers, body.encode())

    def gets(self, session: str, path: str) -> Iterator[Request]:
        yield from cycle([Request("GET", path, self.headers(session))])

    def pgbench(self, script: str, **variables: object) -> float:
        """Transactions a second of that script with the same number of clients."""
        found = subprocess.run(
            [str(programs() / "bin/pgbench"), "-n", "-f", str(SQL / script), "-c", str(CLIENTS), "-j", "2",
             "-T", str(int(self.seconds)), *[f"-D{name}={value}" for name, value in variables.items()], self.url],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        rate = re.search(r"tps = ([\d.]+)", found.stdout)
        if rate is None:
            raise RuntimeError(found.stdout + found.stderr)
        return float(rate[1])

    def submit(self) -> None:
        many = int(self.seconds * 400)
        self.sql("CREATE SEQUENCE IF NOT EXISTS bench_n")
        self.drafts("bench", int(self.seconds * 1500))
        reference = self.pgbench("submit.sql", session=self.citizens[0], person=self.person)
        self.sql("DELETE FROM procrastinate_jobs WHERE queue_name = 'bench'")
        self.sealed_drafts("http", many)
        ids = self.draft_ids("http", many)
        shares = [
            iter([(f"/journey/{id_}/check", f"version={self.version}") for id_ in ids[k::CLIENTS]])
            for k in range(CLIENTS)
        ]
        done = load.run(
            self.system.port,
            [self.posts(s, t) for s, t in zip(self.citizens, shares, strict=True)],
            seconds=self.seconds,
        )
        self._report("submit a dossier", done, reference, 0.25)

    def advance(self) -> None:
        most = int(str(self.sql("SELECT last_value FROM bench_n")[0][0])) - CLIENTS
        reference = self.pgbench("advance.sql", most=most, session=self.officers[0], officer=self.officer)
        self.sql(
            "UPDATE dossiers_dossier SET state = 'received', received_at = now(), clock_from = now(), assigned_to = %(o)s,"
            " assigned_name = 'Lan' WHERE state = 'submitted' AND code NOT LIKE 'B-%%' AND agency = %(a)s AND row_version = 1",
            o=self.officer, a=WARD,
        )  # fmt: skip
        codes = [
            str(row[0])
            for row in self.sql(
                "SELECT code FROM dossiers_dossier WHERE state = 'received' AND assigned_to = %(o)s", o=self.officer
            )
        ]
        shares = [
            iter([(f"/desk/{code}/forward", "row_version=1&remark=") for code in codes[k::CLIENTS]])
            for k in range(CLIENTS)
        ]
        done = load.run(
            self.system.port,
            [self.posts(s, t) for s, t in zip(self.officers, shares, strict=True)],
            seconds=self.seconds,
        )
        self._report("advance a step", done, reference, 0.15)

    def fine(self, done: load.Load) -> bool:
        """Whether everything was answered; what was not is told."""
        if done.failures:
            print(f"  {len(done.failures)} failed, such as {done.failures[0][:300]}")
        return bool(done.times) and not done.failures

    def _report(self, what: str, done: load.Load, reference: float, goal: float) -> None:
        ratio = done.rate / reference
        self.row(f"{what}: pgbench, the same SQL", f"{reference:.0f}/s", "reference")
        self.row(f"{what}: whole stack", f"{done.rate:.0f}/s, p95 {done.p95 * 1000:.0f} ms", "")
        self.row(f"{what}: ratio", f"{ratio:.2f}", f">= {goal} of pgbench", good=ratio >= goal and self.fine(done))

    def lists(self, size: int) -> dict[str, float]:
        """Seconds of each list and search at this size; the median of one client."""
        paths = {
            "inbox of 50": (self.officers[0], "/desk/?view=agency"),
            "inbox search": (self.officers[0], "/desk/?view=agency&words=nguyen+van+4711"),
            "my dossiers": (self.citizens[0], "/dossiers/"),
        }
        asked = {name: self.gets(session, path) for name, (session, path) in paths.items()}
        ((code, digits),) = self.sql("SELECT code, last_digits FROM dossiers_dossier WHERE last_digits <> '' LIMIT 1")
        asked["public status"] = self.posts(self.citizens[0], repeat(("/status", f"code={code}&digits={digits}")))
        times = {}
        for name, requests in asked.items():
            done = load.run(self.system.port, [requests], seconds=3)
            times[name] = done.median
            self.row(f"{name} at {size:,} dossiers", f"{done.median * 1000:.1f} ms", "")
            assert self.fine(done)
        return times

    def pages(self) -> None:
        busy = load.run(
            self.system.port, [self.gets(s, "/desk/?view=agency") for s in self.officers], seconds=self.seconds
        )
        self.row("inbox of 50, 8 officers", f"{busy.rate:.0f}/s", ">= 100/s", good=busy.rate >= 100 and self.fine(busy))
        found = load.run(
            self.system.port,
            [self.gets(s, "/search?q=lam+giay+khai+sinh") for s in self.citizens],
            seconds=self.seconds,
        )
        self.row("search of services", f"{found.rate:.0f}/s", "", good=None if self.fine(found) else False)
        calm = load.run(
            self.system.port, [self.gets(s, f"/service/{BIRTH}") for s in self.citizens], seconds=self.seconds, rate=30
        )
        self.row(
            "service page at 30/s, p95",
            f"{calm.p95 * 1000:.0f} ms",
            "< 100 ms",
            good=calm.p95 < 0.1 and self.fine(calm),
        )

    def at_rest(self) -> None:
        """How long a second start takes, and memory once it is up and was looked at."""
        self.system.stop()
        seconds = self.system.start()
        self.row("second start with data, to the first page", f"{seconds:.1f} s", "< 5 s", good=seconds < 5)
        time.sleep(10)
        for session in self.citizens:
            load.run(self.system.port, [iter([Request("GET", f"/service/{BIRTH}", self.headers(session))])], seconds=5)
        parts = self.system.memory()
        total = sum(parts.values())
        told = ", ".join(f"{name} {size:.0f}" for name, size in parts.items())
        self.row(f"memory at rest ({told})", f"{total:.0f} MB", "< 300 MB", good=total < 300)


_OPTIONS: tuple[tuple[str, str | float, str], ...] = (
    ("--sizes", "10000,1000000", "numbers of dossiers between which times are compared"),
    ("--items", "10000,10000000", "numbers of items in the vault, likewise"),
    ("--seconds", 10.0, "how long each load lasts"),
    ("--events", 10_000_000, "rows of the event log that is mined, and attempts that are counted"),
)


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    for name, usual, told in _OPTIONS:
        parser.add_argument(name, default=usual, type=type(usual), help=told)
    given = parser.parse_args()
    sizes, items = (sorted(map(int, told.split(","))) for told in (given.sizes, given.items))
    with running() as system:
        short = measure(system, sizes, items, given.seconds, given.events)
    print("\nFalls short: " + ("; ".join(short) or "nowhere"))


def measure(system: System, sizes: list[int], items: list[int], seconds: float, events: int) -> list[str]:
    """Every row of the table; returned is what falls short."""
    bench = Bench(system, system.join(), seconds)
    communes = bench.sql("SELECT code FROM agencies_agency WHERE kind = 'commune' AND valid_to IS NULL ORDER BY code")
    agencies = [WARD, *[str(code) for (code,) in communes if code != WARD][:56]]
    at: dict[int, dict[str, float]] = {}
    first = 1
    for size in sizes:
        seed.dossiers(
            bench.url, first=first, last=size, procedure=BIRTH, version=str(bench.version), stage="receive",
            agencies=agencies, answers=json.dumps("sealed:" + "A" * 120),
        )  # fmt: skip
        print(f"  {size:,} dossiers lie there")
        at[size] = bench.lists(size)
        first = size + 1
    for name in at[sizes[0]]:
        ratio = at[sizes[-1]][name] / at[sizes[0]][name]
        bench.row(f"{name}: {sizes[-1]:,} against {sizes[0]:,}", f"{ratio:.2f}x", "<= 1.5x", good=ratio <= 1.5)
    bench.pages()
    bench.submit()
    bench.advance()
    vault.encryption_share(bench)
    vault.look_up(bench, items)
    for measured in (signatures.documents, money.paying, money.reconciling, telemetry.ingest, probes.a_round):
        measured(bench)
    quality.counting(bench, events)
    bench.at_rest()
    mining.mining(bench, events, beside=200_000)
    return [what for what, _, _, verdict in bench.rows if verdict == "FALLS SHORT"]


if __name__ == "__main__":
    main()
