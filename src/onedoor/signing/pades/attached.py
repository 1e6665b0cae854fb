"""The data that a result carries in itself (PDF/A-3): what it states, as JSON."""

import io
import json
from collections.abc import Mapping

from pypdf import PdfReader

_NAME = "facts.json"
_LARGEST = 200_000


def record_in(content: bytes) -> Mapping[str, object]:
    """The attached record; empty where there is none that can be read."""
    try:
        found = PdfReader(io.BytesIO(content)).attachments.get(_NAME, [])
        told = json.loads(found[0]) if found and len(found[0]) < _LARGEST else {}
    except Exception:  # noqa: BLE001  A hostile file may fail in a parser in any way; then it carries nothing.
        return {}
    return told if isinstance(told, dict) else {}


def address_in(content: bytes) -> str:
    """Where the document says that it can be checked; empty where it does not."""
    address = record_in(content).get("verify_url")
    return address[:300] if isinstance(address, str) else ""
