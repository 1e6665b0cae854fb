"""Forgeries: what may be done to a signed PDF so that somebody takes it for what it is not."""

import io
import re
import zlib
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

Forge = Callable[[bytes], bytes]


def _update(change: Callable[[IncrementalPdfFileWriter], None]) -> Forge:
    """An incremental update behind everything that is signed."""

    def forged(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        change(writer)
        output = io.BytesIO()
        writer.write(output)
        return output.getvalue()

    return forged


def _first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]  # type: ignore[no-any-return]  # pyHanko's objects are untyped.


def _stream(text: bytes) -> generic.StreamObject:
    return generic.StreamObject(stream_data=text)


def replace_content(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page["/Contents"] = writer.add_object(_stream(b"BT /F1 24 Tf 100 700 Td (Forged) Tj ET"))
    writer.update_container(page)


def add_page(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    fresh = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Page"),
            pdf_name("/Parent"): writer.root.raw_get("/Pages"),
            pdf_name("/MediaBox"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 595, 842)]),
            pdf_name("/Contents"): writer.add_object(_stream(b"")),
        }
    )
    pages["/Kids"].append(writer.add_object(fresh))
    pages[pdf_name("/Count")] = generic.NumberObject(len(pages["/Kids"]))
    writer.update_container(pages)


def _annotation(kind: str, **more: object) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _first_page(writer)
        told = {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(f"/{kind}"),
            pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (50, 600, 500, 800)]),
            pdf_name("/F"): generic.NumberObject(4),
        }
        told |= {pdf_name(f"/{name}"): generic.pdf_string(str(value)) for name, value in more.items()}
        annotations = list(page.get("/Annots", []))
        annotations.append(writer.add_object(generic.DictionaryObject(told)))
        page[pdf_name("/Annots")] = generic.ArrayObject(annotations)
        writer.update_container(page)

    return change


def _root(name: str, value: Callable[[IncrementalPdfFileWriter], generic.PdfObject]) -> Forge:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[pdf_name(name)] = value(writer)
        writer.update_root()

    return _update(change)


def _javascript(_writer: IncrementalPdfFileWriter) -> generic.PdfObject:
    return generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
    )


def delete_page_content(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page["/Contents"] = generic.ArrayObject([])
    writer.update_container(page)


def crop_page(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page[pdf_name("/CropBox")] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 10, 10)])
    writer.update_container(page)


