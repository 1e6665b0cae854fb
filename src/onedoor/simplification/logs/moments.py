"""Moments as logs write them: ISO 8601 with or without a zone, day first, or seconds since 1970."""

import polars as pl

from onedoor.simplification.errors import MomentNotReadable

_ZONED = ("%+",)
_PLAIN = ("%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M")
_UTC = pl.Datetime("us", "UTC")


def moments(found: pl.DataFrame, column: str) -> pl.Series:
    """The column as moments in UTC; one without a zone is taken for UTC. Refuses: MomentNotReadable."""
    said = found[column]
    if said.dtype.is_numeric():
        return (said.cast(pl.Float64) * 1e6).cast(pl.Int64).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    if said.dtype == pl.Date or isinstance(said.dtype, pl.Datetime):
        read = said.cast(pl.Datetime("us"))
        return read.dt.convert_time_zone("UTC") if _has_zone(said) else read.dt.replace_time_zone("UTC")
    written = pl.col(column).cast(pl.String)
    ways = [written.str.to_datetime(way, time_unit="us", time_zone="UTC", strict=False) for way in _ZONED]
    ways += [written.str.to_datetime(way, time_unit="us", strict=False).dt.replace_time_zone("UTC") for way in _PLAIN]
    days = written.str.to_date("%Y-%m-%d", strict=False).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    read = found.select(pl.coalesce(*ways, days))[:, 0]
    _check(said, read, column)
    return read


def _has_zone(said: pl.Series) -> bool:
    return isinstance(said.dtype, pl.Datetime) and said.dtype.time_zone is not None


def _check(said: pl.Series, read: pl.Series, column: str) -> None:
    """Only what may be missing is: an end never."""
    wrong = read.is_null() & (said.is_not_null() | (column == "ended_at"))
    if (row := wrong.arg_max()) is not None and wrong[row]:
        raise MomentNotReadable(column=column, value=str(said[row])[:80], row=row + 1)
