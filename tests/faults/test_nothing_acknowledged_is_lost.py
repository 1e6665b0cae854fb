"""Kill -9 of web workers and of the database under load: what a person was told is true, and true once."""

import functools
import hashlib
import os
import random
import re
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil
import psycopg
import pytest

from onedoor.project.embedded_postgres import running_url
from onedoor.project.journey import citizen
from onedoor.project.journey.visitor import NotAsItShouldBe, Visitor
from tests.project.test_up import Running
from tests.sealed import Connection, opened

SEED = 20231106
WEB_ROUNDS, DATABASE_ROUNDS = 44, 6
ENOUGH = 20
"""Dossiers that must have been acknowledged between the kills for the rounds to say anything."""
CLIENTS = ("mai", "hung", "tuan", "ngoc")
_SENT = re.compile(r"/dossiers/([^/]+)/sent")


@dataclass
class Ledger:
    """What the clients were told, kept by them: draft and code of each acknowledged submission."""

    told: list[tuple[str, str]] = field(default_factory=list)
    interrupted: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    faults: list[str] = field(default_factory=list)


def patiently(ledger: Ledger, act: Callable[[], str]) -> str:
    """Do it again until an answer came, as a person with a bad network does."""
    until = time.monotonic() + 90
    while True:
        try:
            return act()
        except NotAsItShouldBe:
            ledger.interrupted += 1
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def submit(visitor: Visitor, tasks: str) -> str:
    """Press the button; where no answer came, look again: the draft's page leads to its dossier once there is one."""
    visitor.open(f"{tasks}check")
    found = _SENT.fullmatch(visitor.path)
    if found is None:
        visitor.send("/check")
        found = _SENT.fullmatch(visitor.path)
    if found is None:
        raise NotAsItShouldBe(f"led to {visitor.path}")
    return found[1]


def prepared(visitor: Visitor) -> str:
    """A complete draft; where an answer did not come, a new one is begun."""
    tasks = citizen.begin(visitor)
    citizen.fill_in(visitor, tasks)
    citizen.upload(visitor, f"{tasks}papers/birth_notice")
    return tasks


def signed_in(visitor: Visitor, who: str) -> str:
    citizen.sign_in(visitor, who, "/dossiers/")
    return who


def file_and_file(base: str, who: str, ledger: Ledger) -> None:
    """One person files birth after birth until it is over."""
    with Visitor(base) as visitor:
        try:
            patiently(ledger, lambda: signed_in(visitor, who))
            while not ledger.over.is_set():
                tasks = patiently(ledger, lambda: prepared(visitor))
                code = patiently(ledger, functools.partial(submit, visitor, tasks))
                ledger.told.append((tasks.strip("/").rsplit("/", 1)[-1], code))
        except NotAsItShouldBe as failure:
            ledger.faults.append(str(failure))


def children_of(system: Running, name: str) -> list[psutil.Process]:
    """The supervisor's own processes of that name: the web's main process, the database's postmaster."""
    assert system.process is not None
    found = []
    for process in psutil.Process(system.process.pid).children(recursive=True):
        try:
            told = f"{process.name()} {' '.join(process.cmdline())}"
            if name in told and name not in (process.parent() or process).name():
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


def kill_a_web_worker(system: Running, chance: random.Random) -> None:
    """One of the processes that answer requests is gone at once."""
    for main in children_of(system, "onedoor-web"):
        try:
            workers = main.children()
            if workers:
                chance.choice(workers).kill()
                return
        except psutil.NoSuchProcess:
            continue


def kill_the_database(system: Running) -> None:
    """Every process of the server is gone at once: no chance to write anything."""
    for master in children_of(system, "postgres"):
        children = master.children(recursive=True)
        os.kill(master.pid, signal.SIGSTOP)
        for child in children:
            try:
                child.kill()
            except psutil.NoSuchProcess:
                continue
        master.kill()


def truth(system: Running) -> psycopg.Connection[tuple[object, ...]]:
    url = running_url(system.folder / "postgres")
    assert url is not None
    return psycopg.connect(url)


