"""Reading a spreadsheet from anybody: in a child process with limits, as values alone; no formula is worked out."""

import json
import subprocess
import sys

from onedoor.programme.errors import FileNotASpreadsheet, FileTooLarge, FileTooManyRows
from onedoor.programme.terms.plan_files import MAX_ROWS, SECONDS, SheetRead

MAX_BYTES = 5 * 1024 * 1024


def sheets_of(content: bytes) -> tuple[SheetRead, ...]:
    """The sheets of a workbook with their rows that are not empty.

    Refuses: FileTooLarge, FileTooManyRows, FileNotASpreadsheet (also what wears the child out).
    """
    if len(content) > MAX_BYTES:
        raise FileTooLarge(limit=MAX_BYTES)
    try:
        child = subprocess.run(
            [sys.executable, "-c", "from onedoor.programme.cells import main; main()"],
            input=content,
            capture_output=True,
            timeout=2 * SECONDS,
            check=False,
        )
        told = json.loads(child.stdout or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    if told.get("too_many"):
        raise FileTooManyRows(limit=MAX_ROWS)
    if "sheets" not in told:
        raise FileNotASpreadsheet
    return tuple(
        SheetRead(one["name"], tuple((line, tuple(cells)) for line, cells in one["rows"]), one["hidden"])
        for one in told["sheets"]
    )
