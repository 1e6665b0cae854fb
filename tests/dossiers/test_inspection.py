"""What an uploaded file really is: told by its content, and refused for a reason one can act on."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.actions import JavaScript

from onedoor.base.errors import Refusal
from onedoor.dossiers.errors import (
    FileActive,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileKindNotAccepted,
    FileTooBig,
    FileTooLong,
)
from onedoor.dossiers.inspection import MAX_BYTES, MAX_PAGES, inspect
from tests.dossiers.conftest import picture


def pdf(pages: int, change: Callable[[PdfWriter], object] = lambda writer: None) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    change(writer)
    writer.write(buffer)
    return buffer.getvalue()


def scanned(pages: int) -> bytes:
    """As an office scanner makes one: a picture a page."""
    sheets, buffer = [Image.new("RGB", (60, 80), "white") for _ in range(pages)], io.BytesIO()
    sheets[0].save(buffer, "PDF", save_all=True, append_images=sheets[1:])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type", "pages"),
    [
        (picture(), "image/jpeg", None),
        (pdf(1), "application/pdf", 1),
        (scanned(11), "application/pdf", 11),
        (pdf(MAX_PAGES), "application/pdf", MAX_PAGES),
        (pdf(2, lambda writer: writer.encrypt("", owner_password="owner")), "application/pdf", 2),
    ],
    ids=["picture", "one page", "scanned", "as long as may be", "locked against printing only"],
)
def test_what_is_taken(content: bytes, media_type: str, pages: int | None) -> None:
    assert inspect("giấy.pdf", content) == (media_type, pages)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"MZ" + bytes(500), FileKindNotAccepted),
        ("Xin chào".encode(), FileKindNotAccepted),
        (picture() + bytes(MAX_BYTES), FileTooBig),
        (picture()[:200], FileDamaged),
        (b"%PDF-1.7 nothing more", FileDamaged),
        (pdf(1)[:200], FileDamaged),
        (pdf(0), FileDamaged),
        (pdf(MAX_PAGES + 1), FileTooLong),
        (pdf(1, lambda writer: writer.encrypt("secret")), FileEncrypted),
        (pdf(1, lambda writer: writer.add_open_action(JavaScript("app.alert('hello')"))), FileActive),
    ],
    ids=["empty", "program", "text", "big", "half a picture", "head", "half", "no page", "long", "locked", "script"],
)
def test_what_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        inspect("giấy.pdf", content)
