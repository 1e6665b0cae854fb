"""What was filed in a period, as a table for measuring: no names, only the answers on which fees depend."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import connection

from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.dossiers.models import Dossier

if TYPE_CHECKING:
    import polars as pl

_TEXTS = ("agency", "procedure", "version", "channel", "facts")
Value = str | bool | date | list[str]


def filed(
    first: date, last: date, *, agencies: Sequence[str], procedures: Sequence[str] = ()
) -> tuple["pl.DataFrame", dict[str, Definition]]:
    """How many dossiers were filed each day, by agency, version, channel and fee facts; and the versions' definitions.

    `agencies`: with all that are below them; none named, all. `procedures`: none named, all. The table is fit for
    `fees.simulation`.
    """
    where = """
        FROM dossiers_dossier
        WHERE submitted_at >= %s::date::timestamp AT TIME ZONE %s
          AND submitted_at < (%s::date + 1)::timestamp AT TIME ZONE %s
          AND (%s OR agency = ANY(%s) OR agency LIKE ANY(%s))
          AND (%s OR procedure = ANY(%s))"""
    zone, below = settings.TIME_ZONE, [f"{agency}.%" for agency in agencies]
    values: list[Value] = [first, zone, last, zone, not agencies, list(agencies), below]
    values += [not procedures, list(procedures)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT version_id {where}", values)
        definitions = {str(row[0]): catalogue.version(UUID(str(row[0]))).definition for row in cursor.fetchall()}
        cursor.execute(
            "SELECT (submitted_at AT TIME ZONE %s)::date, agency, procedure, version_id::text, channel,"
            f" fee_facts::text, count(*) {where} GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6",
            [zone, *values],
        )
        rows = cursor.fetchall()
    import polars as pl  # noqa: PLC0415  Large; only who simulates pays for it.

    columns = {"day": pl.Date, **dict.fromkeys(_TEXTS, pl.String), "n": pl.Int64}
    return pl.DataFrame(rows, schema=columns, orient="row"), definitions


def filed_codes(
    first: date,
    last: date,
    *,
    agencies: Sequence[str],
    procedures: Sequence[str] = (),
    channel: str = "",
    at_most: int = 200,
) -> tuple[tuple[str, date, str, str, int], ...]:
    """The records behind a figure: code, day, procedure, channel and what was due, the newest first."""
    rows = Dossier.objects.filter(submitted_at__date__gte=first, submitted_at__date__lte=last)
    reached = rows.filter(agency__in=agencies) if agencies else rows
    for agency in agencies:
        reached = reached | rows.filter(agency__startswith=f"{agency}.")
    if procedures:
        reached = reached.filter(procedure__in=procedures)
    if channel:
        reached = reached.filter(channel=channel)
    found = reached.order_by("-submitted_at").values_list(
        "code", "submitted_at__date", "procedure", "channel", "payment_due"
    )
    return tuple(found[:at_most])
