"""Answers that hardly ever change are kept in the process for a while, and forgotten at once by who changes them."""

import functools
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

from onedoor.base import clock

P = ParamSpec("P")
R = TypeVar("R")

SECONDS = 10
_forget: list[Callable[[], None]] = []


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keep what `function` returns for the same (hashable) arguments, at most ten seconds; what it raises is not kept.

    For data that come with a pack: a change is seen at once by the process that made it (`forget_kept`), and within
    `SECONDS` by every other.
    """

    @functools.lru_cache(maxsize=4096)
    def remembered(_moment: int, args: tuple[Hashable, ...], more: tuple[tuple[str, Hashable], ...]) -> R:
        return function(*args, **dict(more))  # type: ignore[arg-type]  # As they came in below.

    @functools.wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        return remembered(int(clock.now().timestamp()) // SECONDS, args, tuple(kwargs.items()))

    _forget.append(remembered.cache_clear)
    return ask


def forget_kept() -> None:
    """After a change: everything that this process kept is asked again."""
    for forget in _forget:
        forget()
