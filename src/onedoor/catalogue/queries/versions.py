"""Published versions. They never change, so each is read once and kept."""

from datetime import date
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from onedoor.base.errors import NotFound
from onedoor.base.kept import forget_kept, kept
from onedoor.catalogue import models
from onedoor.catalogue.successors import following
from onedoor.catalogue.terms import Definition, Ended, VersionRow


def row_of(version: models.ProcedureVersion) -> VersionRow:
    """The frozen value of a published version."""
    return VersionRow(
        id=version.id,
        procedure=version.procedure,
        number=version.number,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        digest=version.digest,
        definition=Definition.model_validate(version.definition),
        published_at=version.published_at,
    )


@lru_cache(maxsize=512)
def version(version_id: UUID) -> VersionRow:
    """A published version by id. Refuses: NotFound."""
    found = models.ProcedureVersion.objects.filter(id=version_id).first()
    if found is None:
        raise NotFound
    return row_of(found)


@kept
def _current_id(procedure: str, on: date) -> UUID | None:
    return in_force(on).filter(procedure=procedure).values_list("id", flat=True).first()


def current_version(procedure: str, on: date) -> VersionRow:
    """The version of that procedure in force on that day. Refuses: NotFound.

    A newly published version is seen within ten seconds by every process, and at once by the one that published it.
    """
    found = _current_id(procedure, on)
    if found is None:
        raise NotFound
    return version(found)


@kept
def versions(procedure: str) -> tuple[VersionRow, ...]:
    """Every version of a procedure, the oldest first."""
    rows = models.ProcedureVersion.objects.filter(procedure=procedure).order_by("number")
    return tuple(row_of(row) for row in rows)


def ended(procedure: str, on: date) -> Ended:
    """What became of a procedure whose last version is over on that day. Refuses: NotFound, where none is over."""
    last = max(versions(procedure), key=lambda row: row.valid_from, default=None)
    if last is None or last.valid_to is None or last.valid_to >= on:
        raise NotFound
    codes = following(procedure, settings.ENV.pack_path)
    found = next((held for code in codes if (held := _current_id(code, on)) is not None), None)
    return Ended(last.definition.title, last.valid_to, version(found) if found else None)


def forget_versions() -> None:
    """After publishing: what was kept in this process is read again."""
    forget_kept()
    version.cache_clear()


def in_force(on: date) -> QuerySet[models.ProcedureVersion]:
    """The versions in force on that day."""
    return models.ProcedureVersion.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)
