"""In a child process: the cells of a spreadsheet from anybody, as values alone. Only the child imports this."""

import io
import json
import re
import resource
import sys
import unicodedata
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from onedoor.programme.terms.plan_files import MAX_ROWS, SECONDS

_MEMORY = 512 * 1024 * 1024
_MAX_COLUMNS = 40
_MAX_UNPACKED = 60 * 1024 * 1024
_MAX_PARTS = 500
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def main() -> None:
    """In the child: the file comes in, its cells go out as JSON; nothing does where it is none, or a trap."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(json.dumps(told_of(sys.stdin.buffer.read())))


def told_of(content: bytes) -> dict[str, Any]:
    """The cells of a workbook; nothing of what is none or may be a trap. Raises whatever a damaged one raises."""
    return _cells(content) if _is_honest(content) else {}


_DAMAGED = (BadZipFile, ValueError, RuntimeError, NotImplementedError, OSError, EOFError)
"""What zipfile raises of a file that is none, has a wrong sum, a password, an unknown packing, or ends too soon."""


def _is_honest(content: bytes) -> bool:
    """Whether it is a workbook that unpacks to what it says, within bounds; its XML declares no types and entities."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > _MAX_PARTS or sum(one.file_size for one in parts) > _MAX_UNPACKED:
                return False
            if "[Content_Types].xml" not in packed.namelist():
                return False
            return not any(
                _declares(packed.read(one)) for one in parts if one.filename.lower().endswith((".xml", ".rels"))
            )
    except _DAMAGED:
        return False


def _declares(part: bytes) -> bool:
    """No part of a workbook has a document type; one in another encoding could hide it, so that is turned away too."""
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00" in part


def _cells(content: bytes) -> dict[str, Any]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheets, count = [], 0
    for sheet in book.worksheets:
        hidden, rows = sheet.sheet_state != "visible", []
        sheet.reset_dimensions()  # What a file says of its own size is no reason to believe it.
        for line, cells in enumerate(() if hidden else sheet.iter_rows(max_col=_MAX_COLUMNS, values_only=True), 1):
            if cells.count(None) == len(cells):
                continue
            texts = [text_of(one) for one in cells]
            if any(texts):
                count += 1
                rows.append((line, texts))
            if count > MAX_ROWS:
                return {"too_many": True}
        sheets.append({"name": text_of(sheet.title)[:100], "hidden": hidden, "rows": rows})
    return {"sheets": sheets}


def text_of(cell: object) -> str:
    """A cell as people write it, without letters that nobody sees."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case datetime() if cell.time() == time():
            return f"{cell:%d/%m/%Y}"
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case float() if cell.is_integer():
            return str(int(cell))
    written = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell))
    text = unicodedata.normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNSEEN.sub("", text).strip()
