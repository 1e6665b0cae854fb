"""The papers as an officer reads them: each component with where it comes from and the files that are there."""

from dataclasses import dataclass

from django.utils.translation import get_language

from onedoor.catalogue import rules as catalogue_rules
from onedoor.catalogue.terms import SourceKind
from onedoor.doors.desk.case import Case
from onedoor.doors.desk.words import SOURCES
from onedoor.doors.frame.sent import PICTURES
from onedoor.dossiers.terms import AttachmentRow, Source


@dataclass(frozen=True, slots=True)
class File:
    """One uploaded file; a picture or a PDF is shown in the page."""

    row: AttachmentRow
    picture: bool
    pdf: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One component (or file field). `missing`: a file is needed and none is there."""

    id: str
    title: str
    source: str
    files: tuple[File, ...]
    missing: bool
    required: bool
    asked_again: str = ""
    held: Source | None = None
    """The paper of the person's data warehouse that stands for it."""


def papers_of(case: Case) -> tuple[Paper, ...]:
    """Every component of the dossier, then files that answer no component that still applies."""
    language = get_language() or "vi"
    by_slot: dict[str, list[File]] = {}
    for row in case.view.attachments:
        by_slot.setdefault(row.slot, []).append(
            File(row, row.media_type in PICTURES, row.media_type == "application/pdf")
        )
    asked = {item.id: item.why for item in case.open_supplement.items} if case.open_supplement else {}
    papers = [
        Paper(
            id=part.id,
            title=part.title.in_(language),
            source=str(SOURCES[part.sources[0].kind]),
            files=tuple(by_slot.pop(part.id, ())),
            missing=catalogue_rules.must_upload(part),
            required=part.required,
            asked_again=asked.get(part.id, ""),
            held=case.view.sources.get(part.id),
        )
        for part in case.components
    ]
    others = [
        Paper(
            id=slot,
            title=case.title_of("field" if case.definition.field(slot) else "component", slot),
            source=str(SOURCES[SourceKind.UPLOAD]),
            files=tuple(files),
            missing=False,
            required=False,
            asked_again=asked.get(slot, ""),
        )
        for slot, files in by_slot.items()
    ]
    return (*papers, *others)
