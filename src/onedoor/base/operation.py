"""The operation: one act, one transaction. Its five beats are lock, decide, write, record, tell on commit."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

operations: dict[str, Callable[..., object]] = {}
"""Every operation by dotted name, for the documentation and for the test that each leaves an act."""


def operation(function: Callable[P, R]) -> Callable[P, R]:
    """Run `function` in one transaction: all of its writes and the act that tells of them, or none."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return function(*args, **kwargs)

    operations[f"{function.__module__}.{function.__qualname__}"] = run
    return run


def on_commit(tell: Callable[[], None]) -> None:
    """Tell the world once the act is true, and not before."""
    transaction.on_commit(tell, robust=True)
