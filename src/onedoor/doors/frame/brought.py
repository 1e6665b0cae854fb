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
    name = given.name or ""
    if (given.size or 0) > inspection.MAX_BYTES:
        raise FileTooBig(name=name, limit=inspection.MAX_BYTES)
    content = given.read()
    media_type, _ = inspection.inspect(name, content)
    return content, media_type
