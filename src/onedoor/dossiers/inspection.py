"""What an uploaded file really is, told by its content. A PDF is opened in a child process with limits of its own."""

import io
import json
import resource
import subprocess
import sys
import warnings
from collections.abc import Mapping
from typing import Any

import filetype

from onedoor.dossiers.errors import (
    FileActive,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileKindNotAccepted,
    FileTooBig,
    FileTooLong,
)

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 200
MAX_PIXELS = 100_000_000
ACCEPTED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_CHILD_SECONDS = 10
_CHILD_BYTES = 512 * 1024 * 1024


def inspect(name: str, content: bytes) -> tuple[str, int | None]:
    """The media type by content and, for a PDF, the number of pages.

    Refuses: FileEmpty, FileTooBig, FileKindNotAccepted, FileDamaged, FileEncrypted, FileTooLong, FileActive.
    """
    if not content:
        raise FileEmpty(name=name)
    if len(content) > MAX_BYTES:
        raise FileTooBig(name=name, limit=MAX_BYTES)
    media_type = filetype.guess_mime(content[:8192]) or "unknown"
    if media_type not in ACCEPTED:
        raise FileKindNotAccepted(name=name, kind=media_type)
    if media_type == "application/pdf":
        return media_type, _pdf_pages(name, content)
    _check_image(name, content)
    return media_type, None


def _check_image(name: str, content: bytes) -> None:
    from PIL import Image  # noqa: PLC0415  Large; only a process that is given a picture pays for it.

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise FileTooBig(name=name, limit=MAX_BYTES)
                image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileDamaged(name=name) from None


def _pdf_pages(name: str, content: bytes) -> int:
    try:
        child = subprocess.run(
            [sys.executable, "-c", "from onedoor.dossiers.inspection import describe_pdf; describe_pdf()"],
            input=content,
            capture_output=True,
            timeout=_CHILD_SECONDS,
            check=False,
        )
        told = json.loads(child.stdout or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        told = {}
    if told.get("encrypted"):
        raise FileEncrypted(name=name)
    if told.get("active"):
        raise FileActive(name=name)
    pages = told.get("pages")
    if not isinstance(pages, int) or pages < 1:
        raise FileDamaged(name=name)
    if pages > MAX_PAGES:
        raise FileTooLong(name=name, limit=MAX_PAGES)
    return pages


def describe_pdf() -> None:
    """In the child: read a PDF from standard input, print what it is as JSON. Memory and time are capped."""
    resource.setrlimit(resource.RLIMIT_AS, (_CHILD_BYTES, _CHILD_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CHILD_SECONDS, _CHILD_SECONDS))
    from pypdf import PdfReader  # noqa: PLC0415  Only the child pays for it, inside its limits.

    reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if reader.is_encrypted and not reader.decrypt(""):
        told: dict[str, bool | int] = {"encrypted": True}
    else:
        told = {"pages": len(reader.pages), "active": _acts(reader.root_object)}
    sys.stdout.write(json.dumps(told))


def _acts(root: Mapping[str, Any]) -> bool:
    """Whether the document does something by itself when it is opened: scripts, programs, actions of its own."""
    names = root.get("/Names")
    opening = root.get("/OpenAction")
    opens = opening.get_object() if opening is not None else None
    action = opens.get("/S") if isinstance(opens, dict) else None
    scripts = names is not None and "/JavaScript" in names.get_object()
    return scripts or "/AA" in root or action in ("/JavaScript", "/Launch")
