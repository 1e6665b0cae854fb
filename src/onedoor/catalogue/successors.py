"""Reading the pack's `successors.yaml`: what took the place of a procedure that has ended."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from onedoor.catalogue import reading
from onedoor.catalogue.terms import Text
from onedoor.catalogue.terms.definition import ProcedureCode
from onedoor.catalogue.terms.facts import Marked, Part

FILE = "successors.yaml"


class Successor(Marked):
    """`now` is filed instead of `procedure`."""

    procedure: ProcedureCode
    now: ProcedureCode


class Successors(Part):
    """The file."""

    successors: tuple[Successor, ...] = ()


@lru_cache(maxsize=4)
def successors(folder: Path) -> Mapping[str, str]:
    """The code that took the place of each code; a pack may be without the file."""
    file = folder / FILE
    if not file.exists():
        return {}
    found = Successors.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    return {row.procedure: row.now for row in found.successors}


def unsound(found: Successors, known: Iterable[str]) -> list[tuple[reading.Path, Text]]:
    """Where the file names a procedure that the pack does not have, or one that follows itself in the end."""
    codes, next_of = frozenset(known), {row.procedure: row.now for row in found.successors}
    wrong: list[tuple[reading.Path, Text]] = []
    for number, row in enumerate(found.successors):
        if row.now not in codes:
            sentence = Text(vi=f"Gói không có thủ tục {row.now}.", en=f"The pack has no procedure {row.now}.")
            wrong.append((("successors", number, "now"), sentence))
        if row.procedure in _after(row.procedure, next_of):
            sentence = Text(
                vi=f"Thủ tục {row.procedure} được thay bằng chính nó.",
                en=f"Procedure {row.procedure} is followed by itself.",
            )
            wrong.append((("successors", number, "now"), sentence))
    return wrong


def _after(procedure: str, next_of: Mapping[str, str]) -> list[str]:
    """What follows that procedure, one after the other, each told once."""
    told: list[str] = []
    while (found := next_of.get(procedure)) is not None and found not in told:
        told.append(found)
        procedure = found
    return told


def following(procedure: str, folder: Path) -> tuple[str, ...]:
    """What took the place of that procedure, and of its successor, and so on."""
    return tuple(_after(procedure, successors(folder)))
