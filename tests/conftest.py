"""The ground of every test: one embedded PostgreSQL, no network beyond loopback, no personal data in any log."""

import atexit
import fcntl
import importlib
import importlib.util
import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import translation
from pytest_django import DjangoDbBlocker

from onedoor.base.kept import forget_kept
from onedoor.project import logs
from onedoor.project.embedded_postgres import EmbeddedPostgres

_ROOM = 2 * 1024**3
_PREFIX = "onedoor-test-"


def _temporary_root() -> Path:
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM:
        return memory
    return Path(tempfile.gettempdir())


def _forget_killed_runs(root: Path) -> None:
    """Remove the folders of test runs that were killed: nobody holds their lock any more."""
    for folder in root.glob(f"{_PREFIX}*"):
        try:
            with (folder / "postgres" / "lock").open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def _prepare_world() -> None:
    """Give Django a database and a data folder of its own, before its settings are read."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "onedoor.project.settings"
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    root = _temporary_root()
    _forget_killed_runs(root)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
    folder.chmod(0o711)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("ONEDOOR_") and not name.startswith("ONEDOOR_TEST_")]:
        del os.environ[name]
    (folder / "data" / "static").mkdir(parents=True)
    os.environ["ONEDOOR_DATA"] = str(folder / "data")
    os.environ["ONEDOOR_REMOTE_SIGNER"] = ""
    os.environ["ONEDOOR_COLLECTOR"] = ""  # Tests of it start their own.
    os.environ["ONEDOOR_SECRET_KEY"] = "a-key-for-tests-that-signs-nothing-real-0123456789"
    address = os.environ.get("ONEDOOR_TEST_DATABASE_URL")
    if address is None:
        server = EmbeddedPostgres(folder / "postgres")
        address = server.start()
        atexit.register(server.stop)
    os.environ["ONEDOOR_DATABASE_URL"] = address


_prepare_world()
django.setup()
if _worker := os.environ.get("PYTEST_XDIST_WORKER"):  # Each has a database of its own, and so the keys to it.
    settings.ENV = replace(settings.ENV, keys_file=str(settings.ENV.data_path / f"keys-{_worker}.json"))

_LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::"}  # noqa: S104  Named in order to be let through.


class NetworkRefused(RuntimeError):
    """A test tried to leave this machine."""


@pytest.fixture(autouse=True)
def nobodys_language() -> Iterator[None]:
    """The language of a page that a test asked for is not that of the test after it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection beyond loopback."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in _LOOPBACK:
            raise NetworkRefused(f"A test tried to reach {address[0]}.")
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> object:
        if host is not None and host not in _LOOPBACK and host not in {name.encode() for name in _LOOPBACK}:
            raise NetworkRefused(f"A test tried to look up {host!r}.")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


PACK = Path(__file__).resolve().parents[1] / "packs" / "vietnam"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test finds the pack of Viet Nam loaded; what a test writes is rolled back.

    Where no test of the run asks for a database, none is made and there is nothing to load into.
    """
    from django.db import connection
    from django.db.backends.base.creation import TEST_DATABASE_PREFIX

    from onedoor.project import prepare

    if not connection.settings_dict["NAME"].startswith(TEST_DATABASE_PREFIX):
        return
    with django_db_blocker.unblock():
        prepare.load(PACK)


_KEPT = ("agencies_", "catalogue_", "fees_feepolicy", "django_migrations", "django_content_type")


@pytest.fixture(autouse=True, scope="session")
def keep_the_country_when_tables_are_emptied() -> Iterator[None]:
    """A test that commits ends with all tables emptied, except for the country, which every test finds loaded."""

    def sql_flush(style: Any, connection: BaseDatabaseWrapper, **options: bool) -> list[str]:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        emptied = [table for table in tables if not table.startswith(_KEPT)]
        return connection.ops.sql_flush(style, emptied, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", sql_flush)
        yield


def _canaries() -> frozenset[str]:
    """Values that stand for personal data: the people of the cast, and two that only the tripwire's own test knows."""
    own = frozenset({"Nguyễn Thị Chim Yến", "001190099991"})
    if importlib.util.find_spec("tests.cast") is None:
        return own
    cast = importlib.import_module("tests.cast")
    return own | frozenset(getattr(cast, "CANARIES", ()))


class Tripwire(logging.Handler):
    """Raises when personal data reach any log record, as written by the code or as it would be printed."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.canaries = _canaries()
        self.setFormatter(logs.formatter())
        self.tripped: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        texts = (record.getMessage(), self.format(record))
        if any(canary in text for canary in self.canaries for text in texts):
            self.tripped.append(f"{record.name}, {record.pathname}:{record.lineno}")
            raise AssertionError(f"personal data in a log: {self.tripped[-1]}")


@pytest.fixture
def tripwire() -> Tripwire:
    """A tripwire that is not under watch."""
    return Tripwire()


@pytest.fixture(autouse=True)
def nothing_kept_from_another_test() -> None:
    """What the test before wrote and rolled back is not answered from memory."""
    forget_kept()


@pytest.fixture(autouse=True)
def no_personal_data_in_logs() -> Iterator[None]:
    """Fail the test that logs personal data, also where the code under test catches every exception."""
    wire = Tripwire()
    logging.getLogger().addHandler(wire)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(wire)
    assert wire.tripped == []
