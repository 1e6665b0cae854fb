"""The keys of the installation: made once, readable by nobody else, and missed loudly."""

import dataclasses
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from onedoor.base.sealing import ring


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Path:
    settings.ENV = dataclasses.replace(settings.ENV, data=str(tmp_path / "data"), keys_file="", keys="")
    return tmp_path / "data" / "keys.json"


def test_the_file_is_made_at_first_need_and_only_its_owner_reads_it(file: Path) -> None:
    first = ring.ring()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ring.ring() == first
    assert [each.name for each in file.parent.iterdir()] == ["keys.json"]


def test_many_who_start_at_once_have_the_same_keys(file: Path) -> None:
    with ThreadPoolExecutor(8) as many:
        found = {many_ring.wrapping[0].secret for many_ring in many.map(lambda _: ring.ring(), range(32))}

    assert len(found) == 1


def test_a_new_key_is_in_use_and_the_former_still_opens(file: Path) -> None:
    about = b"row"
    wrapped_by, wrapped = ring.ring().wrap(b"secret", about)
    found = ring.blind_indexes("number", "001")
    ring.add(wrapping=True, index=True)

    assert ring.ring().wrapping[0].id != wrapped_by
    assert ring.ring().unwrap(wrapped_by, wrapped, about) == b"secret"
    assert ring.blind_indexes("number", "001")[1:] == found
    ring.drop(frozenset({wrapped_by, ring.ring().wrapping[0].id}))
    assert len(ring.ring().wrapping) == 1
    with pytest.raises(ring.KeysMissing, match=wrapped_by):
        ring.ring().unwrap(wrapped_by, wrapped, about)


def test_what_is_wrapped_is_bound_to_its_row(file: Path) -> None:
    wrapped_by, wrapped = ring.ring().wrap(b"secret", b"row")

    with pytest.raises(ring.KeysMissing, match="does not open"):
        ring.ring().unwrap(wrapped_by, wrapped, b"another row")


@pytest.mark.parametrize(
    "text", ["", "{}", '{"wrapping": [], "index": []}', '{"wrapping": [{"id": "a", "key": "AA=="}], "index": []}']
)
def test_keys_that_cannot_be_read_are_missed_and_not_made_anew(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)

    with pytest.raises(ring.KeysMissing):
        ring.ring()
    assert file.read_text() == text


def test_keys_may_be_given_by_the_environment(file: Path, settings: Settings) -> None:
    ring.ring()
    given = file.read_text()
    settings.ENV = dataclasses.replace(settings.ENV, keys=given, data=str(file.parent / str(uuid4())))

    assert ring.ring().wrapping[0].id in given


def test_no_key_is_told_by_its_representation(file: Path) -> None:
    key = ring.ring().wrapping[0]

    assert key.secret.hex() not in repr(ring.ring())
    assert str(key.secret) not in repr(ring.ring())
