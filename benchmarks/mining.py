"""Mining, measured: ten million rows in one go, and the same log beside pm4py in an environment of its own.

pm4py is AGPL: it is installed for this run alone, into a folder that goes away, and nothing of ours imports it.
"""

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from onedoor.simplification.logs import read
from onedoor.simplification.mining import mine

if TYPE_CHECKING:
    from benchmarks.__main__ import Bench

STEPS, HOUR = 10, 3600
_PM4PY = "pm4py==2.7.23.11"
_THEIRS = """
import contextlib, io, sys, time
with contextlib.redirect_stdout(io.StringIO()):
    import pandas, pm4py
    begun = time.perf_counter()
    log = pm4py.read_xes(sys.argv[1])
    variants = pm4py.get_variants(log)
    arcs, starts, ends = pm4py.discover_performance_dfg(log)
    frequent, _, _ = pm4py.discover_dfg(log)
    again = pm4py.get_rework_cases_per_activity(log)
    durations = pm4py.get_all_case_durations(log)
    hands = pm4py.discover_handover_of_work_network(log)
    taken = time.perf_counter() - begun
print(taken, len(variants), sum(frequent.values()))
"""


def mining(bench: "Bench", events: int, beside: int) -> None:
    """Both rows of the table: `events` rows of a table, and `beside` events of XES by us and by pm4py."""
    with tempfile.TemporaryDirectory(prefix="onedoor-mining-") as folder:
        large(bench, Path(folder) / "log.csv", events)
        beside_pm4py(bench, Path(folder), beside)


def large(bench: "Bench", file: Path, events: int) -> None:
    """`onedoor mine` as one meets it, in a process of its own."""
    made(events).write_csv(file)
    published = ",".join(f"step {number}" for number in range(STEPS))
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "onedoor.project.command_line", "mine", str(file), "--published", published],
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    taken, memory = time.perf_counter() - begun, used.ru_maxrss / 1024 / 1024
    good = status == 0 and taken < 60 and memory < 4
    bench.row(f"mining {events:,} events", f"{taken:.1f} s, {memory:.1f} GB", "< 60 s, < 4 GB", good=good)
    file.unlink()


def beside_pm4py(bench: "Bench", folder: Path, events: int) -> None:
    """The same log read and mined by both; each counts the same orders and pairs, or the row is worth nothing."""
    log = folder / "log.xes"
    log.write_text(as_xes(made(events)), encoding="utf-8")
    theirs = folder / "pm4py"
    venv.create(theirs, with_pip=True)
    subprocess.run([str(theirs / "bin/pip"), "install", "--quiet", _PM4PY], check=True)
    told = subprocess.run(
        [str(theirs / "bin/python"), "-W", "ignore", "-c", _THEIRS, str(log)],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    begun = time.perf_counter()
    mined = mine(read(log))
    ours = time.perf_counter() - begun
    same = [mined.overview.variants, sum(arc.n for arc in mined.arcs)] == [int(told[-2]), int(told[-1])]
    bench.row(f"mining {events:,} events of XES: pm4py", f"{float(told[-3]):.1f} s", "reference")
    ratio = float(told[-3]) / ours
    bench.row("mining: ours, the same log", f"{ours:.1f} s, {ratio:.1f}x as fast", "> 1x", good=ratio > 1 and same)


def made(events: int) -> pl.DataFrame:
    """A log of cases of ten steps, some of them twice, some left out, in the order of cases; always the same."""
    number = pl.int_range(events, eager=True)
    chance = number.hash(7) % 100
    frame = pl.DataFrame({"case": number // STEPS, "place": number % STEPS, "chance": chance.cast(pl.Int64)})
    step = (pl.col("place") + (pl.col("chance") < 8).cast(pl.Int64)) % (STEPS + 1)
    moment = 1_700_000_000 + pl.col("case") * 3 + pl.col("place") * HOUR + pl.col("chance") * 30
    return frame.select(
        pl.col("case").alias("case_id"),
        pl.format("step {}", step).alias("activity"),
        pl.format("unit {}", pl.col("chance") % 7).alias("unit"),
        pl.from_epoch(moment).dt.strftime("%Y-%m-%dT%H:%M:%S+00:00").alias("t_end"),
        pl.when(pl.col("chance") < 95).then(pl.lit("forward")).otherwise(pl.lit("return")).alias("outcome"),
        (pl.col("chance") % 3).alias("changed"),
    )


def as_xes(log: pl.DataFrame) -> str:
    """The log as XES."""
    event = pl.format(
        '<event><string key="concept:name" value="{}"/><string key="org:resource" value="{}"/>'
        '<date key="time:timestamp" value="{}"/></event>',
        "activity", "unit", "t_end",
    )  # fmt: skip
    traces = log.group_by("case_id", maintain_order=True).agg(event.str.join("").alias("events"))
    written = traces.select(
        pl.format('<trace><string key="concept:name" value="{}"/>{}</trace>', "case_id", "events").str.join("")
    ).item()
    return f'<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">{written}</log>'
