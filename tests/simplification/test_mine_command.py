"""`onedoor mine` on a real administrative log is tried in the bench; here on five dossiers."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from onedoor.project.command_line import main
from tests.simplification.five_dossiers import REFERENCE, as_csv


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "five.csv"
    found.write_text(as_csv())
    return found


def test_everything_is_said_and_drawn(file: Path) -> None:
    drawn = file.with_suffix(".svg")
    done = CliRunner().invoke(main, ["mine", str(file), "--published", ", ".join(REFERENCE), "--map", str(drawn)])
    assert done.exit_code == 0, done.output
    assert "5 cases, 34 executions of 8 steps" in done.output
    assert "people work on it during 9.41%" in done.output
    assert "fitness 0.8603" in done.output
    assert "4 of 5 (95 %: 37.6% to 96.4%)" in done.output
    words = " ".join(ET.parse(drawn).getroot().itertext())  # noqa: S314  We have just written it.
    assert "KIEMTRA" in words
    assert "NOP → TIEPNHAN: 5 · 1.5 h" in words


def test_as_json(file: Path) -> None:
    done = CliRunner().invoke(main, ["mine", str(file), "--json"])
    assert json.loads(done.output)["rework"] == {
        "cases": 2, "events": 3, "by_activity": {"THAMDINH": 2, "KIEMTRA": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--published", "NOP,DUYET"], "“DUYET” never occurs"),
        (["--column", "case=Id"], "It has: case_id, activity"),
        (["--column", "who=Id"], "write one of case, activity"),
    ],
)
def test_a_wrong_option_is_told_in_one_sentence(file: Path, options: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["mine", str(file), *options])
    assert done.exit_code == 1
    assert said in done.output
