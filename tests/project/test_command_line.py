"""The command line reads well and says in one sentence what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onedoor.project.command_line import main

PACK = Path(__file__).parents[2] / "packs/vietnam"


def test_help_tells_every_command_in_one_line_each() -> None:
    told = CliRunner().invoke(main, ["--help"], terminal_width=100).output

    for command in main.commands.values():
        assert f"  {command.name} " in told
        assert "..." not in command.get_short_help_str(90)


def test_the_pack_is_without_fault() -> None:
    answer = CliRunner().invoke(main, ["check", str(PACK)])

    assert answer.exit_code == 0, answer.output
    assert "no fault" in answer.output


def test_a_fault_is_told_with_file_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("procedure: 1.001193\nversion: [\n")

    answer = CliRunner().invoke(main, ["check", str(file)])

    assert answer.exit_code == 1
    assert f"{file}:3:1:" in answer.output


def test_a_folder_without_definitions_does_not_pass(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["check", str(tmp_path)]).exit_code == 1


@pytest.mark.parametrize("command", ["migrate", "worker", "web"])
def test_without_a_database_the_command_says_what_to_start(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEDOOR_DATABASE_URL", "")
    monkeypatch.setenv("ONEDOOR_DATA", str(tmp_path))

    answer = CliRunner().invoke(main, [command])

    assert answer.exit_code == 1
    assert answer.output == f"No database runs on {tmp_path}: start `onedoor up` first, or set ONEDOOR_DATABASE_URL.\n"
