"""The last words of a start: the address, and who may sign in as what."""

from importlib import import_module
from importlib.util import find_spec

from onedoor.project.env import Environment

Row = tuple[str, str, str]


def welcome(env: Environment) -> str:
    """The address and, with the demo outside world, a table of the people in it."""
    lines = ["", f"  Onedoor runs at {env.public}", f"  officers sign in at {env.public}/desk/"]
    if env.wants_demo:
        lines += ["", *table(people())]
    return "\n".join([*lines, "", "  Ctrl-C stops everything.", ""])


def people() -> list[Row]:
    """Who may sign in at the demo identity provider: name, sign-in name, as what."""
    if find_spec("onedoor.connectors.demo") is None or find_spec("onedoor.connectors.demo.people") is None:
        return []
    rows: list[Row] = import_module("onedoor.connectors.demo.people").sign_in_table()
    return rows


def table(rows: list[Row]) -> list[str]:
    """`rows` in columns, under their headings."""
    if not rows:
        return []
    everything = [("Who", "signs in with", "as"), *rows]
    widths = [max(len(row[column]) for row in everything) for column in range(3)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in everything
    ]
