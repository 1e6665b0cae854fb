"""A file becomes a log: one table with fixed columns, in the order of time."""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import polars as pl

from onedoor.simplification.errors import EmptyLog, LogTooLarge, NotALog
from onedoor.simplification.logs import table, xes
from onedoor.simplification.logs.moments import moments

LARGEST = 8_000_000_000
_PACKED, _PIECE = b"\x1f\x8b", 1 << 20
_WORDS = ("unit", "actor", "party", "outcome")


def read(file: Path, *, columns: Mapping[str, str] | None = None, largest: int = LARGEST) -> pl.DataFrame:
    """The log: case, place (in the file), activity, started_at, ended_at (UTC), and what else it tells.

    `columns` says which column of a table holds what. Cases stand together, each by time and then by place in the file.
    Refuses: NotALog, ColumnMissing, MomentNotReadable, EmptyLog, LogTooLarge (`largest` bytes, unpacked).
    """
    with _opened(file, largest) as source:
        start = source.read(4096)
        source.seek(0)
        found = xes.events(source) if _is_xml(start) else table.events(source, columns or {})
    return _in_order(found)


def _in_order(found: pl.DataFrame) -> pl.DataFrame:
    if found.is_empty():
        raise EmptyLog
    ended = moments(found, "ended_at")
    started = moments(found, "started_at").fill_null(ended) if "started_at" in found.columns else ended
    kept = found.with_columns(started.alias("started_at"), ended.alias("ended_at"))
    if "due_at" in kept.columns:
        kept = kept.with_columns(moments(kept, "due_at").alias("due_at"))
    for counted in {"changed", "undone"} & set(kept.columns):
        kept = kept.with_columns(pl.col(counted).cast(pl.Int32, strict=False).fill_null(0))
    return (
        kept.with_columns(pl.col("case", "activity", *(set(_WORDS) & set(kept.columns))).cast(pl.Categorical))
        .with_row_index("place")
        .sort(pl.col("case").to_physical(), "started_at", "ended_at", "place")
    )


def _is_xml(start: bytes) -> bool:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


@contextmanager
def _opened(file: Path, largest: int) -> Iterator[IO[bytes]]:
    """The bytes, unpacked where they were packed: a small packed file may hold very many."""
    with file.open("rb") as plain:
        packed = plain.read(2) == _PACKED
        plain.seek(0)
        if packed:
            with TemporaryFile() as unpacked:
                _unpack(plain, unpacked, largest)
                yield unpacked
        elif file.stat().st_size > largest:
            raise LogTooLarge(megabytes=largest // 1_000_000)
        else:
            yield plain


def _unpack(packed: IO[bytes], unpacked: IO[bytes], largest: int) -> None:
    try:
        with gzip.open(packed, "rb") as source:
            while piece := source.read(_PIECE):
                unpacked.write(piece)
                if unpacked.tell() > largest:
                    raise LogTooLarge(megabytes=largest // 1_000_000)
    except (gzip.BadGzipFile, EOFError, zlib.error) as wrong:
        raise NotALog(kind="kind", line=0) from wrong
    unpacked.seek(0)
