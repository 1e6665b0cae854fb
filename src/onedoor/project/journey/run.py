"""Once with every step told, or many times with the slowest steps told."""

import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onedoor.project.journey.paying import PaymentJourney
from onedoor.project.journey.story import Journey
from onedoor.project.journey.visitor import NotAsItShouldBe
from onedoor.project.progress import say


def run(base: str, *, count: int = 1, parallel: int = 1, out: Path, paying: bool = False) -> int:
    """Exit code 0 when everything was as it should be, 1 at the first thing that was not."""
    out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    try:
        kind = PaymentJourney if paying else Journey
        done = _one(kind, base, out) if count == 1 else _many(kind, base, count, parallel, out)
        _all_different([journey.code for journey in done])
    except NotAsItShouldBe as failure:
        sys.stderr.write(f"\nNot as it should be. {failure}\n")
        return 1
    if count > 1:
        _sum_up(done, time.monotonic() - begun)
    return 0


def _one(kind: type[Journey], base: str, out: Path) -> list[Journey]:
    journey = kind(base, tell=lambda name, seconds: say(f"  {name:<42} {seconds:6.2f} s"))
    journey.travel(out)
    say(f"\n  {'in all':<42} {sum(journey.seconds.values()):6.2f} s")
    say(f"  dossier {journey.code}\n  result  {(journey.result or out).absolute()}")
    return [journey]


def _many(kind: type[Journey], base: str, count: int, parallel: int, out: Path) -> list[Journey]:
    def travel(_number: int) -> Journey:
        journey = kind(base, tell=lambda name, seconds: None)
        journey.travel(out)
        say(f"  {journey.code}  {sum(journey.seconds.values()):6.2f} s  {journey.result}")
        return journey

    with ThreadPoolExecutor(max_workers=max(1, parallel)) as travellers:
        pending = [travellers.submit(travel, number) for number in range(count)]
        try:
            return [journey.result() for journey in pending]
        except NotAsItShouldBe:
            travellers.shutdown(wait=False, cancel_futures=True)
            raise


def _all_different(codes: Sequence[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise NotAsItShouldBe(f"two dossiers were given the same code: {', '.join(twice)}")


def _sum_up(done: Sequence[Journey], seconds: float) -> None:
    say(f"\n  {'step':<42} {'median':>8} {'slowest':>8}")
    for name in done[0].seconds:
        times = [journey.seconds[name] for journey in done]
        say(f"  {name:<42} {statistics.median(times):6.2f} s {max(times):6.2f} s")
    say(f"\n  {len(done)} journeys in {seconds:.1f} s, all as they should be")
