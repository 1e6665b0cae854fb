"""Conditions: CEL over the answers, with limits that hold. A definition states them; nothing in one is code.

What may be written is CEL without what has no bound: no `map`, `filter` or regular expressions, and at most one `all`
or `exists` in a condition, so that none stands inside another. What it is computed over is cut to `Told`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from cel_expr_python import cel
from pydantic import JsonValue

from onedoor.catalogue.terms import Text

VARIABLES = ("answers", "channel", "today", "eligibility")
_LONGEST = 600
_LONGEST_OVER_ROWS = 200
_MOST_SUMS = 12
_MARKS_OF_ONE_LOOP = 7
_ENVIRONMENT = """
stdlib:
  include_macros: [has, all, exists]
  exclude_functions: [{name: matches}, {name: contains}]
variables:
""" + "".join(f"  - {{name: {name}, type_name: dyn}}\n" for name in VARIABLES)

_ANSWER = re.compile(r"\banswers\b(?:\.(\w+))?")

_MOST_VALUES = 5_000
_MOST_ITEMS = 50
_MOST_KEYS = 500
_LONGEST_TEXT = 5_000
_GREATEST_NUMBER = 2**53
_LEVELS = 4


class _Compiled(Protocol):
    def eval(self, *, data: Mapping[str, object]) -> "_Value": ...


class _Value(Protocol):
    def plain_value(self) -> object: ...


class BadCondition(ValueError):
    """The expression is no CEL, or goes beyond what a definition may compute; `sentence` says how."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.sentence = Text(vi=vi, en=en)


class Told(dict[str, JsonValue]):
    """What conditions are computed over: any JSON, cut to what the answers of a form can be.

    A list beyond 50 items, a text beyond 5,000 letters, anything deeper than a table's cell, and whatever comes after
    5,000 values, counts as not answered.
    """

    @classmethod
    def of(cls, context: Mapping[str, JsonValue]) -> "Told":
        """The context, cut; names of `VARIABLES` that it lacks are empty."""
        empty: dict[str, JsonValue] = {"answers": {}, "channel": "online", "today": "", "eligibility": {}}
        left = iter(range(_MOST_VALUES))
        return cls(empty | {name: _cut(value, _LEVELS, left) for name, value in context.items()})


def _cut(value: JsonValue, levels: int, left: Iterator[int]) -> JsonValue:
    if next(left, None) is None or levels < 0:
        return None
    match value:
        case bool():
            return value
        case str():
            return value if len(value) <= _LONGEST_TEXT and _is_text(value) else None
        case int():
            return value if abs(value) <= _GREATEST_NUMBER else None
        case float():
            return value if math.isfinite(value) else None
        case list():
            return [_cut(item, levels - 1, left) for item in value] if len(value) <= _MOST_ITEMS else None
        case dict():
            return {key: _cut(item, levels - 1, left) for key, item in value.items()} if _few(value) else None
        case _:
            return None


def _few(value: Mapping[str, JsonValue]) -> bool:
    return len(value) <= _MOST_KEYS and all(_is_text(key) for key in value)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _environment() -> cel.Env:
    return cel.NewEnv(config=cel.NewEnvConfigFromYaml(_ENVIRONMENT))


_TRUTHS = (cel.Type.BOOL, cel.Type.DYN)
_NUMBERS = (cel.Type.INT, cel.Type.UINT, cel.Type.DOUBLE, cel.Type.DYN)


