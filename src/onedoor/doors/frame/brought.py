"""A paper that somebody brings in, at home or at a counter: its kinds, and whether its file may be taken."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from onedoor.doors.frame.components import Choice
from onedoor.dossiers import inspection
from onedoor.dossiers.errors import FileTooBig
from onedoor.vault import queries


def file_hint() -> str:
    """Which files are taken, in words."""
    return gettext("Nhận ảnh JPEG, PNG, WebP và tệp PDF, tới 20 MB. Chụp đủ bốn góc, đọc rõ chữ là được.")


def kind_choices(language: str) -> tuple[Choice, ...]:
    """The kinds that may be brought in, by name; what is none of them comes last."""
    found = [kind for kind in queries.kinds().values() if kind.may_bring]
    found.sort(key=lambda kind: (kind.code == "other", kind.title.in_(language)))
    return tuple(Choice(kind.code, kind.title.in_(language)) for kind in found)


def checked_file(given: "UploadedFile[bytes]") -> tuple[bytes, str]:
    """Its bytes and what it really is. Refuses: FileTooBig and the refusals of `inspection.inspect`."""
    content = bytes_of(given)
    media_type, _ = inspection.inspect(given.name or "", content)
    return content, media_type


def bytes_of(given: "UploadedFile[bytes]") -> bytes:
    """Its bytes, not looked at yet. Refuses: FileTooBig."""
    if (given.size or 0) > inspection.MAX_BYTES:
        raise FileTooBig(name=given.name or "", limit=inspection.MAX_BYTES)
    content: bytes = given.read()
    return content
