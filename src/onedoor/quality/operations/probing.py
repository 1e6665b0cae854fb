"""Rounds of probes: each visit is kept once it was made, so that a round that was cut off goes on where it was."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from urllib.parse import urlsplit

import structlog
from django.db import connection, transaction
from django.db.models import QuerySet

from onedoor.base import clock
from onedoor.quality.errors import RoundUnderWay
from onedoor.quality.models import Portal, Round, Screenshot, Visit
from onedoor.quality.operations.barriers import note_barriers, tell_barriers
from onedoor.quality.operations.pictures import store_shots
from onedoor.quality.ports import Browsing, Prober
from onedoor.quality.queries.facts import read, target_of, written
from onedoor.quality.terms.probes import Facts, Level, Plain, Reached
from onedoor.quality.terms.rounds import Going, Told
from onedoor.quality.terms.rounds import Portal as Listed

_log = structlog.get_logger("onedoor.quality")
_LISTED = ("agency", "url", "plain_url", "expects", "notified_on", "journey", "mark", "source", "watched")


@transaction.atomic
def list_portals(portals: Iterable[Listed], *, watched: bool = True) -> None:
    """The portals stand as listed; where they are the list to be watched, others stay known and are watched no more."""
    rows = [_row(one, watched=watched) for one in portals]
    Portal.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=_LISTED)
    if watched:
        Portal.objects.filter(watched=True).exclude(code__in=[row.code for row in rows]).update(watched=False)


def _row(one: Listed, *, watched: bool) -> Portal:
    target = one.target()
    return Portal(
        code=one.id,
        agency=one.agency,
        url=one.url,
        plain_url=target.plain_url,
        expects=one.expects,
        notified_on=one.notified_on,
        journey=[{"do": step.do.value, "at": step.at, "says": step.says} for step in one.journey],
        mark=one.mark,
        source=one.source,
        watched=watched,
    )


@transaction.atomic
def start_round(name: str, portals: Iterable[str], level: Level, vantage: str) -> bool:
    """A round of that name stands, with a visit to be made to each of those portals; False where it stood already."""
    made, new = Round.objects.get_or_create(
        name=name, defaults={"level": level, "vantage": vantage, "begun_at": clock.now()}
    )
    if new:
        levels = [Level.STATIC, Level.BROWSER] if level is Level.BROWSER else [Level.STATIC]
        asked = Portal.objects.filter(code__in=list(portals)).order_by("code")
        Visit.objects.bulk_create([Visit(round=made, portal=one, level=each) for one in asked for each in levels])
    return new


def make_visits(
    name: str, prober: Prober, browser: Browsing | None = None, *, at_once: int = 16
) -> Generator[Told, None, None]:
    """Every visit of the round that is left is made and kept; on one host they are made one after another.

    Those in a browser come last and one at a time, since others would slow what they time. A visit that fails by a
    fault of ours is left for the next time; a round without any left has ended, and keepers are told of new barriers.

    Refuses: RoundUnderWay.
    """
    found = Round.objects.get(name=name)
    with _alone(name):
        yield from _visited(found, prober, at_once)
        if browser is not None:
            yield from _opened(found, browser)
        if not found.visits.filter(visited_at=None).exists():
            Round.objects.filter(id=found.id, ended_at=None).update(ended_at=clock.now())
            tell_barriers()


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Two processes would ask every portal twice. The lock goes with its connection, so a killed one leaves none."""
    lock = [f"quality.round:{name}"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", lock)
        if cursor.fetchone() != (True,):
            raise RoundUnderWay(round=name)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", lock)


def _visited(found: Round, prober: Prober, at_once: int) -> Iterator[Told]:
    by_host: dict[str, list[Visit]] = defaultdict(list)
    for visit in _left(found, Level.STATIC):
        by_host[urlsplit(visit.portal.url).hostname or ""].append(visit)
    with ThreadPoolExecutor(at_once) as pool:
        asked = [pool.submit(_host, prober, some) for some in by_host.values()]
        try:
            for done in as_completed(asked):
                for visit, facts in done.result():
                    yield _kept(visit, facts)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _host(prober: Prober, visits: Iterable[Visit]) -> list[tuple[Visit, Facts]]:
    """Made in a thread of its own, which touches no table."""
    seen = []
    for visit in visits:
        with _others_go_on(visit):
            seen.append((visit, prober.visit(target_of(visit.portal))))
    return seen


@contextmanager
def _others_go_on(visit: Visit) -> Iterator[None]:
    """A fault in one visit ends that visit only; it is told in the log, and made again next time."""
    try:
        yield
    except Exception:  # noqa: BLE001  A foreign page may bring down a parser or a browser in any way.
        _log.exception("a visit failed", portal=visit.portal.code)


def _opened(found: Round, browser: Browsing) -> Iterator[Told]:
    """Only where the plain visit of the round came to a page; elsewhere a browser would not either."""
    for visit in _left(found, Level.BROWSER):
        before = found.visits.filter(portal=visit.portal, level=Level.STATIC).exclude(facts=None).first()
        if before is None:
            continue
        plain, target = read(before.facts).plain, target_of(visit.portal)
        told: Told | None = None
        with _others_go_on(visit):
            came = plain.reached is Reached.COMPLETED and plain.status < 400
            seen = browser.see(target) if came else None
            pages = (seen.page,) if seen else ()
            facts = Facts(target, Plain(plain.reached, clock.now()), None, pages)
            told = _kept(visit, facts, store_shots(seen.shots if seen else ()))
        if told is not None:
            yield told


def _left(found: Round, level: Level) -> QuerySet[Visit]:
    left = found.visits.filter(visited_at=None, level=level)
    return left.select_related("portal").order_by("portal__code")


@transaction.atomic
def _kept(visit: Visit, facts: Facts, shots: Iterable[Screenshot] = ()) -> Told:
    visit.visited_at, visit.reached, visit.facts = clock.now(), facts.plain.reached, written(facts)
    visit.save(update_fields=["visited_at", "reached", "facts"])
    note_barriers(visit.portal, facts)
    for shot in shots:
        shot.visit, shot.taken_at = visit, visit.visited_at
        shot.save(force_insert=True)
    every = Visit.objects.filter(round_id=visit.round_id)
    going = Going(every.exclude(visited_at=None).count(), every.count())
    return Told(visit.portal.code, Level(visit.level), facts.plain.reached, going)
