"""Reading YAML with places, within bounds: no anchors, tags, merge keys or doubled keys, no depth without end."""

import re
from typing import NamedTuple

import yaml
from pydantic import JsonValue
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from onedoor.catalogue.terms import Text

MAX_BYTES = 256 * 1024
_MAX_DEPTH = 20
_MAX_NODES = 6_000
_MAX_ITEMS = 400
_KNOWN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}
_LONGEST_NUMBER = 15
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
Path = tuple[str | int, ...]


class Place(NamedTuple):
    """Where something stands, counted from 1."""

    line: int
    column: int


class Unreadable(Exception):
    """The file cannot be read as a definition at all."""

    def __init__(self, place: Place, vi: str, en: str) -> None:
        super().__init__(en)
        self.place, self.sentence = place, Text(vi=vi, en=en)


def read(content: bytes) -> tuple[JsonValue, dict[Path, Place]]:
    """The document's data, and the place of each path. Raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable(Place(1, 1), "Tệp quá lớn (tối đa 256 KB).", "The file is too large (256 KB at most).")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise Unreadable(Place(1, 1), "Tệp phải được lưu bằng UTF-8.", "The file must be saved as UTF-8.") from None
    _check_events(text)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise _syntax(fault) from None
    if not isinstance(root, MappingNode):
        raise Unreadable(Place(1, 1), "Tệp phải là một bảng khóa: giá trị.", "The file must be a table of key: value.")
    places: dict[Path, Place] = {}
    _walk(root, (), places)
    return _value(root), places


def _syntax(fault: Exception) -> Unreadable:
    mark = getattr(fault, "problem_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    problem = getattr(fault, "problem", None) or "unreadable"
    return Unreadable(place, f"Không đọc được YAML ở đây: {problem}.", f"This is no readable YAML: {problem}.")


def _check_events(text: str) -> None:
    """Bounds are kept while reading, before anything is built."""
    open_lists: list[int] = []
    nodes = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise Unreadable(
                    _place(event), "Không dùng neo & và bí danh *.", "Anchors & and aliases * are not used."
                )
            if isinstance(event, yaml.CollectionEndEvent):
                open_lists.pop()
            if isinstance(event, yaml.NodeEvent):
                nodes += 1
                if open_lists:
                    open_lists[-1] += 1
                if nodes > _MAX_NODES or (open_lists and open_lists[-1] > _MAX_ITEMS):
                    raise Unreadable(_place(event), "Danh sách quá dài.", "This is too long.")
            if isinstance(event, yaml.CollectionStartEvent):
                open_lists.append(0)
                if len(open_lists) > _MAX_DEPTH:
                    raise Unreadable(_place(event), "Lồng quá sâu.", "This is nested too deeply.")
    except yaml.YAMLError as fault:
        raise _syntax(fault) from None


def _place(found: yaml.Event | Node) -> Place:
    mark = found.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _walk(node: Node, path: Path, places: dict[Path, Place]) -> None:
    place = _place(node)
    places.setdefault(path, place)
    if node.tag not in _KNOWN_TAGS:
        raise Unreadable(place, f"Không dùng thẻ {node.tag}.", f"The tag {node.tag} is not used.")
    if isinstance(node, ScalarNode) and _HIDDEN.search(node.value):
        raise Unreadable(place, "Có ký tự ẩn ở đây.", "There is a hidden character here.")
    if isinstance(node, MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            at = _place(key)
            if not isinstance(key, ScalarNode) or key.value == "<<" or _HIDDEN.search(key.value):
                raise Unreadable(at, "Tên mục phải là một từ.", "The name of an entry must be a word.")
            if key.value in keys:
                raise Unreadable(at, f"Mục “{key.value}” viết hai lần.", f"“{key.value}” is given twice.")
            keys.add(key.value)
            places[(*path, key.value)] = at
            _walk(value, (*path, key.value), places)
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            _walk(item, (*path, number), places)


def _value(node: Node) -> JsonValue:
    """The data of a node: strings, numbers, yes and no, nothing, lists, tables; a day stays its text."""
    if isinstance(node, MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_value(item) for item in node.value]
    return _scalar(str(node.value), node.tag.rsplit(":", 1)[-1])


def _scalar(text: str, tag: str) -> JsonValue:
    match tag:
        case "null":
            return None
        case "bool":
            return text.lower() in ("true", "yes", "on")
        case "int" if re.fullmatch(r"[-+]?\d+", text) and len(text) <= _LONGEST_NUMBER:
            return int(text)
        case "float" if re.fullmatch(r"[-+]?\d+\.\d+", text) and len(text) <= _LONGEST_NUMBER:
            return float(text)
        case _:
            return text
