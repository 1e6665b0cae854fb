"""The press: facts and a template become a PDF for the archive (PDF/A-3), the same bytes whenever it is made again."""

import json
import re
import threading
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import JsonValue

if TYPE_CHECKING:
    import segno
    import typst

_PACKAGE = re.compile(r"@\w+/[\w-]+:\d")
_NOWHERE = Path("/nonexistent/typst-packages")

_BLANK = "\u25a1"
_CONTROLS = "\n\t"


class NotTypeset(Exception):
    """A template does not compile with these facts; the message says where."""


def typeset(template: Path, facts: Mapping[str, JsonValue], *, created_at: datetime, fonts: Path) -> bytes:
    """The PDF/A-3b that `template` makes of `facts`, dated `created_at`, with the facts attached as `facts.json`.

    The template reads them from `sys.inputs.facts` (what can be printed) and `sys.inputs.record` (exactly as given, to
    attach). Only the folder of the template and `fonts` are read. Letters that no font there holds are printed as a
    box. Raises NotTypeset.
    """
    seconds = int(created_at.astimezone(UTC).timestamp())
    record = {key: value for key, value in facts.items() if key != "qr"}
    inputs = {
        "facts": json.dumps(_printable(dict(facts), _letters(fonts)), ensure_ascii=False),
        "record": json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1),
    }
    _fetches_nothing(template.parent)
    compiler, turn, failure = _compiler(template.parent.resolve(), fonts.resolve())
    try:
        with turn:
            made = compiler.compile(
                input=template.resolve(),
                format="pdf",
                sys_inputs=inputs,
                pdf_standards="a-3b",
                timestamp=seconds,
            )
    except failure as fault:
        raise NotTypeset(f"{template.name}: {fault.message} {fault.diagnostic}".strip()) from None
    if not isinstance(made, bytes):
        raise NotTypeset(f"{template.name}: no PDF came out")
    return made


def _fetches_nothing(folder: Path) -> None:
    for path in folder.glob("**/*.typ"):
        if _PACKAGE.search(path.read_text(encoding="utf-8")):
            raise NotTypeset(f"{path.name}: a template imports no package; its folder holds all that it needs")


def qr_svg(text: str) -> str:
    """`text` as a QR code (ISO/IEC 18004, level M), an SVG that stands alone."""
    made: str = _code(text).svg_inline(border=1, dark="#1a2421", omitsize=True)
    return made.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def qr_picture(text: str) -> str:
    """`text` as a QR code to be saved: a PNG on white with its quiet zone, as a data address."""
    made: str = _code(text).png_data_uri(scale=10, border=4)
    return made


def _code(text: str) -> "segno.QRCode":
    import segno  # noqa: PLC0415  Only who prints or shows a code pays for it.

    return segno.make(text, error="m", micro=False)


@lru_cache(maxsize=8)
def _compiler(root: Path, fonts: Path) -> tuple["typst.Compiler", threading.Lock, type["typst.TypstError"]]:
    """A compiler keeps its fonts and what it has laid out before; one page is set at a time in each.

    With it goes what it raises.
    """
    import typst  # noqa: PLC0415  Six megabytes that only a printing process needs.

    compiler = typst.Compiler(
        root=root,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        package_path=_NOWHERE,
        package_cache_path=_NOWHERE,
    )
    return compiler, threading.Lock(), typst.TypstError


@lru_cache(maxsize=4)
def _letters(fonts: Path) -> frozenset[str]:
    """The letters that every face in the folder can print."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  Read once, when the first page is printed.

    held: frozenset[str] | None = None
    for path in sorted(fonts.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            letters = frozenset(map(chr, font.getBestCmap()))
        held = letters if held is None else held & letters
    if held is None:
        raise NotTypeset(f"no fonts in {fonts}")
    return held


def _printable(value: JsonValue, letters: frozenset[str]) -> JsonValue:
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        blank = _BLANK if _BLANK in letters else "?"
        return "".join(letter if letter in letters or letter in _CONTROLS else blank for letter in composed)
    if isinstance(value, list):
        return [_printable(each, letters) for each in value]
    if isinstance(value, dict):
        return {key: _printable(each, letters) for key, each in value.items()}
    return value
