"""Conditions: CEL over the answers, with limits that hold. A definition states them; nothing in one is code."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from cel_expr_python import cel
from pydantic import JsonValue

VARIABLES = ("answers", "channel", "today", "eligibility", "applicant")
_DEEPEST = 24
_MOST_BRACKETS = 60
_FORBIDDEN = ("matches(", ".map(", ".filter(", ".all(", ".exists(", ".exists_one(")


class _Compiled(Protocol):
    def eval(self, *, data: Mapping[str, object]) -> "_Value": ...


class _Value(Protocol):
    def plain_value(self) -> object: ...


class BadCondition(ValueError):
    """The expression is no CEL, or goes beyond what a definition may compute; the message says how."""


class _Answers(dict[str, JsonValue]):
    """Answers in which a question that was not answered is null."""


@lru_cache(maxsize=1)
def _environment() -> cel.Env:
    return cel.NewEnv(variables=dict.fromkeys(VARIABLES, cel.Type.DYN))


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> _Compiled:
    depth = deepest = brackets = 0
    for letter in expression:
        if letter in "([{":
            depth += 1
            brackets += 1
            deepest = max(deepest, depth)
        elif letter in ")]}":
            depth -= 1
    if deepest > _DEEPEST or brackets > _MOST_BRACKETS:
        raise BadCondition("nested too deeply")
    for word in _FORBIDDEN:
        if word in expression.replace(" ", ""):
            raise BadCondition(f"{word.strip('.(')} may not be used")
    try:
        compiled: _Compiled = _environment().compile(expression)
    except Exception as fault:  # noqa: BLE001  The library raises its own, undocumented kinds.
        raise BadCondition(str(fault).splitlines()[0][:300]) from None
    return compiled


def check_condition(expression: str) -> None:
    """The expression can be evaluated. Raises BadCondition."""
    _compiled(expression)


def evaluate(expression: str, context: Mapping[str, object]) -> bool:
    """Whether `expression` is true in `context` (names of `VARIABLES`).

    An answer that is missing counts as null, and whatever cannot be computed is not true: a comparison with a missing
    date, a division by zero.
    """
    data: dict[str, object] = {"answers": {}, "channel": "online", "today": "", "eligibility": {}, "applicant": {}}
    data |= context
    try:
        return _compiled(expression).eval(data=data).plain_value() is True
    except BadCondition:
        return False
    except Exception:  # noqa: BLE001  As above: an evaluation error is "not true", never a fault of the page.
        return False
