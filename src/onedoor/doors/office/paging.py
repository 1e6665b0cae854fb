"""A long list, a page at a time: which rows, and the addresses of the pages before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

R = TypeVar("R")
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Paged(Generic[R]):
    """The rows of one page; `page` 0: there is no other."""

    rows: Sequence[R]
    page: int
    previous: str
    next: str


def paged(rows: Sequence[R], request: HttpRequest, *, anchor: str = "") -> Paged[R]:
    """The page that `?page=` asks for, the last one where there are fewer; links lead to the `anchor`."""
    asked = request.GET.get("page", "")
    last = max(1, -(-len(rows) // ON_A_PAGE))
    at = max(1, min(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1, last))
    return Paged(
        rows[(at - 1) * ON_A_PAGE : at * ON_A_PAGE],
        at if last > 1 else 0,
        f"?page={at - 1}#{anchor}" if at > 1 else "",
        f"?page={at + 1}#{anchor}" if at < last else "",
    )
