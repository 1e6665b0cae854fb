"""One row or one key, sealed or wrapped anew; it is written only as it was read."""

import json

from django.db import connection, models

from onedoor.base.sealing import keys
from onedoor.base.sealing.envelope import KeyDestroyed, NotSealedHere, key_id
from onedoor.base.sealing.fields import BlindIndex, Closed, Open, Sealed
from onedoor.base.sealing.keys import Value, one
from onedoor.base.sealing.ring import ring

_STRIDE = 200


def seal_row(row: models.Model) -> int:
    """The row is sealed with the key in use of whose it is, unless somebody changed it just now.

    Returned is how many of its columns were not. What an older version wrote in the open is sealed too.
    """
    done = 0
    for field in row._meta.concrete_fields:
        if isinstance(field, Sealed):
            done += _seal(field, row)
    for field in row._meta.concrete_fields:
        if isinstance(field, BlindIndex) and (found := _index(field, row)) != row.__dict__[field.attname]:
            done += _write(row, field, found, row.__dict__[field.attname])
    return done


def rewrap() -> int:
    """Every key of a person is wrapped by the wrapping key in use; returned is how many were not."""
    former, done = [key.id for key in ring().wrapping[1:]], 0
    while former and (found := _wrapped_by(former)):
        for row in found:
            key, owner, drawer, wrapped, wrapped_by = row
            bound = keys.about(key, owner, drawer)
            by, anew = ring().wrap(ring().unwrap(wrapped_by, bytes(wrapped), bound), bound)
            one(
                "UPDATE base_datakey SET wrapped = %s, wrapped_by = %s WHERE id = %s AND wrapped_by = %s RETURNING 1",
                [anew, by, key, wrapped_by],
            )
            done += 1
    return done


def _wrapped_by(former: list[str]) -> list[keys.Row]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, owner, drawer, wrapped, wrapped_by FROM base_datakey"
            " WHERE wrapped_by = ANY(%s) AND destroyed_at IS NULL ORDER BY wrapped_by, id LIMIT %s",
            [former, _STRIDE],
        )
        return list(cursor.fetchall())


def _seal(field: Sealed, row: models.Model) -> int:
    kept = row.__dict__[field.attname]
    if not isinstance(kept, Closed | Open):
        return 0
    if isinstance(kept, Closed) and key_id(kept.sealed or bytes(17)) == field.key_of(row).id:
        return 0
    try:
        value = field.opened(row, kept) if isinstance(kept, Closed) else kept.value
    except (KeyDestroyed, NotSealedHere):
        return 0
    row.__dict__[field.attname] = value
    return _write(row, field, field.sealed(row, value).text, kept.text if isinstance(kept, Closed) else kept.value)


def _index(field: BlindIndex, row: models.Model) -> str:
    try:
        return field.made(row)
    except (KeyDestroyed, NotSealedHere):
        return str(row.__dict__[field.attname])


def _write(row: models.Model, field: "Sealed | BlindIndex", value: str, before: object) -> int:
    data = isinstance(field, Sealed) and field.plain == "JSONField"
    cast, told = ("::jsonb", [json.dumps(value), json.dumps(before)]) if data else ("", [value, str(before)])
    meta = row._meta
    found: list[Value] = [told[0], row.pk, told[1]]
    place = f'"{meta.db_table}" SET "{field.column}" = %s{cast} WHERE "{meta.pk.column}" = %s'
    return 1 if one(f'UPDATE {place} AND "{field.column}" = %s{cast} RETURNING 1', found) else 0
