"""A start prepares nothing when nothing changed, and everything when anything did."""

import os
from pathlib import Path

import pytest

from onedoor.project import place
from onedoor.project.env import Environment
from onedoor.project.supervisor.unchanged import Unchanged


@pytest.fixture
def env(tmp_path: Path) -> Environment:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/one.yaml").write_text("one")
    (tmp_path / "data/postgres").mkdir(parents=True)
    (tmp_path / "data/static").mkdir()
    (tmp_path / "data/static/staticfiles.json").write_text("{}")
    return Environment(data=str(tmp_path / "data"), pack=str(tmp_path / "pack"))


def _mark(env: Environment) -> Unchanged:
    return Unchanged(env, place.surroundings(env, "postgresql://here/onedoor"))


def test_it_holds_after_a_preparation_and_not_before(env: Environment) -> None:
    assert not _mark(env).holds()
    _mark(env).keep()
    assert _mark(env).holds()


def test_another_pack_file_another_time_or_another_port_is_a_change(env: Environment) -> None:
    _mark(env).keep()

    os.utime(env.pack_path / "one.yaml", (1, 1))
    assert not _mark(env).holds()

    _mark(env).keep()
    moved = Environment(data=env.data, pack=env.pack, port="8100")
    assert not _mark(moved).holds()


def test_without_collected_files_it_does_not_hold(env: Environment) -> None:
    _mark(env).keep()
    (env.data_path / "static/staticfiles.json").unlink()

    assert not _mark(env).holds()


def test_with_a_database_elsewhere_it_never_holds(env: Environment) -> None:
    elsewhere = Environment(data=env.data, pack=env.pack, database_url="postgresql://elsewhere/onedoor")
    _mark(elsewhere).keep()

    assert not _mark(elsewhere).holds()