@pytest.mark.fault
def test_fifty_rounds_lose_and_double_nothing(running: Running) -> None:
    """At least a hundred requests are really interrupted; every acknowledged dossier is there, whole and once."""
    chance = random.Random(SEED)
    running.start()
    base = f"http://127.0.0.1:{running.port}"
    ledger = Ledger()
    clients = [threading.Thread(target=file_and_file, args=(base, who, ledger), daemon=True) for who in CLIENTS]
    for client in clients:
        client.start()
    time.sleep(6)
    for round_number in range(WEB_ROUNDS + DATABASE_ROUNDS):
        if round_number % 8 == 7 and round_number // 8 < DATABASE_ROUNDS:
            kill_the_database(running)
            time.sleep(2.5)
        else:
            kill_a_web_worker(running, chance)
            time.sleep(chance.uniform(0.4, 0.9))
    until = time.monotonic() + 120
    while len(ledger.told) < ENOUGH and time.monotonic() < until:  # A slow machine gets further rounds, and air.
        kill_a_web_worker(running, chance)
        time.sleep(chance.uniform(1.5, 3))
    time.sleep(3)
    ledger.over.set()
    for client in clients:
        client.join(120)
    assert ledger.faults == []
    assert not any(client.is_alive() for client in clients)
    sys.stdout.write(f"seed {SEED}: {len(ledger.told)} acknowledged, {ledger.interrupted} requests interrupted\n")
    assert len(ledger.told) >= ENOUGH
    assert ledger.interrupted >= 20
    check(running, ledger)
    with Visitor(base) as visitor:
        citizen.sign_in(visitor, "mai", "/dossiers/")


def check(system: Running, ledger: Ledger) -> None:
    """What the clients hold against what the database holds."""
    with truth(system) as connection:
        rows = connection.execute("SELECT draft_id::text, code FROM dossiers_dossier").fetchall()
        kept = {str(draft): str(code) for draft, code in rows}
        assert Counter(code for _, code in ledger.told).most_common(1)[0][1] == 1, "a code was told twice"
        assert [draft for draft, code in ledger.told if kept.get(draft) != code] == []
        parts = connection.execute(
            "SELECT d.code, count(DISTINCT s.id), count(DISTINCT a.id), count(DISTINCT f.id)"
            " FROM dossiers_dossier d"
            " LEFT JOIN dossiers_step s ON s.dossier_id = d.id AND s.move = 'submit'"
            " LEFT JOIN audit_act a ON a.subject = 'dossier:' || d.id AND a.verb = 'dossiers.submit'"
            " LEFT JOIN dossiers_attachment f ON f.draft_id = d.draft_id AND f.removed_at IS NULL"
            " GROUP BY d.code"
        ).fetchall()
        assert [part for part in parts if part[1:3] != (1, 1) or not part[3]] == [], "a dossier is not whole"
        stored = connection.execute("SELECT stored_as, sha256 FROM dossiers_attachment WHERE removed_at IS NULL")
        broken = [name for name, digest in stored if not is_stored(connection, system, str(name), str(digest))]
        assert broken == []
    wait_for_receipts(system, {code for _, code in ledger.told})


def is_stored(connection: Connection, system: Running, name: str, digest: str) -> bool:
    file = system.folder / "files" / name
    return file.exists() and hashlib.sha256(opened(file, name, connection, system.folder)).hexdigest() == digest


def wait_for_receipts(system: Running, codes: set[str]) -> None:
    """The jobs of the killed are done by the living: each acknowledged dossier has its receipt, once."""
    until = time.monotonic() + 60
    while True:
        with truth(system) as connection:
            rows = connection.execute(
                "SELECT d.code, count(*) FROM dossiers_document x JOIN dossiers_dossier d ON d.id = x.dossier_id"
                " WHERE x.kind = 'receipt' GROUP BY d.code"
            ).fetchall()
        receipts = {str(code): count for code, count in rows if code in codes}
        if set(receipts) == codes or time.monotonic() > until:
            assert codes - set(receipts) == set()
            assert [code for code, count in receipts.items() if count != 1] == []
            return
        time.sleep(1)
