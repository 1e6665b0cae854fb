"""What was done to dossiers, step by step: an event log for reading out how a procedure runs. No names, no answers."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotFound

if TYPE_CHECKING:
    import polars as pl

_CLOSED = """
dossier.closed_at >= %s::date::timestamp AT TIME ZONE %s
AND dossier.closed_at < (%s::date + 1)::timestamp AT TIME ZONE %s
AND (%s OR dossier.agency = %s OR dossier.agency LIKE %s)
"""
_SQL = f"""
SELECT dossier.id::text AS dossier, dossier.version_id::text AS version, step.number, step.move, step.at,
       md5(step.by_id::text) AS actor, step.by_quality AS quality,
       lag(step.stage) OVER (PARTITION BY step.dossier_id ORDER BY step.number) AS stage, step.due_at,
       EXISTS (SELECT 1 FROM dossiers_document result WHERE result.dossier_id = dossier.id
               AND result.kind = 'result' AND result.withdrawn_at IS NOT NULL)::int AS undone
FROM dossiers_dossier dossier JOIN dossiers_step step ON step.dossier_id = dossier.id
WHERE dossier.procedure = %s AND {_CLOSED}
ORDER BY dossier.id, step.number
"""  # noqa: S608  Both parts stand in this file.
_COLUMNS = ["dossier", "version", "number", "move", "at", "actor", "quality", "stage", "due_at", "undone"]


def steps_done(procedure: str, first: date, last: date, *, seen_by: Actor) -> "pl.DataFrame":
    """Every step of the dossiers of that procedure that were closed in the period.

    `stage` is where it was done, `undone` whether a result of the dossier was withdrawn or corrected later.

    Leaders and auditors see those of their own agency and below it, the system all. Refuses: NotFound.
    """
    import polars as pl  # noqa: PLC0415  Large; only who looks at a whole procedure pays for it.

    with connection.cursor() as cursor:
        cursor.execute(_SQL, [procedure, *_closed(first, last, seen_by)])
        rows = cursor.fetchall()
    texts = dict.fromkeys(("dossier", "version", "move", "actor", "quality", "stage"), pl.String)
    moments = dict.fromkeys(("at", "due_at"), pl.Datetime("us", "UTC"))
    schema = {name: (texts | moments | {"number": pl.Int32, "undone": pl.Int32})[name] for name in _COLUMNS}
    return pl.DataFrame(rows, schema=schema, orient="row")


def procedures_closed(first: date, last: date, *, seen_by: Actor) -> tuple[tuple[str, int], ...]:
    """The procedures with dossiers closed in the period and how many, the most first. Refuses: NotFound."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT procedure, count(*) FROM dossiers_dossier dossier WHERE {_CLOSED} GROUP BY 1 ORDER BY 2 DESC, 1",  # noqa: S608  The condition is this file's own.
            _closed(first, last, seen_by),
        )
        return tuple((str(code), int(n)) for code, n in cursor.fetchall())


def _closed(first: date, last: date, by: Actor) -> list[str | date | bool]:
    """The values of `_CLOSED`. Refuses: NotFound."""
    everywhere = by.quality is Quality.SYSTEM
    if not everywhere and not (by.is_officer and by.agency and by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    zone, agency = settings.TIME_ZONE, by.agency or ""
    return [first, zone, last, zone, everywhere, agency, f"{agency}.%"]
