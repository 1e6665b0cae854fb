"""Fault rows 14 and 24: a store that fails on put and get or gives other bytes; files that changed or are gone."""

import errno
import io
import random
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import pytest
from django.core.files.storage import storages

from onedoor.base.errors import BytesChanged, StoreUnavailable
from onedoor.base.files import DurableFileStorage
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Attachment
from onedoor.project import verify_store
from onedoor.vault import operations as vault
from onedoor.vault import queries as kept
from onedoor.vault.models import Item
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import Cast, cast, draft_of, monday, picture, received, submitted

__all__ = ["cast", "draft_of", "monday", "received", "submitted"]
CHANGED, GONE = 100, 20


class Store(DurableFileStorage):
    """The store that we use, which can be told to fail."""

    fault = ""

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        if self.fault == "put":
            raise OSError(errno.EIO, "no answer")
        if self.fault == "full":
            super().save(name, io.BytesIO(content.read()[:5]), max_length)
            raise OSError(errno.ENOSPC, "no space left")
        return super().save(name, content, max_length)

    def open(self, name: str, mode: str = "rb") -> Any:
        if self.fault == "get":
            raise OSError(errno.EIO, "no answer")
        if self.fault == "other bytes":
            return io.BytesIO(b"somebody else's paper")
        return super().open(name, mode)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    found = Store(location=tmp_path / "files")
    monkeypatch.setitem(storages._storages, "default", found)  # type: ignore[attr-defined]  # Django keeps its stores there.
    return found


def files_in(store: Store) -> list[Path]:
    return [path for path in Path(store.location).rglob("*") if path.is_file()]


@pytest.mark.parametrize("fault", ["put", "full"])
def test_nothing_is_acknowledged_that_was_not_kept(cast: Cast, store: Store, fault: str) -> None:
    draft = operations.start("1.001193", by=cast.mai)
    operations.save_answers(draft.id, {"birth_proof": "notice"}, by=cast.mai)
    store.fault = fault
    paper = io.BytesIO(picture())
    paper.name = "a.jpg"
    answer: Any = client_of(cast.mai).post(f"/journey/{draft.id}/papers/birth_notice", {"files": paper})
    assert answer.status_code == 503
    assert "Tạm thời chưa lưu hay mở được tệp" in answer.content.decode()
    assert (Attachment.objects.count(), files_in(store)) == (0, []), "no row, and no half file"
    store.fault = ""
    operations.attach(draft.id, "birth_notice", "a.jpg", [picture()], by=cast.mai)
    assert len(queries.draft(draft.id, seen_by=cast.mai).attachments) == 1


def test_no_reading_ever_gives_other_bytes(cast: Cast, store: Store, received: str) -> None:
    [file] = queries.dossier(received, seen_by=cast.lan).attachments
    lan = client_of(cast.lan)
    address = f"/desk/{received}/file/{file.id}"
    assert lan.get(address).content == picture()
    store.fault = "get"
    silent: Any = lan.get(address)
    assert (silent.status_code, "Tạm thời" in silent.content.decode()) == (503, True)
    store.fault = "other bytes"
    wrong: Any = lan.get(address)
    assert "somebody else" not in wrong.content.decode()
    assert "Tệp đã lưu không còn nguyên vẹn" in wrong.content.decode(), "the officer sees why"
    store.fault = ""
    assert lan.get(address).content == picture()


def spoil(store: Store, items: list[Item], chance: random.Random) -> None:
    """One byte is flipped in a hundred files, and twenty are gone."""
    for item in items[:CHANGED]:
        path = Path(store.path(item.stored_as))
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
    for item in items[CHANGED : CHANGED + GONE]:
        Path(store.path(item.stored_as)).unlink()


def test_spoilt_files_are_never_served_and_all_are_listed(cast: Cast, store: Store) -> None:
    assert cast.mai.id is not None
    owner: UUID = cast.mai.id
    for number in range(CHANGED + GONE + 3):
        vault.declare(
            owner, "tenancy", issuer="A", name=f"{number}.jpg", content=picture() + b"%d" % number,
            media_type="image/jpeg", by=cast.mai,
        )  # fmt: skip
    assert verify_store.verify().sound
    items = list(Item.objects.order_by("id"))
    spoil(store, items, random.Random(14))
    for item in items[: CHANGED + GONE]:
        with pytest.raises(BytesChanged):
            kept.content(item.id, seen_by=cast.mai)
    for item in items[CHANGED + GONE :]:
        assert kept.content(item.id, seen_by=cast.mai)[1].startswith(picture())
    found = verify_store.verify()
    told = {(one.row, one.flaw) for one in found.wrong}
    assert told == {(str(item.id), "changed") for item in items[:CHANGED]} | {
        (str(item.id), "missing") for item in items[CHANGED : CHANGED + GONE]
    }
    *rows, verdict = verify_store.lines(found)
    assert len(rows) == CHANGED + GONE
    assert verdict.startswith("123 files were read. 120 rows name a file that is not.")
    assert rows[0].startswith("CHANGED  vault.Item ")


def test_what_was_taken_away_is_not_missed_and_what_no_row_names_is_counted(cast: Cast, store: Store) -> None:
    assert cast.mai.id is not None
    item = vault.declare(
        cast.mai.id, "tenancy", issuer="A", name="a.jpg", content=picture(), media_type="image/jpeg", by=cast.mai
    )
    store.save("zz/orphan", io.BytesIO(b"x"))
    vault.remove(item, by=cast.mai)
    found = verify_store.verify()
    assert found.sound
    assert found.orphans in (1, 2), "the removed bytes go as the transaction ends"


def test_a_store_that_does_not_answer_is_no_verdict(cast: Cast, store: Store) -> None:
    assert cast.mai.id is not None
    vault.declare(
        cast.mai.id, "tenancy", issuer="A", name="a.jpg", content=picture(), media_type="image/jpeg", by=cast.mai
    )
    store.fault = "get"
    with pytest.raises(StoreUnavailable):
        verify_store.verify()


def test_every_column_that_names_a_file_is_read(cast: Cast, store: Store, received: str) -> None:
    """A table that names its file otherwise would be read by nobody."""
    from django.apps import apps

    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.name.endswith("_as")
    }
    pairs = {name for name, _ in verify_store._FILES}
    assert {column.rpartition(".")[2] for column in columns} == pairs, columns
    assert {table for table, *_ in verify_store.named()} >= {"dossiers.Attachment"}
