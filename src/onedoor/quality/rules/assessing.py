"""Who assesses whom, when two ratings stand and which, how far an assessment is, and who may look at it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from onedoor.base.actor import Actor, Role
from onedoor.quality.errors import TooFewAssessors
from onedoor.quality.terms.assessments import ADJUDICATOR, ASSESSORS, SEEN_BY_AGENCY, Assessor, Stage, View
from onedoor.quality.terms.experts import Beside, Criterion


def passed(criterion: Criterion, rating: str) -> bool | None:
    """Whether the rating counts as passed; None where it counts neither way."""
    if rating in (Beside.NOT_APPLICABLE, Beside.UNABLE):
        return None
    return rating in criterion.values and rating >= criterion.passes_from


def differ(criterion: Criterion, first: str, second: str, allowed: int) -> bool:
    """Whether a third person has to decide: too far apart, one passes and the other not, or not of one kind."""
    if first == second:
        return False
    if first in criterion.values and second in criterion.values:
        apart = abs(int(first) - int(second))
        return apart > allowed or passed(criterion, first) is not passed(criterion, second)
    return True


def agreed(first: str, second: str) -> str:
    """What stands where nobody has to decide: the lower one, which counts the same."""
    return min(first, second)


def is_of(agencies: Sequence[str], portal: str) -> bool:
    """Whether one of those agencies is the portal's own, above it or below it."""
    return any(
        one == portal or one.startswith(f"{portal}.") or portal.startswith(f"{one}.") for one in agencies
    )  # fmt: skip


def assigned(portals: Sequence[str], assessors: Sequence[Assessor], seed: int) -> dict[str, tuple[UUID, ...]]:
    """Two assessors and an adjudicator for each portal: by the seed's draw, with even loads, none at home.

    The same seed and the same people give the same, whoever asks. Refuses: TooFewAssessors.
    """
    load: Counter[tuple[UUID, bool]] = Counter()
    found: dict[str, tuple[UUID, ...]] = {}
    for portal in sorted(portals, key=lambda one: _drawn(seed, one)):
        if sum(not is_of(one.agencies, portal) for one in assessors) <= len(ASSESSORS):
            raise TooFewAssessors(agency=portal)
        chosen: tuple[UUID, ...] = ()
        for place in (*ASSESSORS, ADJUDICATOR):
            chosen = (*chosen, drawn(portal, place, assessors, chosen, load, seed))
            load[chosen[-1], place == ADJUDICATOR] += 1
        found[portal] = chosen
    return found


def drawn(
    portal: str,
    place: int,
    assessors: Sequence[Assessor],
    taken: Collection[UUID],
    load: Mapping[tuple[UUID, bool], int],
    seed: int,
) -> UUID:
    """Who gets that place at that portal: of those with least to do, by lot; nobody at home or who has had a place.

    `load` counts what each has to do, apart for judging and deciding. Refuses: TooFewAssessors.
    """
    free = [one.id for one in assessors if one.id not in taken and not is_of(one.agencies, portal)]
    if not free:
        raise TooFewAssessors(agency=portal)
    decides = place == ADJUDICATOR
    return min(free, key=lambda one: (load.get((one, decides), 0), _drawn(seed, portal, one, place)))


def _drawn(*parts: object) -> str:
    """A place in the draw that nobody can choose."""
    return sha256("|".join(map(str, parts)).encode()).hexdigest()


def stage(
    handed_in: int, finished_at: datetime | None, *, reply_over: bool, settled_at: datetime | None
) -> Stage:  # fmt: skip
    """How far the assessment of a portal is."""
    if settled_at is not None:
        return Stage.SETTLED
    if finished_at is not None:
        return Stage.ANSWERING if reply_over else Stage.REPLYING
    return Stage.ADJUDICATING if handed_in >= len(ASSESSORS) else Stage.ASSESSING


def reply_over(until: date | None, ended_at: datetime | None, today: date) -> bool:
    """Whether the agency has said what it wanted, or had its time."""
    return ended_at is not None or (until is not None and today > until)


def view_of(by: Actor, *, portal: str, run_by: str, places: Mapping[UUID, int], at: Stage) -> View | None:
    """In what part `by` may look at both ratings; None: for them there is nothing."""
    if not by.is_officer or at is Stage.ASSESSING:
        return None
    place = places.get(by.id) if by.id else None
    if place is not None and by.has(Role.ASSESSOR):
        return View.ADJUDICATOR if place == ADJUDICATOR else View.ASSESSOR
    if coordinates(by, (run_by,)):
        return View.COORDINATOR
    if at in SEEN_BY_AGENCY and by.agency == portal and by.has(Role.LEADER, Role.AUDITOR):
        return View.AGENCY
    return None


def coordinates(by: Actor, run_by: Sequence[str]) -> bool:
    """Whether `by` runs rounds: an auditor of an agency that does."""
    return by.is_officer and by.has(Role.AUDITOR) and by.agency in run_by


def is_address(text: str) -> bool:
    """Whether somebody could open that in a browser."""
    found = urlsplit(text)
    return found.scheme in ("http", "https") and bool(found.hostname)
