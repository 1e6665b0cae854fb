"""The operation: one act, one transaction. Its five beats are lock, decide, write, record, tell on commit."""

import functools
from collections.abc import Callable
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

_under_way = ContextVar("operation_under_way", default=False)

operations: dict[str, Callable[..., object]] = {}
"""Every operation by dotted name, for the documentation and for the test that each leaves an act."""


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction: all of its writes and the act that tells of them, or none.

    Called by another operation it is a part of that one: refused, all of it is refused.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outermost = not _under_way.get()
        mark = _under_way.set(True)
        try:
            with transaction.atomic(savepoint=outermost):
                return function(*args, **kwargs)
        finally:
            _under_way.reset(mark)

    operations[f"{function.__module__}.{function.__qualname__}"] = run
    return run


def on_commit(tell: Callable[[], None]) -> None:
    """Tell the world once the act is true, and not before."""
    transaction.on_commit(tell, robust=True)
