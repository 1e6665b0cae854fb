"""Asking for barriers: of a portal, with the day on which its keeper was told."""

from onedoor.base.actor import Actor
from onedoor.quality import models
from onedoor.quality.queries.attempts import reach_of
from onedoor.quality.terms.barriers import Barrier, How


def barriers(portal_code: str, *, seen_by: Actor) -> tuple[Barrier, ...]:
    """What is open now, then what was mended, the newest first. Refuses: NotFound (who reads no probes)."""
    reach_of(seen_by)
    found = models.Barrier.objects.filter(portal__code=portal_code).order_by("-seen_on", "page", "rule")
    return tuple(sorted(map(_barrier, found), key=lambda one: one.gone_on is not None))


def known(portal: models.Portal) -> tuple[Barrier, ...]:
    """Every one of that portal, for what is observed."""
    return tuple(map(_barrier, portal.barriers.order_by("id")))


def _barrier(one: models.Barrier) -> Barrier:
    how = How(one.how) if one.how else None
    return Barrier(one.page, one.rule, one.seen_on, one.told_on, one.gone_on, how, one.reference)
