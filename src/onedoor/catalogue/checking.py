"""Checking a definition's file: every fault with its place and a sentence a lawyer understands."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from onedoor.catalogue.reading import Place, Unreadable, read, value_of
from onedoor.catalogue.soundness import soundness
from onedoor.catalogue.terms import Definition, Fault, Text

_Path = tuple[str | int, ...]


def check_file(path: Path) -> tuple[Definition | None, tuple[Fault, ...]]:
    """The definition in a file, or None, and everything wrong with it. Hostile files end early, with a fault."""
    try:
        root, places = read(path.read_bytes())
    except Unreadable as unreadable:
        return None, (Fault(str(path), unreadable.place.line, unreadable.place.column, unreadable.sentence),)
    try:
        definition = Definition.model_validate(value_of(root))
    except ValidationError as wrong:
        return None, tuple(_shape_faults(str(path), wrong, places))
    faults = [
        Fault(str(path), place.line, place.column, sentence)
        for where, sentence in soundness(definition)
        for place in [_nearest(places, where)]
    ]
    return definition, tuple(faults)


def check_pack(folder: Path) -> tuple[tuple[Definition, ...], tuple[Fault, ...]]:
    """Every definition of a pack, and every fault, also between files: overlapping versions, missing templates."""
    definitions: list[Definition] = []
    faults: list[Fault] = []
    templates = {path.stem for path in (folder / "templates").glob("*.typ")}
    seen: dict[str, list[tuple[Definition, str]]] = {}
    for path in sorted((folder / "procedures").glob("*.yaml")):
        definition, found = check_file(path)
        faults += found
        if definition is None:
            continue
        definitions.append(definition)
        faults += _missing_templates(definition, str(path), templates)
        seen.setdefault(definition.procedure, []).append((definition, str(path)))
    for versions in seen.values():
        faults += _overlaps(versions)
    return tuple(definitions), tuple(faults)


def _missing_templates(definition: Definition, file: str, templates: set[str]) -> Iterator[Fault]:
    for result in definition.results:
        if result.template not in templates:
            yield Fault(
                file,
                1,
                1,
                Text(
                    vi=f"Kết quả “{result.id}” dùng mẫu “{result.template}” nhưng gói không có mẫu này.",
                    en=f"The result “{result.id}” names the template “{result.template}”, which is not in the pack.",
                ),
            )


def _overlaps(versions: list[tuple[Definition, str]]) -> Iterator[Fault]:
    ordered = sorted(versions, key=lambda item: item[0].valid_from)
    for (before, _), (after, file) in pairwise(ordered):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            yield Fault(
                file,
                1,
                1,
                Text(
                    vi=f"Phiên bản {before.version} và {after.version} của thủ tục {after.procedure} cùng có hiệu lực.",
                    en=f"Versions {before.version} and {after.version} of {after.procedure} hold on the same day.",
                ),
            )


def _nearest(places: dict[_Path, Place], where: _Path) -> Place:
    while where and where not in places:
        where = where[:-1]
    return places.get(where, Place(1, 1))


def _shape_faults(file: str, wrong: ValidationError, places: dict[_Path, Place]) -> Iterator[Fault]:
    names = _names()
    for error in wrong.errors(include_url=False)[:100]:
        where = tuple(part for part in error["loc"] if part != "definition")
        place = _nearest(places, where)
        yield Fault(file, place.line, place.column, _sentence(error["type"], where, error, names))


def _names() -> set[str]:
    """Every name the format knows, for a suggestion."""
    words: set[str] = set()
    schema = Definition.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        words |= set(part.get("properties", {}))
    return words


def _sentence(kind: str, where: _Path, error: object, names: Iterable[str]) -> Text:
    said = " → ".join(str(part + 1) if isinstance(part, int) else part for part in where) or "?"
    last = str(where[-1]) if where else ""
    detail = error if isinstance(error, dict) else {}
    if kind == "extra_forbidden":
        meant = get_close_matches(last, list(names), n=1)
        hint_vi = f" Có phải bạn muốn viết “{meant[0]}”?" if meant else ""
        hint_en = f" Did you mean “{meant[0]}”?" if meant else ""
        return Text(
            vi=f"Không có mục nào tên “{last}” ở đây ({said}).{hint_vi}",
            en=f"Nothing called “{last}” belongs here ({said}).{hint_en}",
        )
    if kind == "missing":
        return Text(vi=f"Thiếu mục “{last}” ({said}).", en=f"“{last}” is missing ({said}).")
    if kind in ("enum", "literal_error"):
        allowed = str(detail.get("ctx", {}).get("expected", ""))
        return Text(vi=f"Giá trị của {said} phải là một trong: {allowed}.", en=f"{said} must be one of: {allowed}.")
    if kind == "string_pattern_mismatch":
        pattern = str(detail.get("ctx", {}).get("pattern", ""))
        return Text(
            vi=f"{said} viết chưa đúng mẫu ({pattern}).", en=f"{said} is not written in the expected form ({pattern})."
        )
    message = str(detail.get("msg", kind))
    return Text(vi=f"{said}: giá trị chưa đúng ({message}).", en=f"{said}: not a fitting value ({message}).")
