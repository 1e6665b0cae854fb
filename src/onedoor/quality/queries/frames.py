"""Who can be asked by a campaign: attempts that have ended and of which nobody was asked yet, by stratum."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.quality import pack_files
from onedoor.quality.models import Attempt, Invitation
from onedoor.quality.queries.attempts import begun, reach_of
from onedoor.quality.queries.instruments import JOURNEY
from onedoor.quality.queries.surveys import answered, ending
from onedoor.quality.rules.campaigns import place_below, place_of
from onedoor.quality.rules.weights import spread
from onedoor.quality.terms import Outcome
from onedoor.quality.terms.campaigns import Design, Ending
from onedoor.quality.terms.surveys import Crowded

_EARLIER = timedelta(days=365)
_ENOUGH = 30
"""From how many answers on it is known how much they spread."""


def reach_of_campaigns(seen_by: Actor) -> str:
    """Up to where the actor may survey; empty: the country. Refuses: NotFound."""
    reach = reach_of(seen_by)
    return "" if reach in pack_files.asking().surveyors else reach


def surveyable(first: date, last: date, *, seen_by: Actor) -> Mapping[str, int]:
    """By agency just below the actor's reach how many attempts of those days ended there. Refuses: NotFound."""
    reach = reach_of_campaigns(seen_by)
    found: Counter[str] = Counter()
    rows = _ended(first, last).values_list("agency").annotate(n=Count("id")).order_by()
    for agency, n in rows:
        if agency and place_of(agency, [reach] if reach else [agency]):
            found[place_below(agency, reach)] += n
    return dict(sorted(found.items()))


def check_reach(design: Design, seen_by: Actor) -> None:
    """The actor may survey all of those agencies. Refuses: NotFound."""
    reach = reach_of_campaigns(seen_by)
    if reach and any(not place_of(one, [reach]) for one in design.agencies):
        raise NotFound


def sizes(design: Design) -> Mapping[tuple[str, str, Ending], int]:
    """How many can be asked in each stratum."""
    found: Counter[tuple[str, str, Ending]] = Counter()
    rows = _askable(design).values_list("agency", "channel", "outcome", "troubled").annotate(n=Count("id")).order_by()
    for agency, channel, outcome, troubled, n in rows:
        place, how = place_of(agency, design.agencies), Ending(ending(outcome, troubled=troubled))
        if place and how in design.endings:
            found[place, channel, how] += n
    return found


def frame(design: Design) -> Iterator[tuple[str, str]]:
    """Stratum and journey of everybody who can be asked."""
    rows = _askable(design).values_list("agency", "channel", "outcome", "troubled", "journey")
    for agency, channel, outcome, troubled, journey in rows.iterator():
        how = ending(outcome, troubled=troubled)
        if (place := place_of(agency, design.agencies)) and how in design.endings:
            yield f"{place}|{channel}|{how}", journey


def crowd_of(design: Design) -> tuple[Crowded, ...]:
    """Everybody for whom the answers stand, asked before or not."""
    traits = ("agency", "channel", "outcome", "troubled", "device", "timing")
    found: Counter[tuple[str, str, str, str, str]] = Counter()
    rows = _ended(design.first, design.last).values_list(*traits).annotate(n=Count("id")).order_by()
    for agency, channel, outcome, troubled, device, timing, n in rows:
        how = ending(outcome, troubled=troubled)
        if (place := place_of(agency, design.agencies)) and how in design.endings:
            found[place, channel, how, device, timing] += n
    return tuple(
        Crowded(place, "", channel, how, n, device, timing)
        for (place, channel, how, device, timing), n in found.items()
    )


def spreads(design: Design) -> Mapping[str, float]:
    """By stratum how much earlier answers spread between satisfied and not, where at least thirty are known."""
    earlier = answered(design.first - _EARLIER, design.first - timedelta(days=1), seen_by=SYSTEM)
    said: dict[str, list[bool]] = {}
    for one in earlier:
        if place := place_of(one.agency, design.agencies):
            said.setdefault(f"{place}|{one.channel}|{one.ending}", []).append(one.answer.satisfaction >= 4)
    return {key: spread(some) for key, some in said.items() if len(some) >= _ENOUGH}


def _ended(first: date, last: date) -> QuerySet[Attempt]:
    return begun(first, last, SYSTEM).exclude(outcome=Outcome.OPEN)


def _askable(design: Design) -> QuerySet[Attempt]:
    asked = Invitation.objects.filter(journey=OuterRef("journey"), survey=JOURNEY)
    return _ended(design.first, design.last).exclude(agency="").filter(~Exists(asked))
