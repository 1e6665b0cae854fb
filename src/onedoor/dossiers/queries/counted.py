"""How many dossiers of which kind in a period, how long they waited for whom, and which moves were to be told."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection

from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.dossiers import terms
from onedoor.dossiers.terms import DossierCounts, ToldMove, TurnTime, UnitTime

_COUNTED = """
WITH filed AS (
    SELECT d.agency, d.procedure, count(*) AS filed,
           count(*) FILTER (WHERE d.channel = 'online') AS online,
           count(*) FILTER (WHERE d.channel = 'online' AND d.client IS NULL AND s.by_quality = 'citizen') AS alone,
           count(*) FILTER (WHERE jsonb_path_exists(d.sources, '$.* ? (@.name == "vault")')) AS reusing
    FROM dossiers_dossier d JOIN dossiers_step s ON s.dossier_id = d.id AND s.move = 'submit'
    WHERE d.submitted_at >= %(begins)s AND d.submitted_at < %(ends)s GROUP BY 1, 2
), decided AS (
    SELECT d.agency, d.procedure, count(*) AS decided,
           count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM dossiers_supplement a WHERE a.dossier_id = d.id))
               AS right_first,
           count(*) FILTER (WHERE d.due_at IS NULL OR d.handled_at <= d.due_at) AS in_time,
           count(*) FILTER (WHERE d.outcome = 'granted') AS granted,
           count(*) FILTER (WHERE d.outcome = 'granted' AND EXISTS (
               SELECT 1 FROM dossiers_document f WHERE f.dossier_id = d.id AND f.kind = 'result'
               AND f.stored_as <> '' AND NOT f.to_sign AND f.withdrawn_at IS NULL)) AS electronic
    FROM dossiers_dossier d
    WHERE d.handled_at >= %(begins)s AND d.handled_at < %(ends)s GROUP BY 1, 2
), late AS (
    SELECT d.agency, d.procedure, count(*) AS overdue FROM dossiers_dossier d
    WHERE d.due_at < %(ends)s AND d.submitted_at < %(ends)s
      AND (d.handled_at IS NULL OR d.handled_at >= %(ends)s) AND (d.closed_at IS NULL OR d.closed_at >= %(ends)s)
      AND NOT EXISTS (SELECT 1 FROM dossiers_supplement a WHERE a.dossier_id = d.id AND a.asked_at < %(ends)s
                      AND (a.closed_at IS NULL OR a.closed_at >= %(ends)s))
    GROUP BY 1, 2
), fetched AS (
    SELECT d.agency, d.procedure, count(*) AS returned,
           count(*) FILTER (WHERE d.channel = 'counter')
           + count(*) FILTER (WHERE s.remark = 'counter') AS trips
    FROM dossiers_dossier d JOIN dossiers_step s ON s.dossier_id = d.id AND s.move = 'deliver'
    WHERE s.at >= %(begins)s AND s.at < %(ends)s GROUP BY 1, 2
)
SELECT agency, procedure, coalesce(filed, 0), coalesce(online, 0), coalesce(alone, 0), coalesce(reusing, 0),
       coalesce(decided, 0), coalesce(right_first, 0), coalesce(in_time, 0), coalesce(granted, 0),
       coalesce(electronic, 0), coalesce(overdue, 0), coalesce(returned, 0), coalesce(trips, 0)
FROM filed FULL JOIN decided USING (agency, procedure) FULL JOIN late USING (agency, procedure)
FULL JOIN fetched USING (agency, procedure)
ORDER BY agency, procedure
"""
_TURNS = """
SELECT agency, procedure, turn, sum(extract(epoch FROM next_at - at))::float8, count(DISTINCT dossier_id)
FROM (
    SELECT d.agency, d.procedure, d.handled_at, s.dossier_id, s.turn, s.at,
           lead(s.at) OVER (PARTITION BY s.dossier_id ORDER BY s.number) AS next_at
    FROM dossiers_step s JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE d.handled_at >= %(begins)s AND d.handled_at < %(ends)s
) way
WHERE next_at IS NOT NULL AND next_at <= handled_at
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_UNITS = """
SELECT way.agency, way.procedure, of.unit, sum(extract(epoch FROM next_at - at))::float8
FROM (
    SELECT d.agency, d.procedure, d.handled_at, s.turn, s.at,
           lead(s.at) OVER (PARTITION BY s.dossier_id ORDER BY s.number) AS next_at,
           lead(s.by_id) OVER (PARTITION BY s.dossier_id ORDER BY s.number) AS next_by
    FROM dossiers_step s JOIN dossiers_dossier d ON d.id = s.dossier_id
    WHERE d.handled_at >= %(begins)s AND d.handled_at < %(ends)s
) way JOIN unnest(%(officers)s::uuid[], %(units)s::text[]) of(officer, unit) ON of.officer = way.next_by
WHERE turn = 'ours' AND next_at <= handled_at AND starts_with(of.unit, way.agency || '.')
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_MOVES = """
SELECT d.code, d.agency, d.procedure, s.move FROM dossiers_step s JOIN dossiers_dossier d ON d.id = s.dossier_id
WHERE s.at >= %(begins)s AND s.at < %(ends)s AND s.move = ANY(%(moves)s) ORDER BY d.code, s.number
"""
_TELLS: Mapping[str, str] = {
    terms.SUBMIT.name: "submitted",
    terms.RECEIVE.name: "received",
    terms.REFUSE.name: "refused",
    terms.ASK_SUPPLEMENT.name: "supplement_asked",
    terms.ASK_PAYMENT.name: "payment_asked",
    terms.DECIDE.name: "decided",
    terms.DELIVER.name: "delivered",
    terms.POSTPONE.name: "overdue_apology",
    terms.CONFIRM_WITHDRAWAL.name: "withdrawal_confirmed",
}


def window(first: date, last: date, seen_by: Actor) -> dict[str, datetime | list[str] | str | int]:
    """Two days, both in it, as moments, with what else the statements ask. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    days = (first, last + timedelta(days=1))
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in days)
    return {"begins": begins, "ends": ends, "moves": list(_TELLS), "zone": str(clock.law_zone())}


def counted(first: date, last: date, *, seen_by: Actor) -> tuple[DossierCounts, ...]:
    """By agency and procedure, from one day to another, both in it. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, window(first, last, seen_by))
        return tuple(DossierCounts(*row) for row in cursor.fetchall())


def turn_times(first: date, last: date, *, seen_by: Actor) -> tuple[TurnTime, ...]:
    """For whom the dossiers decided in the period had waited until then. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_TURNS, window(first, last, seen_by))
        return tuple(TurnTime(*row) for row in cursor.fetchall())


def unit_times(first: date, last: date, units: Mapping[UUID, str], *, seen_by: Actor) -> tuple[UnitTime, ...]:
    """The same by unit: a wait belongs to the unit of the officer who ended it. `units`: of each officer, its place.

    Refuses: NotFound (not the system).
    """
    asked = {**window(first, last, seen_by), "officers": list(units), "units": list(units.values())}
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, asked)
        return tuple(UnitTime(*row) for row in cursor.fetchall())


def told_moves(first: date, last: date, *, seen_by: Actor) -> Iterator[ToldMove]:
    """Every move of the period of which the applicant is to be told. Refuses: NotFound (not the system)."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVES, window(first, last, seen_by))
        while rows := cursor.fetchmany(500):
            yield from (ToldMove(code, agency, procedure, _TELLS[move]) for code, agency, procedure, move in rows)
