"""Tables: the columns are known by their usual names, or by those that the caller gives."""

from collections.abc import Mapping
from typing import IO

import polars as pl

from onedoor.simplification.errors import ColumnMissing, NotALog
from onedoor.simplification.terms import COLUMNS

_NEEDED = ("case", "activity", "ended_at")


def events(source: IO[bytes], columns: Mapping[str, str]) -> pl.DataFrame:
    """The rows, with our columns. Refuses: NotALog, ColumnMissing."""
    head = source.read(65_536)
    source.seek(0)
    try:
        first = head.split(b"\n", 1)[0].decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotALog(kind="table", line=1) from wrong
    separator = max(",;\t", key=first.count)
    names = pl.read_csv(first.encode() + b"\n", separator=separator, infer_schema=False).columns
    wanted = _places(names, columns)
    try:
        found = pl.read_csv(
            source, separator=separator, columns=list(wanted.values()), infer_schema=False, encoding="utf8"
        )
    except pl.exceptions.PolarsError as wrong:
        raise NotALog(kind="table", line=0) from wrong
    return found.select(pl.col(theirs).alias(ours) for ours, theirs in wanted.items())


def _places(names: list[str], told: Mapping[str, str]) -> dict[str, str]:
    """Ours to theirs."""
    folded = {name.strip().lower(): name for name in names}
    places = {}
    for ours, usual in COLUMNS.items():
        looked_for = (told[ours],) if ours in told else usual
        theirs = next((folded[name.lower()] for name in looked_for if name.lower() in folded), None)
        if theirs is not None:
            places[ours] = theirs
        elif ours in _NEEDED or ours in told:
            raise ColumnMissing(column=ours, found=tuple(names), known=looked_for)
    return places
