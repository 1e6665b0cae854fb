"""Finding the heading row of a sheet, and what each of its columns is, in Vietnamese or English."""

import re
from collections.abc import Mapping, Sequence

from onedoor.base.text import fold
from onedoor.programme.terms.plan_files import Column, RowFound, SheetFound, SheetRead

_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.TITLE: (
        "việc", "tên việc", "công việc", "nội dung công việc", "nhiệm vụ", "tên nhiệm vụ", "nội dung",
        "nội dung nhiệm vụ", "task", "title", "activity", "work",
    ),
    Column.STARTS: (
        "từ ngày", "bắt đầu", "ngày bắt đầu", "thời gian bắt đầu", "from", "start", "starts", "starts on", "start date",
        "begins",
    ),
    Column.DUE: (
        "hạn", "thời hạn", "hạn hoàn thành", "ngày hoàn thành", "thời hạn hoàn thành", "thời gian hoàn thành",
        "đến ngày", "kết thúc", "ngày kết thúc", "thời gian thực hiện", "to", "due", "due on", "due date", "deadline",
        "end", "end date",
    ),
    Column.FOCAL: (
        "đầu mối", "người phụ trách", "phụ trách", "người thực hiện", "cán bộ phụ trách", "cán bộ đầu mối", "phân công",
        "focal person", "focal", "owner", "responsible", "responsible person", "in charge", "assigned to",
    ),
    Column.EFFECT: (
        "phải làm chuyển biến", "chỉ tiêu", "chỉ tiêu phải chuyển biến", "mã chỉ tiêu", "should move", "indicator",
        "moves", "to move",
    ),
    Column.RESOURCES: (
        "nguồn lực", "kinh phí", "nguồn lực, kinh phí", "nguồn lực thực hiện", "resources", "budget", "means",
    ),
}  # fmt: skip
_NUMBERS = frozenset({"stt", "tt", "so", "so tt", "so thu tu", "no", "no.", "#", "number"})
_WITHIN = 30
"""Titles and signatures stand above the headings; further down than this nobody looks for them."""


def words_of(text: str) -> str:
    """The text without marks, case, brackets and doubled spaces: what two people write alike is alike."""
    return re.sub(r"\s+", " ", re.sub(r"\(.*?\)|[*:]", " ", fold(text))).strip()


_KNOWN = {words_of(name): column for column, names in _NAMES.items() for name in names}


def letter(at: int) -> str:
    """The letter of a column, the first being 0: A, B, … Z, AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def found(sheet: SheetRead) -> tuple[SheetFound, tuple[RowFound, ...]]:
    """The columns of a sheet and the rows under its headings. A hidden sheet and one without headings have no rows."""
    if sheet.hidden:
        return SheetFound(sheet.name, hidden=True), ()
    for at, (_line, cells) in enumerate(sheet.rows[:_WITHIN]):
        columns = _columns(cells)
        if Column.TITLE in columns and len(columns) > 1:
            return _under(sheet, at, columns)
    return SheetFound(sheet.name), ()


def _columns(cells: Sequence[str]) -> dict[Column, int]:
    """Where each column is; of two alike the first."""
    columns: dict[Column, int] = {}
    for at, text in enumerate(cells):
        column = _KNOWN.get(words_of(text))
        if column is not None:
            columns.setdefault(column, at)
    return columns


def _under(sheet: SheetRead, at: int, columns: Mapping[Column, int]) -> tuple[SheetFound, tuple[RowFound, ...]]:
    headings = sheet.rows[at][1]
    used = set(columns.values())
    unknown = {
        index: text
        for index, text in enumerate(headings)
        if text and index not in used and words_of(text) not in _NUMBERS
    }
    rows = []
    for line, cells in sheet.rows[at + 1 :]:
        told = {column: cells[index] if index < len(cells) else "" for column, index in columns.items()}
        others = tuple((text, cells[index]) for index, text in unknown.items() if index < len(cells) and cells[index])
        if any(told.values()) and _columns(cells) != columns:  # Headings are repeated on each printed page.
            rows.append(RowFound(sheet.name, line, told, others))
    letters = {column: letter(index) for column, index in columns.items()}
    return SheetFound(sheet.name, letters, tuple(unknown.values())), tuple(rows)
