"""A round of 83 portals, measured: encryption, headers and the page as written, at the pace a round really has."""

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from onedoor.connectors.demo.zoo.portals import PORTALS, Manner, Portal
from onedoor.connectors.demo.zoo.serving import zoo
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.quality.rules.defects import defects

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

AGENCIES, AT_ONCE, _GOAL = 83, 16, 60


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


def a_round(bench: "Bench") -> None:
    """The row."""
    seconds, wrong = taken()
    good = seconds < _GOAL and not wrong
    bench.row(f"a round of {AGENCIES} portals, levels 0 and 1", f"{seconds:.0f} s", f"< {_GOAL} s", good=good)
