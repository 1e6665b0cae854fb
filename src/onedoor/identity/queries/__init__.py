"""What one may ask about people, officers and mandates."""

from onedoor.identity.queries.mandates import mandates, may_act_for, organisation, principals
from onedoor.identity.queries.people import (
    actor,
    appointments,
    known_as,
    named,
    officers,
    person,
    population_record,
)

__all__ = [
    "actor",
    "appointments",
    "known_as",
    "mandates",
    "may_act_for",
    "named",
    "officers",
    "organisation",
    "person",
    "population_record",
    "principals",
]
