"""One row by its key, a new row, a changed row: statements that are composed once for each table, and then only run.

Django composes a statement anew at each use, and half of the time of an act went there (decision 16). Values pass
through the fields' own conversions, so that a field means here what it means in every other query.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

M = TypeVar("M", bound=models.Model)


def row(model: type[M], *, locked: bool = False, **key: object) -> M | None:
    """The row whose `key` (one field, unique) has that value, locked until the transaction ends if `locked`."""
    ((name, value),) = key.items()
    statement, names, conversions = _selection(model, name, locked=locked)
    with connection.cursor() as cursor:
        cursor.execute(statement, [_written(model, name, value)])
        found = cursor.fetchone()
    if found is None:
        return None
    values = list(found)
    for index, convert in conversions:
        values[index] = convert(values[index], None, connection)
    return model.from_db(connection.alias, names, values)


def insert(new: models.Model) -> None:
    """The row stands in its table. Raises IntegrityError where it may not, also where its key is there already."""
    model = type(new)
    values = [field.pre_save(new, add=True) for field in model._meta.concrete_fields]
    left_out = tuple(index for index, value in enumerate(values) if isinstance(value, DatabaseDefault))
    with connection.cursor() as cursor:
        cursor.execute(*_insertion(model, left_out, values))
    new._state.adding, new._state.db = False, connection.alias


def update(changed: models.Model, names: Sequence[str]) -> None:
    """The fields of those names are written to the row, which is there."""
    fields = _fields(type(changed), tuple(names))
    values = [_prepared(field, field.pre_save(changed, add=False)) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_change(type(changed), tuple(names)), [*values, changed.pk])
        if cursor.rowcount != 1:
            raise ObjectDoesNotExist


_AS_THEY_ARE = frozenset(
    {models.CharField, models.TextField, models.UUIDField, models.DateTimeField, models.BooleanField}
    | {models.PositiveIntegerField, models.PositiveSmallIntegerField, models.BigIntegerField, models.IntegerField}
)
"""Kinds of fields whose values the driver takes as our code holds them."""


def _prepared(field: models.Field[Any, Any], value: object) -> Any:  # noqa: ANN401  Each field makes of its value what the driver takes: a text, a number, a Jsonb.
    return value if type(field) in _AS_THEY_ARE else field.get_db_prep_save(value, connection)


def _insertion(model: type[models.Model], left_out: tuple[int, ...], values: list[object]) -> tuple[str, list[Any]]:
    statement, fields = _new_row(model, left_out)
    given = [value for index, value in enumerate(values) if index not in left_out] if left_out else values
    return statement, [_prepared(field, value) for field, value in zip(fields, given, strict=True)]


def _written(model: type[models.Model], name: str, value: object) -> Any:  # noqa: ANN401  A key may be a UUID, a text or a number, as its field has it.
    return _fields(model, (name,))[0].get_db_prep_value(value, connection)


def _quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(fields: Sequence[models.Field[Any, Any]]) -> list[str]:
    return [connection.ops.quote_name(str(field.column)) for field in fields]


@lru_cache(maxsize=256)
def _selection(model: type[models.Model], name: str, *, locked: bool) -> tuple[str, list[str], list[tuple[int, Any]]]:
    fields = model._meta.concrete_fields
    (where,) = _columns(_fields(model, (name,)))
    statement = f"SELECT {', '.join(_columns(fields))} FROM {_quoted(model)} WHERE {where} = %s"  # noqa: S608  Only quoted names of a table and its columns are put in; the key is a parameter.
    conversions = [
        (index, convert)
        for index, field in enumerate(fields)
        for convert in (
            *connection.ops.get_db_converters(field.cached_col),
            *field.get_db_converters(connection),
        )
    ]
    return statement + (" FOR UPDATE" if locked else ""), [field.attname for field in fields], conversions


@lru_cache(maxsize=256)
def _new_row(model: type[models.Model], left_out: tuple[int, ...]) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    """The statement and its fields; what is left out gets the default that the database holds."""
    fields = tuple(field for index, field in enumerate(model._meta.concrete_fields) if index not in left_out)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(model)} ({', '.join(_columns(fields))}) VALUES ({places})"  # noqa: S608  Quoted column names of the model and places; every value is a parameter.
    return statement, fields


@lru_cache(maxsize=256)
def _fields(model: type[models.Model], names: tuple[str, ...]) -> tuple[models.Field[Any, Any], ...]:
    by_name = {field.name: field for field in model._meta.concrete_fields}
    return tuple(by_name[name] for name in names)


@lru_cache(maxsize=256)
def _change(model: type[models.Model], names: tuple[str, ...]) -> str:
    settings = ", ".join(f"{column} = %s" for column in _columns(_fields(model, names)))
    key = connection.ops.quote_name(str(model._meta.pk.column))
    return f"UPDATE {_quoted(model)} SET {settings} WHERE {key} = %s"  # noqa: S608  Quoted names of changed columns; new values and key are parameters.