@lru_cache(maxsize=4096)
def _compiled(expression: str, *, counts: bool = False) -> _Compiled:
    _check_size(expression)
    try:
        compiled = _environment().compile(expression)
        loops = compiled.serialize().count(b"@result")
    except Exception as fault:  # noqa: BLE001  The library raises its own, undocumented kinds.
        raise _told(str(fault)) from None
    if compiled.return_type() not in (_NUMBERS if counts else _TRUTHS):
        if counts:
            raise BadCondition("kết quả phải là một số", "its result is not a number")
        raise BadCondition("kết quả phải là đúng hoặc sai", "its result is not true or false")
    if loops > _MARKS_OF_ONE_LOOP:
        raise BadCondition("chỉ được một all() hoặc exists()", "it may hold one all() or exists() only")
    if loops and len(expression) > _LONGEST_OVER_ROWS:
        most = _LONGEST_OVER_ROWS
        raise BadCondition(f"có all() hoặc exists() thì tối đa {most} ký tự", f"with all() or exists(), {most} letters")
    found: _Compiled = compiled
    return found


def _check_size(expression: str) -> None:
    """Depth needs no care of ours: the library ends at 32 levels."""
    if len(expression) > _LONGEST or expression.count("+") > _MOST_SUMS:
        raise BadCondition(
            f"quá dài (tối đa {_LONGEST} ký tự, {_MOST_SUMS} dấu +)",
            f"it is too long ({_LONGEST} letters and {_MOST_SUMS} times + at most)",
        )
    if "\x00" in expression or not _is_text(expression):
        raise BadCondition("có ký tự không đọc được", "it holds a letter that cannot be read")


def _told(fault: str) -> BadCondition:
    """The library's complaint, in words for who writes conditions and not programs."""
    unknown = re.search(r"undeclared reference to '([^']{1,40})", fault)
    place = re.search(r"<input>:\d+:(\d+)", fault)
    vi, en = (f" (ký tự thứ {place[1]})", f" (letter {place[1]})") if place else ("", "")
    if unknown:
        return BadCondition(f"không có tên “{unknown[1]}” ở đây{vi}", f"nothing is called “{unknown[1]}” here{en}")
    if "recursion" in fault:
        return BadCondition("lồng quá sâu", "it is nested too deeply")
    if "Syntax error" in fault:
        return BadCondition(f"viết chưa đúng cú pháp{vi}", f"it is not written as a condition is{en}")
    if "no matching overload" in fault:
        return BadCondition(f"so sánh hai thứ khác loại{vi}", f"it compares things of different kinds{en}")
    return BadCondition(f"không đọc được{vi}", f"it cannot be read{en}")


def check_condition(expression: str) -> None:
    """The expression can be evaluated. Raises BadCondition."""
    _compiled(expression)


def check_number(expression: str) -> None:
    """The expression can be counted. Raises BadCondition."""
    _compiled(expression, counts=True)


@lru_cache(maxsize=4096)
def _looks_at(expression: str) -> frozenset[str] | None:
    """The answers that the expression names; None where it may look at any."""
    named = _ANSWER.findall(expression)
    return None if "" in named else frozenset(named)


def _value(expression: str, context: Mapping[str, JsonValue], *, counts: bool = False) -> object:
    """Only what it looks at is handed over: every value costs its conversion."""
    told = context if isinstance(context, Told) else Told.of(context)
    names, answers = _looks_at(expression), told["answers"]
    if names is not None and isinstance(answers, dict):
        told = Told(told | {"answers": {name: answers[name] for name in names if name in answers}})
    return _compiled(expression, counts=counts).eval(data=told).plain_value()


def number(expression: str, context: Mapping[str, JsonValue]) -> int | None:
    """The whole number that `expression` gives in `context`, zero at least; None where it gives none."""
    try:
        value = _value(expression, context, counts=True)
    except Exception:  # noqa: BLE001  As below: what cannot be computed is not known.
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value) or value < 0:
        return None
    return int(value)


def evaluate(expression: str, context: Mapping[str, JsonValue]) -> bool:
    """Whether `expression` is true in `context` (names of `VARIABLES`).

    An answer that is missing counts as null, and whatever cannot be computed is not true: a comparison with a missing
    date, a division by zero.
    """
    try:
        return _value(expression, context) is True
    except Exception:  # noqa: BLE001  As above: an evaluation error is "not true", never a fault of the page.
        return False
