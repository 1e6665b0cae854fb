"""The keys of people: one for each drawer, made at first need, opened at most once a minute by a process.

Every page asks this: the statements stand ready-made.
"""

import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, transaction

from onedoor.base import clock
from onedoor.base.ids import new_id
from onedoor.base.kept import when_forgetting
from onedoor.base.sealing.ring import ring

REMEMBERED_S = 60
"""As long does a process go on sealing with a key that another has retired."""
_MOST = 4096
_SECRET_BYTES = 32

HOUSE = UUID(int=0)
"""The owner of what is no person's."""


class Drawer(StrEnum):
    """Two drawers a person: what lies in the vault they may want destroyed; how long the rest stays, the law says."""

    PERSON = "person"
    VAULT = "vault"


class KeyDestroyed(Exception):
    """What the key sealed cannot be opened any more, by anybody."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a person, ready to seal and open."""

    id: UUID
    cipher: AESGCM

    def __repr__(self) -> str:
        return f"Key({self.id})"


Name = UUID | tuple[UUID, str]
Value = UUID | str | bytes | datetime | list[str] | None
Row = tuple[Any, ...]
_lock = threading.Lock()
_known: OrderedDict[Name, tuple[float, Key]] = OrderedDict()
_not_yet_true: set[UUID] = set()
"""Keys made by transactions that are not committed: they are not remembered, for they may never have been."""


def key_of(owner: UUID | None, drawer: str) -> Key:
    """The key in use for that drawer of the owner's; made where there is none."""
    name = (owner or HOUSE, str(drawer))
    return _remembered(name) or _in_use(name) or _made(name)


def key(key_id: UUID) -> Key:
    """The key of that id, in use or retired. Raises KeyDestroyed, also for a key that never was."""
    found = _remembered(key_id)
    if found is not None:
        return found
    row = one("SELECT id, owner, drawer, wrapped, wrapped_by FROM base_datakey WHERE id = %s", [key_id])
    if row is None or row[3] is None:
        raise KeyDestroyed(str(key_id))
    return _keep(key_id, _opened(row))


def replace(owner: UUID, drawer: str, *, at: datetime | None = None) -> Key:
    """A new key is in use for that drawer from now on; the former one is retired, and opens what it sealed.

    Processes that remember the former one may seal with it for another minute.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_datakey SET retired_at = %s WHERE owner = %s AND drawer = %s AND retired_at IS NULL",
            [at or clock.now(), owner, drawer],
        )
    with _lock:
        _known.pop((owner, drawer), None)
    return _made((owner, drawer))


def owner_of(key_id: UUID) -> tuple[UUID, str, bool]:
    """Whose key it is, of which drawer, and whether it is in use. Raises KeyDestroyed."""
    row = one("SELECT owner, drawer, retired_at IS NULL, wrapped IS NULL FROM base_datakey WHERE id = %s", [key_id])
    if row is None or row[3]:
        raise KeyDestroyed(str(key_id))
    return row[0], row[1], row[2]


def destroy(owner: UUID, drawer: str, *, until: datetime) -> int:
    """Keys of that drawer that were retired until then are gone, and with them what they sealed; returned is how many.

    Everything that shall stay was sealed anew, and no process remembers such a key any more.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_datakey SET wrapped = NULL, destroyed_at = %s"
            " WHERE owner = %s AND drawer = %s AND retired_at <= %s AND destroyed_at IS NULL",
            [clock.now(), owner, drawer, until],
        )
        done = int(cursor.rowcount)
    forget()
    return done


def about(key_id: UUID, owner: UUID, drawer: str) -> bytes:
    """What a wrapped key is bound to: it opens in no other row."""
    return f"datakey/{key_id}/{owner}/{drawer}".encode()


def _in_use(name: tuple[UUID, str]) -> Key | None:
    row = one(
        "SELECT id, owner, drawer, wrapped, wrapped_by FROM base_datakey"
        " WHERE owner = %s AND drawer = %s AND retired_at IS NULL",
        list(name),
    )
    return None if row is None else _keep(name, _opened(row))


def _made(name: tuple[UUID, str]) -> Key:
    """A new key, unless somebody else made one at the same time."""
    key_id, secret = new_id(), os.urandom(_SECRET_BYTES)
    wrapped_by, wrapped = ring().wrap(secret, about(key_id, *name))
    row = one(
        "INSERT INTO base_datakey (id, owner, drawer, wrapped, wrapped_by, made_at) VALUES (%s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (owner, drawer) WHERE retired_at IS NULL DO NOTHING RETURNING id",
        [key_id, *name, wrapped, wrapped_by, clock.now()],
    )
    if row is None:
        found = _in_use(name)
        return found if found is not None else _made(name)
    if connection.in_atomic_block:
        _not_yet_true.add(key_id)
        transaction.on_commit(lambda: _not_yet_true.discard(key_id))
    return Key(key_id, AESGCM(secret))


def _opened(row: Row) -> Key:
    key_id, owner, drawer, wrapped, wrapped_by = row
    return Key(key_id, AESGCM(ring().unwrap(wrapped_by, bytes(wrapped), about(key_id, owner, drawer))))


def one(statement: str, values: list[Value]) -> Row | None:
    """The first row that the statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: Row | None = cursor.fetchone()
        return row


def _remembered(name: Name) -> Key | None:
    with _lock:
        until, found = _known.get(name, (0.0, None))
        return found if time.monotonic() < until else None


def _keep(name: Name, found: Key) -> Key:
    if found.id not in _not_yet_true:
        until = time.monotonic() + REMEMBERED_S
        with _lock:
            _known[name] = _known[found.id] = (until, found)
            _known.move_to_end(name)
            while len(_known) > _MOST:
                _known.popitem(last=False)
    return found


@when_forgetting
def forget() -> None:
    """This process remembers no key."""
    with _lock:
        _known.clear()
