"""A ratio to pgbench means something only while pgbench runs the statements that the system runs."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import money
from onedoor.base.actor import Actor
from onedoor.dossiers import operations, queries
from tests.dossiers.conftest import Cast, cast, draft_of, monday, received, submitted

__all__ = ["cast", "draft_of", "monday", "received", "submitted"]

SQL = Path(__file__).parents[2] / "benchmarks" / "sql"
_TABLE = re.compile(r'\b(?:FROM|INTO|UPDATE)\s+"?(\w+)"?', re.IGNORECASE)
_COLUMN = re.compile(r'"(\w+)"')
_KEYS = "base_datakey"
"""Read anew within a test's transaction, where a key may still be taken back; a running system keeps those it read."""

_NO_STATEMENTS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "\\set", "SELECT nextval")
Shape = tuple[str, str, frozenset[str], bool]


def shape(statement: str) -> Shape:
    """What a statement does: verb, table, quoted columns, and whether it locks."""
    verb = statement.split(maxsplit=1)[0].upper()
    if "procrastinate_defer_jobs" in statement:
        return verb, "procrastinate_defer_jobs", frozenset(), False
    table = _TABLE.search(statement)
    assert table is not None, statement
    head = statement.split(" VALUES ", maxsplit=1)[0] if verb == "INSERT" else statement
    return verb, table[1], frozenset(_COLUMN.findall(head)) - {table[1]}, "FOR UPDATE" in statement


def shapes(statements: list[str]) -> list[Shape]:
    return sorted(
        (shape(one) for one in statements if not one.startswith(_NO_STATEMENTS) and _KEYS not in one),
        key=lambda each: str(each[:2]),
    )


def scripted(name: str) -> list[Shape]:
    lines = (SQL / name).read_text(encoding="utf-8").splitlines()
    return shapes([line for line in lines if line.strip()])


def signed_in(actor: Actor) -> Client:
    client = Client()
    session = client.session
    session["party"], session["party_id"] = ("officer" if actor.is_officer else "citizen"), str(actor.id)
    session.save()
    client.cookies["session"] = session.session_key or ""
    return client


def run(client: Client, path: str, data: dict[str, object]) -> list[Shape]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(path, data)
    assert answer.status_code == 302, answer.content[:500]
    return shapes([query["sql"].strip() for query in captured.captured_queries])


@pytest.fixture
def warm(draft_of: Callable[[Actor], UUID], cast: Cast) -> None:
    """What is remembered between requests is remembered."""
    operations.submit(draft_of(cast.mai), by=cast.mai)


def test_filing_a_dossier(warm: None, cast: Cast, draft_of: Callable[[Actor], UUID]) -> None:
    draft = draft_of(cast.mai)
    version = queries.draft(draft, seen_by=cast.mai).version_id
    client = signed_in(cast.mai)
    client.get("/")
    assert run(client, f"/journey/{draft}/check", {"version": str(version)}) == scripted("submit.sql")


def test_one_step_on(warm: None, cast: Cast, received: str) -> None:
    client = signed_in(cast.lan)
    row = queries.dossier(received, seen_by=cast.lan)
    assert run(client, f"/desk/{received}/forward", {"row_version": row.row_version, "remark": ""}) == scripted(
        "advance.sql"
    )


def test_paying(warm: None, cast: Cast) -> None:
    """What a payer's browser sends, then the gateway's callback."""
    with connection.cursor() as cursor:
        cursor.execute(money.DUES, {"name": "benchhttp", "first": 1, "last": 2})
    client = Client()

    def pay(number: int) -> list[Shape]:
        with CaptureQueriesContext(connection) as captured:
            ordered = client.post(f"/pay/benchhttp{number}", {"manner": "vnpay"})
            reference = parse_qs(urlsplit(ordered["Location"]).query)["vnp_TxnRef"][0]
            client.get("/callbacks/vnpay", dict(money.signed(reference)))
        return shapes([query["sql"].strip() for query in captured.captured_queries])

    pay(1)
    assert pay(2) == scripted("pay.sql")
