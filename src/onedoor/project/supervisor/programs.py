"""The programs of a running system, as command lines."""

import sys
from pathlib import Path

from onedoor.project.env import Environment
from onedoor.project.supervisor.children import Program

_DEMO = Path(__file__).parents[2] / "connectors/demo"
DEMO_PROGRAMS = ("identity_provider", "population_service", "mailbox", "payment_gateway", "bank", "registers")
PREPARE = (sys.executable, "-m", "onedoor.project.prepare")


def web(env: Environment) -> Program:
    """The web server: one port, several processes, each with a few threads that keep their connection."""
    options = {
        "--interface": "wsgi",
        "--host": env.host,
        "--port": env.port,
        "--workers": env.web_workers,
        "--blocking-threads": "4",
        "--blocking-threads-idle-timeout": "600",
        "--http": "1",
        "--respawn-interval": "0.5",
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
        "--process-name": "onedoor-web",
    }
    flat = [part for option in options.items() for part in option]
    command = (sys.executable, "-m", "granian", *flat, "--no-ws", "--respawn-failed-workers")
    return Program("web", (*command, "onedoor.project.wsgi:application"))


def worker() -> Program:
    """The worker: what was promised for later is done."""
    return Program("worker", (sys.executable, "-m", "onedoor.project.worker"))


def demo() -> list[Program]:
    """The demo outside world, a process for each outside system."""
    there = [name for name in DEMO_PROGRAMS if (_DEMO / name / "__main__.py").exists()]
    return [Program(name, (sys.executable, "-m", f"onedoor.connectors.demo.{name}")) for name in there]
