"""Asking for pictures of portals: those of probes on every page, those of experts once their assessment is settled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.quality.models import Evidence, Portal, Screenshot, Visit
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.queries.criteria import criteria_set
from onedoor.quality.queries.facts import read
from onedoor.quality.rules import assessing as rules
from onedoor.quality.terms.pictures import SHOWN_AS, Picture, Pictured, Published, Removal, Removed, TakeDown
from onedoor.quality.terms.probes import Facts, Level
from onedoor.quality.terms.rounds import OWN


def may_take_down(found: Screenshot | Evidence, by: Actor) -> bool:
    """Whether the actor runs the measuring from which that picture is."""
    if isinstance(found, Evidence):
        return rules.coordinates(by, (found.portal.round.agency,))
    return rules.coordinates(by, criteria_set(clock.today()).run_by)


def pictures_of(visit: Visit | None) -> tuple[Picture, ...]:
    """What a visit in a browser showed, in that order."""
    if visit is None:
        return ()
    return tuple(_picture(one) for one in visit.screenshots.order_by("nth"))


def pictured(agency: str, first: date, last: date) -> tuple[Pictured, ...]:
    """The agency's portals as the newest visit of those days showed them; no agency: this installation's own portal."""
    portals = Portal.objects.filter(agency=agency) if agency else Portal.objects.filter(code=OWN)
    begins, ends = (datetime.combine(day, time.min, clock.law_zone()) for day in (first, last + timedelta(days=1)))
    seen = Visit.objects.filter(visited_at__gte=begins, visited_at__lt=ends, screenshots__isnull=False)
    found = []
    for portal in portals.order_by("code"):
        visit = seen.filter(portal=portal).order_by("-visited_at").first()
        if visit is not None and visit.visited_at is not None:
            found.append(Pictured(portal.code, portal.url, visit.visited_at, _facts(visit), pictures_of(visit)))
    return tuple(found)


def _facts(visit: Visit) -> Facts:
    """What the browser saw, beside what the plain visit of the same round did."""
    opened = read(visit.facts)
    plain = Visit.objects.filter(round=visit.round_id, portal=visit.portal_id, level=Level.STATIC).exclude(facts=None)
    before = plain.first()
    return replace(read(before.facts), browser=opened.browser) if before else opened


def screenshot(picture_id: UUID, *, seen_by: Actor) -> bytes:
    """The bytes of a probe's picture, for who reads what probes saw. Refuses: NotFound, BytesChanged."""
    reach_of(seen_by)
    found = Screenshot.objects.filter(id=picture_id, removed_at=None).first()
    if found is None:
        raise NotFound
    return files.read(found.stored_as, found.sha256)


def to_take_down(picture_id: UUID, *, seen_by: Actor) -> TakeDown:
    """A picture, there or gone, for who may take it down. Refuses: NotFound."""
    probes = Screenshot.objects.select_related("visit__portal").filter(id=picture_id).first()
    if probes is not None and may_take_down(probes, seen_by):
        code = probes.visit.portal.code
        return TakeDown(probes.id, probes.url, probes.taken_at, probes.sha256, portal=code, removed=removed(probes))
    experts = Evidence.objects.select_related("portal__round").filter(id=picture_id).first()
    if experts is None or not may_take_down(experts, seen_by):
        raise NotFound
    return TakeDown(
        experts.id, experts.portal.address, experts.uploaded_at, experts.sha256, assessed=experts.portal_id,
        removed=removed(experts),
    )  # fmt: skip


def published_picture(picture_id: UUID) -> Published:
    """A picture that stands on a public page now. Refuses: NotFound."""
    found = _published(picture_id)
    kind = found.media_type if isinstance(found, Evidence) else SHOWN_AS
    return Published(found.id, kind, found.sha256)


def published_bytes(picture_id: UUID) -> bytes:
    """Its bytes. Refuses: NotFound, BytesChanged."""
    found = _published(picture_id)
    return files.read(found.stored_as, found.sha256)


def _published(picture_id: UUID) -> Screenshot | Evidence:
    """What an agency sent stays between it and the adjudicator; pictures of nobody's portal (the zoo) are not shown."""
    of_somebody = Q(visit__portal__code=OWN) | ~Q(visit__portal__agency="")
    settled = Q(portal__settled_at__isnull=False, assessment__isnull=False)
    shown: Sequence[QuerySet[Screenshot] | QuerySet[Evidence]] = (
        Screenshot.objects.filter(of_somebody),
        Evidence.objects.filter(settled),
    )
    found = next((row for some in shown if (row := some.filter(id=picture_id, removed_at=None).first())), None)
    if found is None:
        raise NotFound
    return found


def removed(one: Screenshot | Evidence) -> Removed | None:
    """What became of a file; None while it is there."""
    if one.removed_at is None:
        return None
    return Removed(one.removed_at, Removal(one.removal), one.removed_for)


def _picture(one: Screenshot) -> Picture:
    return Picture(one.id, one.url, one.step, one.width, one.taken_at, one.sha256, removed(one))
