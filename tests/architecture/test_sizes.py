"""Files stay under 300 lines (500 with a reason in their first lines), functions under 40. Migrations are exempt."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPLAIN, NEVER, FUNCTION = 300, 500, 40
FILES = sorted(
    path
    for folder in ("src", "tests", "ops", "benchmarks", "packs")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "node_modules" not in path.parts
)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_is_short(path: Path) -> None:
    text = path.read_text()
    lines = text.count("\n")

    assert lines <= NEVER
    if lines > EXPLAIN:
        assert "Long because" in text[:1500], f"{lines} lines: its first lines say why, beginning with 'Long because'"


def _functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node, clean=False)
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - (documented.count("\n") if documented else 0)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_functions_are_short(path: Path) -> None:
    # A test tells its story to the end; what it stands on does not.
    long = [
        f"{name} has {length} lines"
        for name, length in _functions(ast.parse(path.read_text()))
        if length >= FUNCTION and not (name.startswith("test_") and path.is_relative_to(ROOT / "tests"))
    ]

    assert long == []
