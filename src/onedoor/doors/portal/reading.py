"""Reading a form: what was typed becomes answers, and where it cannot, a sentence beside the input."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, FieldError, FieldType
from onedoor.doors.portal.field_sentences import input_name, sentence_for
from onedoor.doors.portal.typed import Typed


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers that can be kept (None takes one away) and errors in words by input name."""

    answers: Mapping[str, JsonValue] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldError, ...] = ()


def read(fields: Iterable[Field], typed: Mapping[str, Typed]) -> Reading:
    """Read these fields, and no other. A blank one takes its answer away; of a person, the right parts are kept."""
    answers: dict[str, JsonValue] = {}
    errors: dict[str, str] = {}
    faults: list[FieldError] = []
    for one in fields:
        if one.type is FieldType.FILE:
            continue
        value = typed.get(one.id, "")
        answer, wrong = rules.parse_field(one, value)
        faults += wrong
        errors |= {input_name(error): sentence_for(error) for error in wrong}
        if answer is not None or not wrong:
            answers[one.id] = answer
    return Reading(answers, errors, tuple(faults))
