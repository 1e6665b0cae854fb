"""A round of 83 portals, measured at the pace a round really has, and one page in a browser."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from onedoor.connectors.demo.zoo.for_browsers import FOR_BROWSERS
from onedoor.connectors.demo.zoo.portals import PORTALS, Manner, Portal
from onedoor.connectors.demo.zoo.serving import zoo
from onedoor.connectors.prober.configured import NoBrowser, browser_prober
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.quality.rules.defects import defects

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

AGENCIES, AT_ONCE, _GOAL, _GOAL_OF_A_PAGE = 83, 16, 60, 15


def _inhabitants() -> list[Portal]:
    """The zoo's own, over and over, each copy with a name of its own; the one with the old TLS has one name only."""
    copied = [one for one in PORTALS if one.manner is not Manner.OLD_TLS]
    return [replace(one, name=f"{one.name}-{nth}") for nth, one in enumerate(islice(cycle(copied), AGENCIES))]


def taken() -> tuple[float, int]:
    """Seconds for the round, and in how many portals something else was found than what was planted."""
    inhabitants = _inhabitants()
    with tempfile.TemporaryDirectory() as folder, zoo(Path(folder), inhabitants) as opened:
        prober = PlainProber("mailto:bench@example.test", Network(opened.resolve, zoo=True), roots=str(opened.roots))
        begun = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            seen = list(pool.map(prober.visit, opened.targets.values()))
        seconds = time.perf_counter() - begun
    wrong = sum(defects(facts) != one.planted for facts, one in zip(seen, inhabitants, strict=True))
    return seconds, wrong


def opened_in() -> float | None:
    """Seconds for the slowest portal of those made for a browser; None where there is no browser."""
    with tempfile.TemporaryDirectory() as folder, zoo(Path(folder), FOR_BROWSERS) as opened:
        try:
            prober = browser_prober(Network(opened.resolve, zoo=True))
        except NoBrowser:
            return None
        took = []
        for target in opened.targets.values():
            begun = time.perf_counter()
            prober.see(target)
            took.append(time.perf_counter() - begun)
        return max(took)


def a_round(bench: "Bench") -> None:
    """The rows."""
    seconds, wrong = taken()
    good = seconds < _GOAL and not wrong
    bench.row(f"a round of {AGENCIES} portals, levels 0 and 1", f"{seconds:.0f} s", f"< {_GOAL} s", good=good)
    if (slowest := opened_in()) is not None:
        bench.row(
            "one page in a browser, level 2",
            f"{slowest:.1f} s",
            f"< {_GOAL_OF_A_PAGE} s",
            good=slowest < _GOAL_OF_A_PAGE,
        )
