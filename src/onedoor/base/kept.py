"""Answers that hardly ever change are kept in the process for a while, and forgotten at once by who changes them."""

import functools
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

from onedoor.base import clock

P = ParamSpec("P")
R = TypeVar("R")

_forget: list[Callable[[], None]] = []


def kept_for(seconds: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returns for the same (hashable) arguments, at most so long; what it raises is not kept."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        @functools.lru_cache(maxsize=4096)
        def remembered(_moment: int, args: tuple[Hashable, ...], more: tuple[tuple[str, Hashable], ...]) -> R:
            return function(*args, **dict(more))  # type: ignore[arg-type]  # As they came in below.

        @functools.wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            return remembered(int(clock.now().timestamp()) // seconds, args, tuple(kwargs.items()))

        _forget.append(remembered.cache_clear)
        return ask

    return keeping


kept = kept_for(10)
"""For data that come with a pack: a change is seen at once by the process that made it (`forget_kept`), and within ten
seconds by every other."""


def when_forgetting(forget: Callable[[], None]) -> Callable[[], None]:
    """Something of its own is to be forgotten together with what is kept here."""
    _forget.append(forget)
    return forget


def forget_kept() -> None:
    """After a change: everything that this process kept is asked again."""
    for forget in _forget:
        forget()
