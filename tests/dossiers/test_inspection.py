"""What an uploaded file really is: pictures and PDFs are taken, everything else is refused by name."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from onedoor.base.errors import Refusal
from onedoor.dossiers.errors import (
    FileActive,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileKindNotAccepted,
    FileTooLong,
)
from onedoor.dossiers.inspection import MAX_PAGES, inspect


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def paper(pages: int = 1, change: Callable[[PdfWriter], object] = lambda writer: None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(300, 400)
    change(writer)
    return written(writer)


def photograph(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, kind)
    return buffer.getvalue()


def opens_with(action: str) -> Callable[[PdfWriter], object]:
    def change(writer: PdfWriter) -> None:
        made = DictionaryObject({NameObject("/S"): NameObject(action), NameObject("/F"): TextStringObject("calc")})
        writer.root_object[NameObject("/OpenAction")] = made

    return change


def with_scripts(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})


def opens_at_a_page(writer: PdfWriter) -> None:
    first = writer.pages[0].indirect_reference
    assert first is not None
    writer.root_object[NameObject("/OpenAction")] = ArrayObject([first, NameObject("/Fit")])


@pytest.mark.parametrize("pages", [1, 3])
def test_a_pdf_is_taken_with_its_number_of_pages(pages: int) -> None:
    assert inspect("giay.pdf", paper(pages)) == ("application/pdf", pages)


def test_a_pdf_that_opens_at_a_page_is_taken() -> None:
    assert inspect("giay.pdf", paper(change=opens_at_a_page)) == ("application/pdf", 1)


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_picture_is_taken(kind: str, media_type: str) -> None:
    assert inspect("anh", photograph(kind)) == (media_type, None)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"MZ" + b"\x00" * 400, FileKindNotAccepted),
        (b"%PDF-1.7\nnothing more", FileDamaged),
        (photograph("PNG")[:60], FileDamaged),
        (paper(change=lambda writer: writer.encrypt("secret")), FileEncrypted),
        (paper(change=with_scripts), FileActive),
        (paper(change=opens_with("/Launch")), FileActive),
        (paper(change=opens_with("/JavaScript")), FileActive),
        (paper(MAX_PAGES + 1), FileTooLong),
    ],
    ids=lambda part: part.__name__ if isinstance(part, type) else "",
)
def test_what_is_not_taken_is_refused_by_name(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        inspect("giay.pdf", content)
