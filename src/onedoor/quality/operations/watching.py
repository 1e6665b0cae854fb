"""Watching: whether portals answer, in slots of five minutes, with one retry, from named vantage points."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from onedoor.base import clock
from onedoor.quality import pack_files
from onedoor.quality.models import Portal, Slot
from onedoor.quality.ports import Prober
from onedoor.quality.queries.facts import target_of
from onedoor.quality.queries.probes import watched
from onedoor.quality.rules import availability
from onedoor.quality.terms.probes import Glance

_AT_ONCE = 16


def watch(prober: Prober, vantage: str, at: datetime) -> tuple[str, ...]:
    """Every watched portal was looked at in the slot of that moment; gives those that are worth a second look.

    Of these nothing is written yet: `watch_again` says how the slot ended for them.
    """
    begins = availability.begins(at)
    seen = _seen(prober, watched(begins, vantage))
    again = [portal.code for portal, glance in seen if availability.may_mend(glance)]
    _write([one for one in seen if one[0].code not in again], vantage, begins)
    return tuple(again)


def watch_again(prober: Prober, vantage: str, at: datetime, codes: Collection[str]) -> None:
    """The second look at those portals stands in the slot of that moment, whatever it saw."""
    begins = availability.begins(at)
    _write(_seen(prober, [one for one in watched(begins, vantage) if one.code in codes]), vantage, begins)


def forget_slots() -> int:
    """Slots older than the pack keeps them are gone; what they amounted to stands in the store. How many went."""
    kept = timedelta(days=pack_files.probes().keep_slots_days)
    return Slot.objects.filter(begins_at__lt=clock.now() - kept).delete()[0]


def _seen(prober: Prober, portals: Collection[Portal]) -> list[tuple[Portal, Glance]]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(zip(portals, pool.map(lambda one: prober.glance(target_of(one)), portals), strict=True))


def _write(seen: Collection[tuple[Portal, Glance]], vantage: str, begins: datetime) -> None:
    Slot.objects.bulk_create(
        [
            Slot(
                portal=portal,
                begins_at=begins,
                vantage=vantage,
                ok=availability.answers(glance),
                reached=glance.reached,
            )
            for portal, glance in seen
        ],
        ignore_conflicts=True,
    )
