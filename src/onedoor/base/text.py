"""Text as people mean it: one Unicode form, no invisible hostility, searchable without diacritics."""

import json
import re
import unicodedata

from pydantic import JsonValue

from onedoor.base.errors import NotReadable

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"[ \t\u00a0]+")


def clean(text: str, *, max_length: int = 20_000) -> str:
    """`text` in NFC, trimmed, with single spaces.

    Refuses: NotReadable for control or direction-override characters (NUL too), lone surrogates, over-long text.
    """
    if len(text) > max_length:
        raise NotReadable(reason="too_long", limit=max_length)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotReadable(reason="bad_character") from None
    if _CONTROL.search(text):
        raise NotReadable(reason="bad_character")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def check_storable(value: JsonValue) -> None:
    """The value can be kept as JSON by the database.

    Refuses: NotReadable for NUL, lone surrogates, numbers that are none, and what is nested without end.
    """
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
        written.encode()
    except (ValueError, RecursionError):
        raise NotReadable(reason="bad_character") from None
    if "\\u0000" in written:
        raise NotReadable(reason="bad_character")


def fold(text: str) -> str:
    """`text` lower-case without diacritics: "Khai sinh – Đà Nẵng" becomes "khai sinh – da nang"."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("Đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def without_marks_ascii(text: str) -> str:
    """`text` folded to plain ASCII letters, digits and hyphens, for file names and slugs."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
