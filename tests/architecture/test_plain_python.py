"""Rules, terms, errors and ports are plain Python with types: no Django, no clock, no environment, no `Any`."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/onedoor"
PLAIN = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if {"rules", "terms", "errors", "ports"} & {*path.relative_to(SOURCE).parts, path.stem}
    and path.relative_to(SOURCE).parts[0] not in {"doors", "project"}
)
FORBIDDEN = {"django", "psycopg", "procrastinate", "httpx", "os", "socket", "subprocess", "requests"}


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_there_are_plain_modules() -> None:
    assert len(PLAIN) > 8


@pytest.mark.parametrize("path", PLAIN, ids=_name)
def test_it_imports_nothing_that_acts(path: Path) -> None:
    assert _imported(ast.parse(path.read_text())) & FORBIDDEN == set()


@pytest.mark.parametrize("path", PLAIN, ids=_name)
def test_it_uses_no_any(path: Path) -> None:
    names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}

    assert "Any" not in names


@pytest.mark.parametrize("path", PLAIN, ids=_name)
def test_it_does_not_ask_the_time(path: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "today", "utcnow"}
    ]

    assert calls == []
