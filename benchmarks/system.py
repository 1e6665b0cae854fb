"""A whole system of its own to be measured: `onedoor up` in a folder that goes away afterwards."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import psutil

from onedoor.project import env as environment
from onedoor.project import place
from onedoor.project.env import COLLECTOR_PORT, DEMO_PORTS
from onedoor.project.processes import free_port, port_is_free

_PATIENCE = 120


def free_ports() -> int:
    """A port below those of outgoing connections, which would meet themselves there, with free ones after it."""
    while True:
        first = free_port()
        if all(port_is_free(first + nth) for nth in (*DEMO_PORTS, COLLECTOR_PORT)):
            return first


@contextmanager
def running() -> Iterator["System"]:
    """The system, up; ended and forgotten afterwards."""
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        system = System(Path(folder) / "data", free_ports())
        system.start()
        try:
            yield system
        finally:
            system.stop()


class System:
    """One `onedoor up`."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        os.environ.update({"ONEDOOR_DATA": str(folder), "ONEDOOR_PORT": str(port)})
        self.environment = dict(os.environ)

    def start(self) -> float:
        """Seconds until the first page."""
        begun = time.perf_counter()
        log = (self.folder.parent / "log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onedoor.project.command_line", "up"], stdout=log, stderr=log, env=self.environment
        )
        while time.perf_counter() - begun < _PATIENCE:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/", timeout=5):
                    return time.perf_counter() - begun
            except OSError:
                time.sleep(0.05)
        raise RuntimeError((self.folder.parent / "log").read_text())

    def stop(self) -> None:
        """Everything is down."""
        self.process.terminate()
        self.process.wait(60)

    def join(self) -> str:
        """This process works on the same database; its address."""
        url = place.join(environment.read())["ONEDOOR_DATABASE_URL"]
        import django

        django.setup()
        return url

    def memory(self) -> dict[str, float]:
        """Megabytes that belong to each kind of process alone (PSS counts what is shared once)."""
        found = {"web": 0.0, "worker": 0.0, "database": 0.0}
        for process in psutil.Process(self.process.pid).children(recursive=True):
            words = f"{process.name()} {' '.join(process.cmdline())}"
            kind = "database" if "postgres" in process.name() else "web" if "onedoor-web" in words else ""
            kind = kind or ("worker" if "project.worker" in words else "")
            if kind:
                found[kind] += process.memory_full_info().pss / 1024 / 1024
        return found
