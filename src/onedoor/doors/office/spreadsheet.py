"""Lists as files: cells are typed and constant, so that no program ever takes what somebody wrote for a formula."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

Cell = str | int | date | datetime | None

_RISKY = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|%]")
_PHONE = re.compile(r"\+\d[\d ]{5,18}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: its name, lines that say what it holds, its columns and their rows."""

    name: str
    notes: Sequence[tuple[str, Cell]]
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with its mark. A text that a spreadsheet would calculate is preceded by an apostrophe; a phone is none."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerows([plain(cell) for cell in row] for row in (*sheet.notes, (), sheet.columns, *sheet.rows))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def plain(cell: Cell) -> str | int:
    """A cell of a CSV."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{localtime(cell):%Y-%m-%d %H:%M:%S}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case int():
            return cell
    text = cell.replace("\t", " ").replace("\r", " ").replace("\n", " ")
    return f"'{text}" if _RISKY.match(text) and not _PHONE.fullmatch(text) else text


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook of one sheet, with no formula in it."""
    import xlsxwriter  # noqa: PLC0415  Large; only an export pays for it.

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    number = book.add_format({"num_format": "#,##0"})
    page = book.add_worksheet(sheet.name[:31])
    page.set_column(0, max(len(sheet.columns) - 1, 1), 20)
    head = len(sheet.notes) + 1
    for at, row in enumerate((*sheet.notes, (), sheet.columns, *sheet.rows)):
        for column, cell in enumerate(row):
            match cell:
                case datetime():
                    page.write_datetime(at, column, localtime(cell).replace(tzinfo=None), moment)
                case date():
                    page.write_datetime(at, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001  A day.
                case int():
                    page.write_number(at, column, cell, number)
                case str() if cell:
                    page.write_string(at, column, cell, bold if at == head else None)
    book.close()
    return out.getvalue()
