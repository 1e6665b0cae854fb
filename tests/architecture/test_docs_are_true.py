"""The reference pages tell what there is: they are printed from the code, and must not be stale."""

import re
from pathlib import Path

import pytest

from onedoor.project import print_reference
from onedoor.project.command_line import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", sorted(print_reference.PAGES))
def test_a_reference_page_is_as_the_code_prints_it(name: str) -> None:
    file = ROOT / "docs/reference" / name

    assert file.exists(), "run `make docs`"
    assert file.read_text() == print_reference.PAGES[name](), "run `make docs`"


def test_every_command_is_told() -> None:
    text = (ROOT / "docs/reference/commands.md").read_text()

    assert [name for name in main.commands if f"`onedoor {name}`" not in text] == []


def test_every_decision_has_its_parts() -> None:
    for file in sorted((ROOT / "docs/decisions").glob("*.md")):
        assert file.read_text().startswith("# "), file.name


def _links(file: Path) -> list[str]:
    found = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", file.read_text())
    return [target for target in found if "://" not in target and not target.startswith("mailto:")]


def test_links_in_the_docs_lead_somewhere() -> None:
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [f"{file.name}: {link}" for file in files for link in _links(file) if not (file.parent / link).exists()]

    assert broken == []
