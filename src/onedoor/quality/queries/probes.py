"""Asking about probes. They saw what any visitor could see, so every leader and auditor may read all of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.quality import models
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.queries.barriers import known
from onedoor.quality.queries.facts import read
from onedoor.quality.queries.pictures import pictures_of
from onedoor.quality.terms.barriers import Barrier
from onedoor.quality.terms.pictures import Picture
from onedoor.quality.terms.probes import Facts, Level, Reached, Slot
from onedoor.quality.terms.rounds import Going, RoundRow, Visited

_UNWELCOME = (Reached.BARRED_BY_ROBOTS.value, Reached.NOT_ALLOWED.value)
_MOST_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class PortalView:
    """A portal, a visit to it, the rounds in which it was visited, and the slots of the last days."""

    code: str
    agency: str
    url: str
    mark: str
    source: str
    visit: Visited | None
    rounds: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a portal in some days: `round`, the newest; `slots`, one for all vantage points together."""

    portal: models.Portal
    visits: tuple[Facts, ...]
    round: str
    slots: tuple[Slot, ...]
    barriers: tuple[Barrier, ...] = ()


def watched(begins: datetime, vantage: str) -> QuerySet[models.Portal]:
    """Portals on the list that nobody looked at in that slot from there: of those that were visited and let us in."""
    newest = models.Visit.objects.filter(portal=OuterRef("pk")).exclude(visited_at=None).order_by("-visited_at")
    looked = models.Slot.objects.filter(portal=OuterRef("pk"), begins_at=begins, vantage=vantage)
    found = models.Portal.objects.filter(watched=True).annotate(ended=Subquery(newest.values("reached")[:1]))
    return found.exclude(ended=None).exclude(ended__in=_UNWELCOME).exclude(Exists(looked)).order_by("code")


def rounds(*, seen_by: Actor) -> tuple[RoundRow, ...]:
    """The newest rounds, the newest first. Refuses: NotFound."""
    reach_of(seen_by)
    return tuple(_round(one) for one in models.Round.objects.order_by("-begun_at", "-name")[:_MOST_ROUNDS])


def round_of(name: str, *, seen_by: Actor) -> RoundRow:
    """The round of that name. Refuses: NotFound."""
    return _round(_found(name, seen_by))


def visits(name: str, *, seen_by: Actor) -> tuple[Visited, ...]:
    """What a round saw, by portal. Refuses: NotFound."""
    found = list(_found(name, seen_by).visits.select_related("portal").order_by("portal__code", "level"))
    opened = {one.portal_id: one for one in found if one.level == Level.BROWSER}
    return tuple(_visited(one, opened.get(one.portal_id)) for one in found if one.level == Level.STATIC)


def portal(code: str, *, seen_by: Actor, in_round: str = "", days: int = 1) -> PortalView:
    """One portal as it was in that round, or the last time, with its slots of so many days. Refuses: NotFound."""
    reach_of(seen_by)
    found = models.Portal.objects.filter(code=code).first()
    if found is None:
        raise NotFound
    made = found.visits.exclude(visited_at=None).filter(level=Level.STATIC).order_by("-visited_at")
    shown = made.filter(round__name=in_round) if in_round else made
    newest = shown.select_related("portal").first()
    opened = _opened(newest) if newest else None
    if in_round and newest is None:
        raise NotFound
    since = clock.now() - timedelta(days=days)
    slots = models.Slot.objects.filter(portal=found, begins_at__gt=since).order_by("begins_at", "vantage")
    return PortalView(
        found.code,
        found.agency,
        found.url,
        found.mark,
        found.source,
        _visited(newest, opened, pictures_of(opened)) if newest else None,
        tuple(made.values_list("round__name", flat=True)[:_MOST_ROUNDS]),
        tuple(_slot(one) for one in slots),
    )


def seen_between(first: date, last: date) -> Iterator[Seen]:
    """By portal, what was seen of it in those days; for what is observed, not for people."""
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    for found in models.Portal.objects.order_by("code"):
        made = found.visits.filter(visited_at__gte=begins, visited_at__lt=ends).order_by("visited_at")
        told = list(made.values_list("facts", "round__name"))
        looked = found.slots.filter(begins_at__gte=begins, begins_at__lt=ends).values_list("begins_at")
        voted = looked.annotate(up=Count("id", filter=Q(ok=True)), n=Count("id")).order_by("begins_at")
        slots = tuple(Slot(at, "", 2 * up > n, Reached.UNKNOWN) for at, up, n in voted)
        yield Seen(found, tuple(read(facts) for facts, _ in told), told[-1][1] if told else "", slots, known(found))


def _found(name: str, seen_by: Actor) -> models.Round:
    reach_of(seen_by)
    found = models.Round.objects.filter(name=name).first()
    if found is None:
        raise NotFound
    return found


def _round(one: models.Round) -> RoundRow:
    counted = one.visits.aggregate(of=Count("id"), made=Count("visited_at"))
    return RoundRow(
        one.name, Level(one.level), one.vantage, one.begun_at, one.ended_at, Going(counted["made"], counted["of"])
    )


def _opened(one: models.Visit) -> models.Visit | None:
    """The visit in a browser that belongs to it."""
    return models.Visit.objects.filter(round=one.round_id, portal=one.portal_id, level=Level.BROWSER).first()


def _visited(one: models.Visit, opened: models.Visit | None, pictures: tuple[Picture, ...] = ()) -> Visited:
    facts = read(one.facts) if one.facts is not None else None
    if facts is not None and opened is not None and opened.facts is not None:
        facts = replace(facts, browser=read(opened.facts).browser)
    return Visited(one.portal.code, one.portal.agency, one.portal.url, one.visited_at, facts, pictures)


def _slot(one: models.Slot) -> Slot:
    return Slot(one.begins_at, one.vantage, one.ok, Reached(one.reached))
