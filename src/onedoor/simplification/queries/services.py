"""The essential services, and the dossiers behind a figure."""

from datetime import date

from onedoor.base.actor import Actor
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms.handed import HandedIn
from onedoor.simplification.pack_files import costs
from onedoor.simplification.terms.costs import Essential


def essential_here(on: date) -> tuple[tuple[Essential, bool], ...]:
    """The essential services in order, and whether the catalogue has a version of each in force on that day."""
    here = {card.procedure for card in catalogue.services(on=on)}
    return tuple((one, not here.isdisjoint(one.procedures)) for one in costs().essential)


def records(procedure: str, first: date, last: date, part: str, *, seen_by: Actor) -> tuple[HandedIn, ...]:
    """The dossiers in which people handed that part in themselves, of the newest; the newest first.

    Refuses: NotFound.
    """
    return dossiers.handed_in(procedure, first, last, seen_by=seen_by, part=part)
