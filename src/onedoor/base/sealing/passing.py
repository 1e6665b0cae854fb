"""A pass: everything is sealed with the keys in use, row by row and file by file, while the system runs.

A row that changes meanwhile was sealed by who changed it. A pass that was cut off goes on where it was.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from uuid import UUID

from django.apps import apps
from django.db import OperationalError, connection, models

from onedoor.base import clock, files
from onedoor.base.sealing import keys
from onedoor.base.sealing.fields import Sealed
from onedoor.base.sealing.keys import one
from onedoor.base.sealing.ring import RingKey, ring
from onedoor.base.sealing.rows import seal_row

FILES, KEYS = "files", "keys"
Stride = Callable[[str], tuple[str | None, int]]
"""From where the pass has come: where it comes to (None: the end), and how much it sealed."""

_STRIDE = 200
_RETIRED_AT_ONCE = 10_000
_PATIENCE_S = (1, 5, 30)
_BEGIN = (
    "INSERT INTO base_pass (name, place, reached, begun_at) VALUES (%s, %s, '', %s) ON CONFLICT DO NOTHING RETURNING 1"
)
_GO_ON = (
    "UPDATE base_pass SET reached = coalesce(%s::varchar, reached), ended_at = %s::timestamptz"
    " WHERE name = %s AND place = %s RETURNING 1"
)


def run(name: str, *, afresh: bool = False) -> int:
    """The pass of that name is done; returned is how many values and files this run sealed. Done twice, it is once.

    `afresh`: with new keys for everybody; the former ones are retired, and open until they are destroyed.
    """
    sealed = 0
    with without_waiting_for_the_disk():
        if afresh:
            _retire_all(name)
        for model in _models():
            sealed += _over(name, model._meta.db_table, partial(_stride, model))
    return sealed + _over(name, FILES, _folder)


def unfinished(kind: str) -> str | None:
    """The pass of that kind that was cut off; its name begins with the kind."""
    row = one("SELECT name FROM base_pass WHERE name LIKE %s AND ended_at IS NULL LIMIT 1", [f"{kind}-%"])
    return str(row[0]) if row else None


def ended(name: str) -> bool:
    """Whether that pass is done."""
    return bool(one("SELECT 1 FROM base_pass WHERE name = %s AND place = %s AND ended_at IS NOT NULL", [name, FILES]))


def wraps(key: RingKey) -> bool:
    """Whether a key of a person is still wrapped by that one."""
    return bool(one("SELECT 1 FROM base_datakey WHERE wrapped_by = %s AND destroyed_at IS NULL LIMIT 1", [key.id]))


def unknown_wrapping() -> str:
    """The id of a wrapping key that is needed and missing; empty where all is well."""
    known = [key.id for key in ring().wrapping]
    row = one(
        "SELECT wrapped_by FROM base_datakey WHERE wrapped_by <> ALL(%s) AND destroyed_at IS NULL LIMIT 1", [known]
    )
    return str(row[0]) if row else ""


def destroy_retired(before: datetime) -> int:
    """Keys that were retired before are gone; a pass sealed anew what they sealed. Returned is how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_datakey SET wrapped = NULL, destroyed_at = %s WHERE retired_at < %s AND destroyed_at IS NULL",
            [clock.now(), before],
        )
        done = int(cursor.rowcount)
    keys.forget()
    return done


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    """Each row is a transaction of its own. None is waited for: what a crash takes away the pass does again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = on")


def _models() -> list[type[models.Model]]:
    found = [model for model in apps.get_models() if any(isinstance(field, Sealed) for field in model._meta.fields)]
    return sorted(found, key=lambda model: model._meta.db_table)


def _over(name: str, place: str, stride: Stride) -> int:
    """One place from where the pass had come to its end."""
    one(_BEGIN, [name, place, clock.now()])
    row = one("SELECT reached FROM base_pass WHERE name = %s AND place = %s AND ended_at IS NULL", [name, place])
    reached, sealed = (str(row[0]) if row else None), 0
    while reached is not None:
        reached, done = _patiently(stride, reached)
        sealed += done
        one(_GO_ON, [reached, None if reached is not None else clock.now(), name, place])
    return sealed


def _patiently(stride: Stride, reached: str) -> tuple[str | None, int]:
    """A row that somebody holds is waited for; a stride that is done again finds its rows sealed."""
    for pause in _PATIENCE_S:
        try:
            return stride(reached)
        except OperationalError:
            time.sleep(pause)
    return stride(reached)


def _stride(model: type[models.Model], reached: str) -> tuple[str | None, int]:
    wanted = model._base_manager.order_by("pk")
    if reached:
        wanted = wanted.filter(pk__gt=UUID(reached))
    through = {field.owner.rpartition(".")[0] for field in model._meta.fields if isinstance(field, Sealed)} - {""}
    rows = list(wanted.select_related(*through)[:_STRIDE] if through else wanted[:_STRIDE])
    done = sum(seal_row(row) for row in rows)
    return (str(rows[-1].pk) if len(rows) == _STRIDE else None), done


def _folder(reached: str) -> tuple[str | None, int]:
    folder = next((folder for folder in files.folders() if folder > reached), None)
    if folder is None:
        return None, 0
    return folder, sum(files.seal_anew(stored_as) for stored_as in files.names(folder))


def _retire_all(name: str) -> None:
    """Keys from before the pass are retired; it goes on once no process remembers them as those in use."""
    one(_BEGIN, [name, KEYS, clock.now()])
    row = one("SELECT begun_at FROM base_pass WHERE name = %s AND place = %s AND ended_at IS NULL", [name, KEYS])
    if row is None:
        return
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "UPDATE base_datakey SET retired_at = %s WHERE id IN (SELECT id FROM base_datakey"
                " WHERE retired_at IS NULL AND made_at < %s LIMIT %s)",
                [clock.now(), row[0], _RETIRED_AT_ONCE],
            )
            if cursor.rowcount == 0:
                break
    keys.forget()
    time.sleep(keys.REMEMBERED_S)
    one(_GO_ON, [None, clock.now(), name, KEYS])
