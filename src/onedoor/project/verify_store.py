"""`onedoor verify-store`: whether every stored file that a row names is there, and is what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import FileSystemStorage, storages
from django.db.models import Model

from onedoor.base import files

_FILES = (("stored_as", "sha256"), ("prepared_as", "prepared_sha256"))
"""Wherever a table names a stored file, it does so in one of these pairs of columns."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row whose file is `missing` or `changed`: which table, which row, which file."""

    table: str
    row: str
    stored_as: str
    flaw: str


@dataclass(frozen=True, slots=True)
class Store:
    """How many files were read, what is wrong, and how many files no row names; None where a store cannot list."""

    files: int
    wrong: tuple[Found, ...]
    orphans: int | None

    @property
    def sound(self) -> bool:
        return not self.wrong


def verify() -> Store:
    """Every file is read once. Refuses: StoreUnavailable."""
    judged: dict[tuple[str, str], str] = {}
    wrong: list[Found] = []
    for table, row, stored_as, sha256 in named():
        key = stored_as, sha256
        if key not in judged:
            judged[key] = files.flaw(stored_as, sha256)
        if judged[key]:
            wrong.append(Found(table, row, stored_as, judged[key]))
    kept = _kept()
    orphans = len(kept - {stored_as for stored_as, _ in judged}) if kept is not None else None
    return Store(len(judged), tuple(wrong), orphans)


def named() -> Iterator[tuple[str, str, str, str]]:
    """Every stored file that a row names: table, row, where it lies, and its SHA-256."""
    for model in apps.get_models():
        columns = {field.name for field in model._meta.get_fields()}
        for stored_as, sha256 in _FILES:
            if {stored_as, sha256} <= columns:
                yield from _in(model, stored_as, sha256, columns)


def _in(model: type[Model], stored_as: str, sha256: str, columns: set[str]) -> Iterator[tuple[str, str, str, str]]:
    rows = model._default_manager.exclude(**{stored_as: ""}).order_by("pk")
    if "removed_at" in columns:  # What was taken away has no bytes any more.
        rows = rows.filter(removed_at=None)
    for pk, name, digest in rows.values_list("pk", stored_as, sha256).iterator():
        yield model._meta.label, str(pk), name, digest


def _kept() -> set[str] | None:
    store = storages["default"]
    if not isinstance(store, FileSystemStorage):
        return None
    folders = store.listdir("")[0] if store.exists("") else []
    return {f"{folder}/{name}" for folder in folders for name in store.listdir(folder)[1]}


def lines(store: Store) -> Iterator[str]:
    """What an operator reads."""
    for one in store.wrong:
        yield f"{one.flaw.upper():8} {one.table} {one.row} {one.stored_as}"
    orphans = "" if store.orphans is None else f" {store.orphans} further files are named by no row."
    verdict = "All of them are what was kept." if store.sound else f"{len(store.wrong)} rows name a file that is not."
    yield f"{store.files} files were read. {verdict}{orphans}"
