"""Signing in, appointing, and acting for somebody else: the only writers of identity."""

from onedoor.identity.operations.deaths import name_heirs, register_death, take_back
from onedoor.identity.operations.mandates import (
    end_mandate,
    give_mandate,
    name_parents,
    register_organisation,
    take_organisations,
)
from onedoor.identity.operations.people import (
    Claims,
    appoint_officer,
    end_appointment,
    load_demo_people,
    named_person,
    sign_in,
)

__all__ = [
    "Claims",
    "appoint_officer",
    "end_appointment",
    "end_mandate",
    "give_mandate",
    "load_demo_people",
    "name_heirs",
    "name_parents",
    "named_person",
    "register_death",
    "register_organisation",
    "sign_in",
    "take_back",
    "take_organisations",
]
