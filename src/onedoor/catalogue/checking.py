"""Checking definitions: every fault with its place, in one file and between the files of a pack."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, JsonValue, ValidationError

from onedoor.catalogue import faults, reading
from onedoor.catalogue.reading import Place, Unreadable
from onedoor.catalogue.soundness import soundness
from onedoor.catalogue.successors import FILE, Successors, unsound
from onedoor.catalogue.terms import Definition, Fault, Text

_MOST_FAULTS = 100
_Shape = TypeVar("_Shape", bound=BaseModel)


def check_file(path: Path) -> tuple[Definition | None, tuple[Fault, ...]]:
    """The definition in a file, or None, and everything wrong with it. Hostile files end early, with a fault."""
    definition, faults = check_shape(path, Definition)
    return definition, (faults if definition is None else faults_at(path, soundness(definition)))


def check_shape(path: Path, shape: type[_Shape]) -> tuple[_Shape | None, tuple[Fault, ...]]:
    """What the file holds if it has that shape; else None, and where it has not."""
    try:
        with path.open("rb") as file:
            data, places = reading.read(file.read(reading.MAX_BYTES + 1))
    except Unreadable as unreadable:
        return None, (_fault(path, unreadable.place, unreadable.sentence),)
    try:
        return shape.model_validate(data), ()
    except ValidationError as wrong:
        return None, tuple(_shape_faults(path, wrong, data, places, shape))


def faults_at(path: Path, findings: Iterable[tuple[reading.Path, Text]]) -> tuple[Fault, ...]:
    """Findings in a file of the right shape as faults, in the order of the file."""
    every = list(findings)
    places = reading.read(path.read_bytes())[1] if every else {}
    found = [_fault(path, _nearest(places, where), sentence) for where, sentence in every]
    return tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))


def check_pack(folder: Path) -> tuple[tuple[Definition, ...], tuple[Fault, ...]]:
    """Every definition of a pack, and every fault, also between files: overlapping versions, missing templates."""
    definitions: list[Definition] = []
    found: list[Fault] = []
    templates = {path.stem for path in (folder / "templates").glob("*.typ")}
    by_procedure: dict[str, list[tuple[Definition, Path]]] = {}
    for path in sorted((folder / "procedures").glob("*.yaml")):
        definition, own = check_file(path)
        found += own
        if definition is None:
            continue
        definitions.append(definition)
        found += _missing_templates(definition, path, templates)
        by_procedure.setdefault(definition.procedure, []).append((definition, path))
    for versions in by_procedure.values():
        found += _overlaps(versions)
    found += _successors(folder / FILE, by_procedure)
    return tuple(definitions), tuple(found)


def _successors(path: Path, known: Iterable[str]) -> tuple[Fault, ...]:
    if not path.exists():
        return ()
    held, faults = check_shape(path, Successors)
    return faults if held is None else faults_at(path, unsound(held, known))


def _fault(path: Path, place: Place, sentence: Text) -> Fault:
    return Fault(str(path), place.line, place.column, sentence)


def _place_in(path: Path, *where: str | int) -> Place:
    """The place of `where` in a file that was found readable."""
    _, places = reading.read(path.read_bytes())
    return _nearest(places, where)


def _missing_templates(definition: Definition, path: Path, templates: set[str]) -> Iterator[Fault]:
    for number, result in enumerate(definition.results):
        if result.template not in templates:
            sentence = Text(
                vi=f"Kết quả “{result.id}” dùng mẫu “{result.template}” nhưng gói không có mẫu này.",
                en=f"The result “{result.id}” names the template “{result.template}”, which is not in the pack.",
            )
            yield _fault(path, _place_in(path, "results", number, "template"), sentence)


def _overlaps(versions: list[tuple[Definition, Path]]) -> Iterator[Fault]:
    ordered = sorted(versions, key=lambda item: item[0].valid_from)
    for (before, _), (after, path) in pairwise(ordered):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            sentence = Text(
                vi=f"Phiên bản {before.version} và {after.version} của thủ tục {after.procedure} cùng có hiệu lực.",
                en=f"Versions {before.version} and {after.version} of {after.procedure} hold on the same day.",
            )
            yield _fault(path, _place_in(path, "valid_from"), sentence)


def _nearest(places: dict[reading.Path, Place], where: reading.Path) -> Place:
    while where and where not in places:
        where = where[:-1]
    return places.get(where, Place(1, 1))


def _shape_faults(
    path: Path, wrong: ValidationError, data: JsonValue, places: dict[reading.Path, Place], shape: type[BaseModel]
) -> Iterator[Fault]:
    told: set[reading.Path] = set()
    errors = wrong.errors(include_url=False)
    inside = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    for error in errors:
        if error["type"] == "too_short" and error["loc"] in inside:
            continue  # What is wrong in its items is told; they are there.
        where = _in_file(error["loc"], data, missing=error["type"] == "missing")
        if where not in told and len(told) < _MOST_FAULTS:
            told.add(where)
            yield _fault(path, _nearest(places, where), faults.sentence(error, where, shape))


def _in_file(where: reading.Path, data: JsonValue, *, missing: bool) -> reading.Path:
    """The path as far as the file has it: a choice between kinds of value adds a step that nobody wrote."""
    inside: JsonValue = data
    for depth, part in enumerate(where):
        try:
            inside = inside[part]  # type: ignore[index]  # Whatever it is, it may have no such part.
        except (KeyError, IndexError, TypeError):
            return where[: depth + missing]
    return where
