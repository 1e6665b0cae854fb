"""The vault, measured: a page of fifty items however many there are, and what sealing takes of a page's time."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from uuid import UUID, uuid4

import psycopg
from django.http.response import HttpResponseBase
from django.test import Client

from benchmarks import load

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

P = ParamSpec("P")
R = TypeVar("R")
OWN, EACH, CHUNK = 60, 20, 200_000
LOOKED_AT = 30
_FILLER = """
INSERT INTO vault_item (id, owner, kind, title_vi, title_en, issuer, issuer_vi, issuer_en, origin, checked, reference,
    facts, name, media_type, size, sha256, stored_as, kept_at, agency, scanned_name, certified_name, remark,
    times_reused, visits_saved)
SELECT uuidv7(), md5('vault' || g / %(each)s)::uuid, 'KQ.G15.000031', 'Giấy khai sinh', 'Birth certificate',
    'H26.00073', 'Ủy ban nhân dân phường', 'Ward People''s Committee', 'issued', 'issuer', 'bench:' || g,
    to_jsonb(%(facts)s::text), %(name)s, 'application/pdf', 20000, md5(g::text) || md5(g::text), 'bench/' || g,
    now() - (g %% 3650) * interval '1 day', 'H26.00073', '', '', '', 0, 0
FROM generate_series(%(first)s::int, %(last)s::int) g
"""


def own(owner: UUID) -> None:
    """Sixty items of the one who looks, sealed as the system seals; once."""
    from onedoor.base import clock
    from onedoor.vault.models import Item

    if Item.objects.filter(owner=owner).exists():
        return
    Item.objects.bulk_create(
        Item(
            owner=owner, kind="KQ.G15.000031", title_vi="Giấy khai sinh", title_en="Birth certificate",
            issuer="H26.00073", issuer_vi="Ủy ban nhân dân phường", issuer_en="Ward", origin="issued", checked="issuer",
            reference=f"own:{uuid4()}", facts={"name": "Trần Minh An", "born": "2026-11-10", "dossier": f"H26-{n}"},
            name=f"giay khai sinh {n}.pdf", media_type="application/pdf", size=20_000, sha256="0" * 64,
            stored_as=f"own/{n}", kept_at=clock.now(), agency="H26.00073",
        )
        for n in range(OWN)
    )  # fmt: skip


def fill(url: str, *, first: int, last: int, like: UUID) -> None:
    """Items number `first` to `last` lie there, twenty a person, as long as one of `like`; nobody opens them."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET statement_timeout = 0")
        row = connection.execute("SELECT facts #>> '{}', name FROM vault_item WHERE owner = %s LIMIT 1", [like])
        facts, name = row.fetchone() or ("", "")
        for start in range(first, last + 1, CHUNK):
            bounds = {"first": start, "last": min(start + CHUNK - 1, last)}
            connection.execute(_FILLER, {"each": EACH, "facts": facts, "name": name, **bounds})
        connection.execute("VACUUM (ANALYZE) vault_item")


def look_up(bench: "Bench", sizes: list[int]) -> None:
    """The page of fifty at each size."""
    own(bench.person)
    times, first = [], 1
    for size in sizes:
        fill(bench.url, first=first, last=size, like=bench.person)
        first = size + 1
        done = load.run(bench.system.port, [bench.gets(bench.citizens[0], "/vault/")], seconds=3)
        assert bench.fine(done)
        times.append(done.median)
        bench.row(f"vault look-up of 50 items at {size:,} items", f"{done.median * 1000:.1f} ms", "")
    ratio = times[-1] / times[0]
    bench.row(f"vault look-up: {sizes[-1]:,} against {sizes[0]:,}", f"{ratio:.2f}x", "<= 1.5x", good=ratio <= 1.5)


def encryption_share(bench: "Bench") -> None:
    """What sealing and opening take of the time of a page, of an act, and of one value."""
    own(bench.person)
    pages = {
        "vault page of 50": (bench.citizens[0], "/vault/"),
        "a draft's answers checked": (bench.citizens[0], f"/journey/{bench.draft}/check"),
        "a dossier at the desk": (bench.officers[0], f"/desk/{_filed(bench)}/"),
    }
    for name, (session, path) in pages.items():
        client = _client(session)
        spent, whole = _timed(partial(_opened, client, path))
        _told(bench, name, spent, whole)
    bench.sealed_drafts("share", LOOKED_AT + 1)
    ids = iter(bench.draft_ids("share", LOOKED_AT + 1))
    client = _client(bench.citizens[0])
    spent, whole = _timed(lambda: _good(client.post(f"/journey/{next(ids)}/check", {"version": str(bench.version)})))
    _told(bench, "a submission", spent, whole)


def _filed(bench: "Bench") -> str:
    bench.sealed_drafts("look", 1)
    answer = _client(bench.citizens[0]).post(
        f"/journey/{bench.draft_ids('look', 1)[0]}/check", {"version": str(bench.version)}
    )
    _good(answer)
    ((code,),) = bench.sql(
        "SELECT code FROM dossiers_dossier WHERE draft_id = %(id)s", id=bench.draft_ids("look", 1)[0]
    )
    return str(code)


def _told(bench: "Bench", name: str, spent: float, whole: float) -> None:
    share = spent / whole
    bench.row(
        f"encryption share of a page: {name}", f"{share:.1%} of {whole * 1000:.1f} ms", "< 5 %", good=share < 0.05
    )


def _client(session: str) -> Client:
    client = Client(raise_request_exception=True, SERVER_NAME="127.0.0.1")
    client.cookies["session"] = session
    return client


def _opened(client: Client, path: str) -> None:
    _good(client.get(path))


def _good(answer: HttpResponseBase) -> None:
    assert answer.status_code in (200, 302, 303), answer.status_code


def _timed(call: Callable[[], None]) -> tuple[float, float]:
    """Seconds that sealing took of one call, and of the whole; the mean of many, after one that is not counted."""
    call()
    with _clocked() as clocked:
        begun = time.perf_counter()
        for _ in range(LOOKED_AT):
            call()
        whole = time.perf_counter() - begun
    return clocked[0] / LOOKED_AT, whole / LOOKED_AT


@contextmanager
def _clocked() -> Iterator[list[float]]:
    """Everything that seals, opens or makes a blind index is timed, its look-up of keys included."""
    from onedoor.base.sealing import fields

    spent = [0.0]

    def timed(function: Callable[P, R]) -> Callable[P, R]:
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            begun = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent[0] += time.perf_counter() - begun

        return run

    places: list[tuple[object, str]] = [(fields.Sealed, "opened"), (fields.Sealed, "sealed"), (fields, "blind_index")]
    sessions = import_module("onedoor.doors.frame.sessions").SessionStore
    places += [(sessions, "encode"), (sessions, "decode")]
    places.append((import_module("onedoor.identity.queries.numbers"), "blind_indexes"))
    kept = [(place, name, getattr(place, name)) for place, name in places]
    for place, name, function in kept:
        setattr(place, name, timed(function))
    try:
        yield spent
    finally:
        for place, name, function in kept:
            setattr(place, name, function)
