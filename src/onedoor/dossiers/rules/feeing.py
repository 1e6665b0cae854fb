"""Which answers of a dossier may be counted in the open: those on which what is due depends, and no name or number."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedoor.catalogue.terms import Definition, FieldType
from onedoor.fees.rules import fee_facts

_NAMES = frozenset({FieldType.PERSON, FieldType.NAME, FieldType.CITIZEN_NUMBER})


def fee_answers(definition: Definition, answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Those answers; of a table, how many rows there are."""
    found: dict[str, JsonValue] = {}
    for name in sorted(fee_facts(definition)):
        field, value = definition.field(name), answers.get(name)
        if field is None or value is None or field.type in _NAMES:
            continue
        if field.type is FieldType.TABLE:
            value = [0] * len(value) if isinstance(value, list) else None
        if value is not None:
            found[name] = value
    return found