def rotate_page(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page[pdf_name("/Rotate")] = generic.NumberObject(180)
    writer.update_container(page)


def swap_fonts(writer: IncrementalPdfFileWriter) -> None:
    page = _first_page(writer)
    page[pdf_name("/Resources")] = generic.DictionaryObject()
    writer.update_container(page)


def remove_field(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/AcroForm"]["/Fields"].clear()
    writer.update_root()
    writer.update_container(writer.root["/AcroForm"])


def replace_attachment(writer: IncrementalPdfFileWriter) -> None:
    names = generic.DictionaryObject({pdf_name("/Names"): generic.ArrayObject([])})
    writer.root[pdf_name("/Names")] = generic.DictionaryObject({pdf_name("/EmbeddedFiles"): names})
    writer.update_root()


def _byte(at: Callable[[bytes], int]) -> Forge:
    def forged(pdf: bytes) -> bytes:
        where = at(pdf)
        return pdf[:where] + bytes([pdf[where] ^ 1]) + pdf[where + 1 :]

    return forged


def contents_of(pdf: bytes) -> tuple[int, int]:
    """Where the first signature's hexadecimal digits begin and end."""
    found = re.search(rb"/Contents\s*<([0-9a-fA-F]{2000,})>", pdf)
    assert found is not None
    return found.start(1), found.end(1)


def strip_signature(pdf: bytes) -> bytes:
    begin, end = contents_of(pdf)
    return pdf[:begin] + b"0" * (end - begin) + pdf[end:]


def stolen_signature(pdf: bytes) -> bytes:
    """The first signature's bytes put where the last one's are."""
    spots = [found.span(1) for found in re.finditer(rb"/Contents\s*<([0-9a-fA-F]{2000,})>", pdf)]
    (begin, end), (last, last_end) = spots[0], spots[-1]
    if len(spots) == 1:
        return pdf[:begin] + pdf[begin:end][::-1] + pdf[end:]
    return pdf[:last] + pdf[begin:end][: last_end - last] + pdf[last_end:]


def _byte_range(change: Callable[[list[int]], list[int]]) -> Forge:
    def forged(pdf: bytes) -> bytes:
        found = re.search(rb"/ByteRange\s*\[([\d\s]+)\]", pdf)
        assert found is not None
        numbers = change([int(each) for each in found[1].split()])
        told = b" ".join(str(each).encode() for each in numbers)
        room = found.end(1) - found.start(1)
        return pdf[: found.start(1)] + told.ljust(room)[:room] + pdf[found.end(1) :]

    return forged


def rewritten(pdf: bytes) -> bytes:
    """Every object written anew by another program: the signature is over bytes that are gone."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def wrapped(pdf: bytes) -> bytes:
    """The signed file carried inside another, whose pages are seen."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_attachment("signed.pdf", pdf)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _shadow(pdf: bytes) -> bytes:
    """Another document in front of the signed one."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue() + pdf


def encrypted(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def truncated(pdf: bytes) -> bytes:
    return pdf[: len(pdf) // 2]


def inside_signed(pdf: bytes) -> int:
    """A byte of the pages, which every signature covers."""
    return pdf.index(b"stream") + 40


ON_GENUINE: dict[str, Forge] = {
    "content replaced": _update(replace_content),
    "page added": _update(add_page),
    "free text laid over": _update(_annotation("FreeText", Contents="1.000.000.000", DA="/Helv 40 Tf")),
    "stamp laid over": _update(_annotation("Stamp", Contents="ĐÃ DUYỆT")),
    "square laid over": _update(_annotation("Square")),
    "redaction laid over": _update(_annotation("Redact")),
    "link added": _update(_annotation("Link")),
    "page emptied": _update(delete_page_content),
    "page cropped": _update(crop_page),
    "page turned": _update(rotate_page),
    "fonts swapped": _update(swap_fonts),
    "field removed": _update(remove_field),
    "data removed": _update(replace_attachment),
    "script on opening": _root("/OpenAction", _javascript),
    "layers added": _root("/OCProperties", lambda _: generic.DictionaryObject()),
    "signature zeroed": strip_signature,
    "signature of another place": stolen_signature,
    "byte of the pages flipped": _byte(inside_signed),
    "byte of the signature flipped": _byte(lambda pdf: contents_of(pdf)[0] + 600),
    "digest in the signature flipped": _byte(lambda pdf: pdf.lower().index(b"2a864886f70d010904") + 30),
    "title changed": lambda pdf: pdf.replace(b"/Reason", b"/Reasin", 1),
    "place changed": lambda pdf: pdf.replace(b"/Location", b"/Locatiom", 1),
    "range shortened": _byte_range(lambda n: [n[0], n[1], n[2], n[3] - 20]),
    "range with a gap": _byte_range(lambda n: [n[0], n[1] - 500, n[2], n[3]]),
    "range that begins late": _byte_range(lambda n: [10, n[1] - 10, n[2], n[3]]),
    "range of nothing": _byte_range(lambda n: [0, 0, 0, 0]),
    "range beyond the end": _byte_range(lambda n: [n[0], n[1], n[2], n[3] * 50]),
    "rewritten by another program": rewritten,
    "wrapped in another file": wrapped,
    "another document in front": _shadow,
    "locked": encrypted,
    "cut in half": truncated,
    "cut off at the end": lambda pdf: pdf[:-600],
    "bytes behind the end": lambda pdf: pdf + b"\n1 0 obj\n<<>>\nendobj\n" + zlib.compress(b"x" * 100),
}
"""What is done to a genuine document."""
