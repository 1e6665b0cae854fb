"""What does not have the shape of a definition, in sentences for whoever wrote it: a jurist, not a programmer."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, TypeGuard, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from onedoor.catalogue.terms import Definition, Text

Path = tuple[str | int, ...]
_PLAIN = {
    "bool": ("true hoặc false", "true or false"),
    "date": ("ngày dạng 2026-11-24", "a day such as 2026-11-24"),
    "decimal": ("số", "a number"),
    "dict": ("các mục khóa: giá trị", "entries of key: value"),
    "float": ("số", "a number"),
    "int": ("số nguyên", "a whole number"),
    "model": ("các mục khóa: giá trị", "entries of key: value"),
    "string": ("chữ (đặt trong ngoặc kép nếu là số, yes hay no)", "text (in quotes if it is a number, yes or no)"),
    "time": ("giờ dạng “15:00” (trong ngoặc kép)", "a time such as “15:00” (in quotes)"),
    "tuple": ("danh sách, mỗi dòng bắt đầu bằng dấu -", "a list, each line beginning with -"),
}
_FORMS = {
    r"^[a-z][a-z0-9_]{0,59}$": (
        "chữ thường không dấu, số và dấu _, bắt đầu bằng chữ",
        "small letters without marks, digits and _, beginning with a letter",
    ),
    r"^\d\.\d{6}(\.(\d{3}\.\d{2}\.\d{2}\.)?[HG]\d{2})?$": (
        "mã thủ tục như “1.001193” (trong ngoặc kép)",
        "a procedure's code such as “1.001193” (in quotes)",
    ),
    r"^[GH]\d{2}(\.\d{1,5}){0,3}$": ("mã cơ quan như H26 hoặc G01.26", "an agency's code such as H26 or G01.26"),
    r"^KQ\.[GH]\d{2}\.\d{6}$": ("mã kết quả như KQ.G01.000123", "a result's code such as KQ.G01.000123"),
}
_ONE_OF = re.compile(r"^\^\(([a-z_|]+)\)\$$")


def sentence(error: ErrorDetails, where: Path, root: type[BaseModel] = Definition) -> Text:
    """What is wrong at `where` in a file that should hold a `root`, and what to write instead."""
    kind, facts = error["type"], error.get("ctx", {})
    last = str(where[-1]) if where else ""
    if kind == "extra_forbidden":
        meant_vi, meant_en = _meant(last, allowed_at(where[:-1], root))
        return Text(vi=f"Ở đây không có mục “{last}”.{meant_vi}", en=f"Nothing called “{last}” belongs here.{meant_en}")
    if kind == "missing":
        return Text(vi=f"Thiếu mục “{last}”.", en=f"“{last}” is missing.")
    about = f"“{next((part for part in reversed(where) if isinstance(part, str)), '?')}”"
    vi, en = _expected(kind, facts, error["input"])
    return Text(vi=f"{about} phải là {_ended(vi)}", en=f"{about} must be {_ended(en)}")


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".?" else f"{sentence}."


def _expected(kind: str, facts: Mapping[str, object], given: object) -> tuple[str, str]:
    limit = next((facts[name] for name in ("ge", "le", "min_length", "max_length") if name in facts), "")
    form = str(facts.get("pattern", ""))
    choices = _ONE_OF.match(form)
    if choices or kind in ("enum", "literal_error"):
        names = choices[1].split("|") if choices else re.findall(r"'([^']+)'", str(facts.get("expected", "")))
        meant_vi, meant_en = _meant(str(given)[:80], tuple(names))
        listed = ", ".join(names)
        return f"một trong: {listed}.{meant_vi}", f"one of: {listed}.{meant_en}"
    match kind:
        case "value_error":
            return f"đúng một trong: {facts['error']}", f"exactly one of: {facts['error']}"
        case "string_pattern_mismatch":
            return _FORMS.get(form, (f"chữ theo mẫu {form}", f"text of the form {form}"))
        case "greater_than_equal":
            return f"số từ {limit} trở lên", f"{limit} or more"
        case "less_than_equal":
            return f"số không quá {limit}", f"{limit} or less"
        case "string_too_short" | "too_short":
            return f"dài ít nhất {limit}", f"{limit} long at least"
        case "string_too_long" | "too_long":
            return f"dài không quá {limit}", f"{limit} long at most"
    return _PLAIN.get(kind.split("_", 1)[0], ("một giá trị khác", "another value"))


def _meant(given: str, names: tuple[str, ...]) -> tuple[str, str]:
    found = get_close_matches(given[:80], names, n=1)
    return (f" Có phải là “{found[0]}”?", f" Did you mean “{found[0]}”?") if found else ("", "")


def allowed_at(where: Path, root: type[BaseModel] = Definition) -> tuple[str, ...]:
    """The keys that may stand in the block at `where`; none where that is no block."""
    shape: object = root
    for part in where:
        shape = _inside(shape, part)
    return tuple(shape.model_fields) if _is_block(shape) else ()


def _is_block(shape: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _inside(shape: object, part: str | int) -> object:
    """The shape of what stands at `part` in a block or a list of that shape."""
    if _is_block(shape) and isinstance(part, str) and part in shape.model_fields:
        return _bare(shape.model_fields[part].annotation)
    if get_origin(shape) is tuple and isinstance(part, int):
        return _bare(get_args(shape)[0])
    return None


def _bare(shape: object) -> object:
    """Without `Annotated` and `| None`."""
    if get_origin(shape) is Annotated:
        return _bare(get_args(shape)[0])
    if type(None) in get_args(shape):
        return _bare(next(one for one in get_args(shape) if one is not type(None)))
    return shape
