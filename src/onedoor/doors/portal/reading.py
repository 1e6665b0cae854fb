"""Reading a form: what was typed becomes answers, and where it cannot, a sentence beside the input."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, FieldError, FieldType
from onedoor.doors.portal.field_sentences import field_sentence
from onedoor.doors.portal.typed import Typed, is_blank, typed


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form held: answers that can be kept (None takes one away), errors by input name, and all as typed."""

    answers: Mapping[str, JsonValue] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Typed] = field(default_factory=dict)


def read(fields: Iterable[Field], post: QueryDict) -> Reading:
    """Read the inputs of these fields, and of no other."""
    answers: dict[str, JsonValue] = {}
    errors: dict[str, str] = {}
    values: dict[str, Typed] = {}
    for one in fields:
        if one.type is FieldType.FILE:
            continue
        values[one.id] = typed(one, post)
        answer, wrong = parse(one, values[one.id], one.id)
        errors |= wrong
        if not wrong:
            answers[one.id] = answer
    return Reading(answers, errors, values)
