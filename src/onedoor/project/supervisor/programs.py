"""The programs of a running system, as command lines."""

import sys
from pathlib import Path

from onedoor.project.supervisor.children import Program

_DEMO = Path(__file__).parents[2] / "connectors/demo"
DEMO_PROGRAMS = (
    "identity_provider", "population_service", "mailbox", "payment_gateway", "bank", "trust_service", "registers",
)  # fmt: skip
PREPARE = (sys.executable, "-m", "onedoor.project.prepare")


def web() -> Program:
    """The web server."""
    return Program("web", (sys.executable, "-m", "onedoor.project.web"))


def worker() -> Program:
    """The worker: what was promised for later is done."""
    return Program("worker", (sys.executable, "-m", "onedoor.project.worker"))


def collector() -> Program:
    """What takes the reports of browsers."""
    return Program("collector", (sys.executable, "-m", "onedoor.project.collector.main"))


def demo() -> list[Program]:
    """The demo outside world, a process for each outside system."""
    there = [name for name in DEMO_PROGRAMS if (_DEMO / name / "__main__.py").exists()]
    return [Program(name, (sys.executable, "-m", f"onedoor.connectors.demo.{name}")) for name in there]
