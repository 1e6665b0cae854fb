"""Days as people write them in a plan: 31/3/2027, 2027-03-31, "tháng 6/2027", "quý II", "Q2 2027"."""

import re
from calendar import monthrange
from datetime import date

from onedoor.base.text import fold

_DAY = re.compile(r"(?:ngay )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(?:het |cuoi |trong )?thang (\d{1,2})(?:\s*(?:/|nam|-)?\s*(\d{4}))?")
_MONTH_ALONE = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")
_QUARTER = re.compile(r"(?:(?:het |cuoi |trong )?quy |q)(iv|i{1,3}|[1-4])(?:\s*(?:/|nam|-)?\s*(\d{4}))?")
_YEAR = re.compile(r"(?:ca |trong |het |cuoi )?nam (\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def day_written(text: str, year: int, *, last: bool) -> date | None:
    """The day that is meant; of a month, a quarter or a year its first or, if `last`, its last day. None: no day.

    Where no year is written it is `year`.
    """
    told = re.sub(r"\s+", " ", fold(text)).strip()
    if found := _ISO.fullmatch(told):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(told):
        return _day(int(found[3] or year), int(found[2]), int(found[1]))
    if found := _MONTH.fullmatch(told) or _MONTH_ALONE.fullmatch(told):
        return _edge(int(found[2] or year), int(found[1]), int(found[1]), last=last)
    if found := _QUARTER.fullmatch(told):
        ends = 3 * (_ROMAN.get(found[1]) or int(found[1]))
        return _edge(int(found[2] or year), ends - 2, ends, last=last)
    if found := _YEAR.fullmatch(told):
        return _edge(int(found[1]), 1, 12, last=last)
    return None


def _edge(year: int, first: int, until: int, *, last: bool) -> date | None:
    month = until if last else first
    if not 1 <= month <= 12:
        return None
    return _day(year, month, monthrange(year, month)[1] if last and 1 <= year <= 9999 else 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
