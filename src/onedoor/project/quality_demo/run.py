"""Plays the month, rules it, and lays what was found beside what was planned."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import httpx

from onedoor.project.env import Environment
from onedoor.project.journey.visitor import NotAsItShouldBe
from onedoor.project.progress import say, step
from onedoor.project.quality_demo.browser import Browser, sign_in
from onedoor.project.quality_demo.matrix import Matrix, matrix
from onedoor.project.quality_demo.people import names
from onedoor.project.quality_demo.personas import DONE, PERSONAS, Persona
from onedoor.project.quality_demo.system import playground

GOAL = 0.9
_AT_ONCE = 4
_CROWD = 4
_SETTLED_IN = 60.0
_UNSETTLED = """
SELECT count(*) FROM fees_order ordered JOIN fees_orderdue part ON part.order_id = ordered.id
JOIN fees_due due ON due.id = part.due_id JOIN dossiers_dossier dossier ON due.subject = 'dossier:' || dossier.id
WHERE ordered.settled_at IS NULL OR (ordered.state = 'paid' AND dossier.payment = 'due')
"""
Part = tuple[Persona, str, int]
"""Who plays it, under which sign-in name, and the seed of their own chances."""


def run(journeys: int, seed: int) -> int:
    """Exit code 0 when the macro-F1 of the causes reaches the goal."""
    chance = random.Random(seed)  # noqa: S311  A seeded month, not a secret.
    cast = casting(journeys, chance)
    try:
        with playground(len(cast), chance) as env:
            found = _month(env, cast, chance)
    except NotAsItShouldBe as failure:
        sys.stderr.write(f"\nNot as it should be. {failure}\n")
        return 1
    say("\n".join(["", *found.lines(), "", f"  macro-F1 {found.macro_f1:.3f}, wanted {GOAL}"]))
    return 0 if found.macro_f1 >= GOAL else 1


def casting(journeys: int, chance: random.Random) -> list[Part]:
    """About so many journeys, shared out by weight. Each persona that a month of this size can show plays at least
    once, and an outage is seen by a crowd."""
    shown = [one for one in PERSONAS if journeys >= one.least]
    whole = sum(one.weight for one in shown)
    cast = [
        one for one in shown for _ in range(max(_CROWD if one.together else 1, round(journeys * one.weight / whole)))
    ]
    chance.shuffle(cast)
    return [(one, name, chance.randrange(2**32)) for one, name in zip(cast, names(len(cast)), strict=True)]


def _month(env: Environment, cast: Sequence[Part], chance: random.Random) -> Matrix:
    import django

    django.setup()
    from onedoor.base import clock
    from onedoor.project.quality_demo import month
    from onedoor.quality import operations
    from onedoor.quality.profile import pack

    played: list[month.Played] = []
    with step(f"{len(cast)} people at the portal"):
        for persona, drafts in _play_all(env, cast):
            plans = [persona.cause, *[DONE] * (len(drafts) - 1)]
            played.append(month.Played(tuple(zip(drafts, plans, strict=True)), persona.together))
    with step("payments settle, reports are written"):
        _settle()
    rest = timedelta(days=pack().attribution.rest_days)
    month.spread(played, clock.now(), rest, chance)
    with step("attempts are ruled"):
        operations.rule_attempts(clock.now() - 4 * rest)
    planned = [journey for one in played for journey in one.drafts]
    return matrix(zip((plan for _, plan in planned), _found([draft for draft, _ in planned]), strict=True))


def _play_all(env: Environment, cast: Sequence[Part]) -> Iterator[tuple[Persona, list[UUID]]]:
    together = [part for part in cast if not part[0].alone]
    with ThreadPoolExecutor(_AT_ONCE) as players:
        yield from players.map(lambda part: _play(env, part), together)
    for part in cast:
        if part[0].alone:
            with _fault(env, part[0].alone):
                yield _play(env, part)


def _play(env: Environment, part: Part) -> tuple[Persona, list[UUID]]:
    persona, who, seed = part
    chance = random.Random(seed)  # noqa: S311  A seeded month, not a secret.
    address = f"100.{64 + seed % 64}.{seed // 64 % 256}.{seed // 16384 % 254 + 1}"
    with Browser(env.public, address, chance, persona.agent) as browser:
        try:
            sign_in(browser, who)
            persona.play(browser)
        except NotAsItShouldBe as failure:
            raise NotAsItShouldBe(f"{persona.cause}, {who}: {failure}") from None
        return persona, browser.journeys


@contextmanager
def _fault(env: Environment, fault: str) -> Iterator[None]:
    """The population register has that fault meanwhile."""
    address = f"{env.population}/demo/fault"
    httpx.post(address, json={"fault": fault}, trust_env=False).raise_for_status()
    try:
        yield
    finally:
        httpx.post(address, json={"fault": "none"}, trust_env=False).raise_for_status()


def _settle() -> None:
    """What the gateway has still to say is said."""
    from django.db import connection

    until = time.monotonic() + _SETTLED_IN
    time.sleep(2)
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(_UNSETTLED)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.5)


def _found(drafts: Sequence[UUID]) -> Iterator[str]:
    """The cause of each, or that it completed without trouble."""
    from onedoor.base.actor import SYSTEM
    from onedoor.quality import queries
    from onedoor.quality.terms import Outcome

    keys = [queries.journey_key(draft) for draft in drafts]
    ruled = queries.of_journeys(keys, seen_by=SYSTEM)
    for key in keys:
        row = ruled.get(key)
        if row is None or row.outcome is Outcome.OPEN:
            yield "open"
        elif row.cause is None:
            yield DONE
        else:
            yield row.cause.value
