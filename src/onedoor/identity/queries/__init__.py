"""What one may ask about people, officers and mandates."""

from onedoor.identity.queries.mandates import (
    died,
    kinds_seen,
    mandates,
    may_act_for,
    organisation,
    organisation_of,
    principals,
)
from onedoor.identity.queries.people import (
    actor,
    appointments,
    carriers,
    holders,
    known_as,
    named,
    officers,
    person,
    person_named,
    population_record,
    represented_by,
    units_of_officers,
)

__all__ = [
    "actor",
    "appointments",
    "carriers",
    "died",
    "holders",
    "kinds_seen",
    "known_as",
    "mandates",
    "may_act_for",
    "named",
    "officers",
    "organisation",
    "organisation_of",
    "person",
    "person_named",
    "population_record",
    "principals",
    "represented_by",
    "units_of_officers",
]
