"""Publishing: a checked definition becomes a version that never changes."""

import hashlib
import json
from pathlib import Path

from django.contrib.postgres.search import SearchVector
from django.db import IntegrityError, connection, transaction
from django.db.models import Value

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.operation import on_commit, operation
from onedoor.base.text import fold
from onedoor.catalogue import checking, queries
from onedoor.catalogue.errors import PackHasFaults, VersionNeverChanges, VersionsOverlap
from onedoor.catalogue.models import ProcedureVersion
from onedoor.catalogue.terms import Definition, VersionRow

_FAULTS_TOLD = 50


def digest(definition: Definition) -> str:
    """The SHA-256 of the definition's canonical JSON, in hexadecimal.

    The last day of validity is left out: that a version ends is told by the version after it. So is what a definition
    leaves to the format: when the format grows, what was published stays what it was.
    """
    form = definition.model_dump(mode="json", exclude={"valid_to"}, exclude_defaults=True)
    return hashlib.sha256(
        json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


@operation
def publish(definition: Definition, *, by: Actor) -> VersionRow:
    """The version is in force on its days and never changes; publishing the same again does nothing.

    Refuses: VersionNeverChanges, VersionsOverlap.
    """
    content = digest(definition)
    known = _locked(definition)
    if known is not None and known.digest != content and not _says_the_same(known, definition):
        raise VersionNeverChanges(procedure=definition.procedure, number=definition.version)
    if known is not None and known.valid_to == definition.valid_to:
        return queries.row_of(known)
    try:
        with transaction.atomic():
            known = _new(definition, content) if known is None else _until(known, definition)
    except IntegrityError:
        raise VersionsOverlap(procedure=definition.procedure, number=definition.version) from None
    queries.forget_cached()
    on_commit(queries.forget_cached)  # What was asked meanwhile, before the new version was true.
    audit.record(
        by=by,
        verb="catalogue.publish",
        subject=f"procedure:{definition.procedure}",
        facts={"version": definition.version, "digest": content},
    )
    return queries.row_of(known)


def _locked(definition: Definition) -> ProcedureVersion | None:
    """The version of that number, if there is one; nobody else publishes this procedure meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"catalogue.publish:{definition.procedure}"])
    return ProcedureVersion.objects.filter(procedure=definition.procedure, number=definition.version).first()


def _says_the_same(known: ProcedureVersion, definition: Definition) -> bool:
    """Whether what is stored, read in the format of today, is `definition`: the format may have grown since."""
    stored = Definition.model_validate(known.definition)
    return digest(stored) == digest(definition)


def _new(definition: Definition, content: str) -> ProcedureVersion:
    title = fold(f"{definition.title.vi} {definition.title.en}")
    everyday = fold(" ; ".join(word for words in definition.everyday_words.values() for word in words))
    outcome = fold(f"{definition.outcome.vi} {definition.outcome.en} {definition.sector.vi} {definition.procedure}")
    return ProcedureVersion.objects.create(
        procedure=definition.procedure,
        number=definition.version,
        valid_from=definition.valid_from,
        valid_to=definition.valid_to,
        digest=content,
        definition=definition.model_dump(mode="json"),
        published_at=clock.now(),
        life_events=list(definition.life_events),
        title_words=title,
        words=f"{title} ; {everyday}",
        search=SearchVector(Value(title), weight="A", config="simple")
        + SearchVector(Value(everyday), weight="B", config="simple")
        + SearchVector(Value(outcome), weight="C", config="simple"),
    )


def _until(known: ProcedureVersion, definition: Definition) -> ProcedureVersion:
    """The same version, with another last day."""
    known.valid_to = definition.valid_to
    known.definition = definition.model_dump(mode="json")
    known.save(update_fields=["valid_to", "definition"])
    return known


def load_procedures(folder: Path, *, by: Actor) -> tuple[VersionRow, ...]:
    """Every definition of the pack is published, the ones that end before the ones that follow.

    Refuses: PackHasFaults, VersionNeverChanges, VersionsOverlap.
    """
    definitions, faults = checking.check_pack(folder)
    if faults:
        raise PackHasFaults(faults=tuple(str(fault) for fault in faults[:_FAULTS_TOLD]))
    order = sorted(definitions, key=lambda item: (item.procedure, item.version))
    return tuple(publish(definition, by=by) for definition in order)
