"""The arrows that import-linter cannot say: a table is imported only inside its package."""

from functools import cache

import grimp

PURE = ("rules", "terms", "errors", "ports")


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("onedoor", cache_dir=None)


def _capability(module: str) -> str:
    return module.split(".")[1]


def _models() -> list[str]:
    return [module for module in _graph().modules if module.split(".")[2:3] == ["models"]]


def test_there_are_tables_to_guard() -> None:
    assert {_capability(module) for module in _models()} >= {"audit", "dossiers"}


def test_a_table_is_imported_only_inside_its_package() -> None:
    breaches = [
        f"{importer} imports {table}"
        for table in _models()
        for importer in _graph().find_modules_that_directly_import(table)
        if _capability(importer) != _capability(table)
    ]

    assert breaches == []


def test_only_operations_queries_and_migrations_touch_tables() -> None:
    breaches = [
        f"{importer} imports {table}"
        for table in _models()
        for importer in _graph().find_modules_that_directly_import(table)
        if importer.split(".")[2] not in {"operations", "queries", "migrations", "models"}
    ]

    assert breaches == []
