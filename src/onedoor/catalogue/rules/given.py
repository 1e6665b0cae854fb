"""Answers that a machine gave: each as the form would have kept it, or what is wrong with it."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from onedoor.catalogue.rules.parsing import MOST_ROWS, parse_field
from onedoor.catalogue.rules.saved import ADDRESS_PARTS, WrongShape, as_typed
from onedoor.catalogue.terms import Definition, Field, FieldError, FieldType


def read_answers(
    definition: Definition, given: Mapping[str, JsonValue]
) -> tuple[dict[str, JsonValue], tuple[FieldError, ...]]:
    """Each answer in the one form that is kept (text in NFC, None for none), and everything that is no answer.

    Nothing is ignored: an unknown field, part or column is an error, and so is a file, which is attached instead.
    Whether an answer is needed and within bounds `check_answers` decides when all of them are there.
    """
    kept: dict[str, JsonValue] = {}
    errors: list[FieldError] = []
    for name, answer in given.items():
        field = definition.field(name)
        if field is None or (field.type is FieldType.FILE and answer is not None):
            errors.append(FieldError(name, None, "not_a_field"))
            continue
        errors += _strange(field, answer)
        try:
            kept[name], wrong = parse_field(field, as_typed(field, answer))
        except WrongShape as misshapen:
            wrong = (FieldError(name, None, misshapen.code),)
        errors += wrong
    return kept, tuple(errors)


def read_answer(field: Field, given: JsonValue) -> JsonValue:
    """What another register or procedure knows, as this field keeps it; None where it is no answer to this field."""
    try:
        kept, wrong = parse_field(field, as_typed(field, given))
    except WrongShape:
        return None
    return None if wrong else kept


def _strange(field: Field, answer: JsonValue) -> Iterator[FieldError]:
    """What a parser passes over in silence: parts and columns that the field does not have, rows beyond the last."""
    match field.type, answer:
        case FieldType.PERSON, dict():
            yield from _unknown(field, answer, set(field.parts))
            yield from _unknown(field, answer.get("residence"), set(ADDRESS_PARTS), "residence.")
        case FieldType.ADDRESS, dict():
            yield from _unknown(field, answer, set(ADDRESS_PARTS))
        case FieldType.TABLE, list():
            if len(answer) > MOST_ROWS:
                yield FieldError(field.id, None, "too_many_rows", (("limit", MOST_ROWS),))
            for number, row in enumerate(answer[:MOST_ROWS]):
                yield from _unknown(field, row, {column.id for column in field.columns}, f"{number}.")
        case _:
            return


def _unknown(field: Field, answer: JsonValue, known: set[str], before: str = "") -> Iterator[FieldError]:
    if isinstance(answer, dict):
        yield from (FieldError(field.id, before + name, "not_a_field") for name in answer if name not in known)
