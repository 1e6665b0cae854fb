"""A spreadsheet from anybody: values alone come out of it, and a trap ends in a child with limits."""

import io
import zipfile
import zlib
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from onedoor.base.errors import Refusal
from onedoor.programme import cells, workbook
from onedoor.programme.errors import FileNotASpreadsheet, FileTooLarge, FileTooManyRows
from onedoor.programme.terms.plan_files import MAX_ROWS


def made(*rows: tuple[Any, ...], hidden: bool = False) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet("Kế hoạch")
    for line, texts in enumerate(rows):
        for at, cell in enumerate(texts):
            if isinstance(cell, str) and cell.startswith("="):
                page.write_formula(line, at, cell, None, "tính sẵn")
            elif cell is not None:
                page.write(line, at, cell)
    if hidden:
        book.add_worksheet("Ẩn").hide()
    book.close()
    return out.getvalue()


def altered(part: str, old: bytes, new: bytes) -> bytes:
    """The same workbook with other words in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(("Việc", "Hạn")))) as was, zipfile.ZipFile(out, "w") as book:
        for name in was.namelist():
            content = was.read(name)
            book.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b"<Types/>")
        book.writestr("xl/sharedStrings.xml", b" " * 70_000_000)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A part that says it is small and unpacks to more than the child may hold."""
    out, size = io.BytesIO(), 10
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b" " * 40_000_000)
    told = out.getvalue()
    return told.replace((40_000_000).to_bytes(4, "little"), size.to_bytes(4, "little"))


ENTITY = b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;&x;">]>'
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
HOSTILE = {
    "no file": b"x",
    "an older workbook, or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "another archive": b"PK\x05\x06" + b"\0" * 18,
    "a cut workbook": made(("Việc", "Hạn"))[:-200],
    "entities": altered("xl/sharedStrings.xml", HEAD, HEAD + ENTITY),
    "entities in another encoding": altered("xl/sharedStrings.xml", HEAD, (HEAD + ENTITY).decode().encode("utf-16")),
    "entities in a part that nobody reads": altered("docProps/app.xml", HEAD, HEAD + ENTITY),
    "a bomb": bomb(),
    "a bomb that says it is small": lying_bomb(),
    "no sheet": altered("xl/workbook.xml", b"<sheets>", b"<nothing>"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_nothing_comes_out_of_a_trap(what: str) -> None:
    try:
        told = cells.told_of(HOSTILE[what])
    except (Refusal, ValueError, KeyError, zlib.error, zipfile.BadZipFile, SyntaxError, AttributeError, TypeError):
        return
    assert "sheets" not in told or not any(one["rows"] for one in told["sheets"])


def test_the_child_reads_values_and_no_formula_is_worked_out() -> None:
    found, hidden = workbook.sheets_of(
        made(
            ("Việc", "Hạn"),
            (),
            ("  Ra\u202e soát\x07 ", date(2027, 3, 31)),
            (12.0, "=1+1"),
            (True, 1.5),
            hidden=True,
        )
    )

    assert [line for line, _texts in found.rows] == [1, 3, 4, 5]
    assert [texts[:2] for _line, texts in found.rows] == [
        ("Việc", "Hạn"), ("Ra soát", "31/03/2027"), ("12", "tính sẵn"), ("true", "1.5"),
    ]  # fmt: skip
    assert (hidden.name, hidden.hidden, hidden.rows) == ("Ẩn", True, ())


def test_what_wears_the_child_out_is_refused() -> None:
    with pytest.raises(FileNotASpreadsheet):
        workbook.sheets_of(lying_bomb())


def test_too_many_rows_and_bytes() -> None:
    with pytest.raises(FileTooLarge):
        workbook.sheets_of(b"x" * (workbook.MAX_BYTES + 1))
    with pytest.raises(FileTooManyRows):
        workbook.sheets_of(made(*((f"Việc {at}",) for at in range(MAX_ROWS + 1))))
