"""A system of its own to play in: `onedoor up` in a folder that goes away afterwards."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from onedoor.project import place
from onedoor.project.env import COLLECTOR_PORT, DEMO_PORTS, Environment, read
from onedoor.project.processes import free_port, port_is_free
from onedoor.project.progress import Stop, step
from onedoor.project.quality_demo.people import pack_with_people

_PATIENCE = 180.0
_ATTEMPTS = 3


@contextmanager
def playground(people: int, chance: random.Random) -> Iterator[Environment]:
    """The system is up, with so many people to sign in; this process may work on its database. Refuses: Stop."""
    with tempfile.TemporaryDirectory(prefix="onedoor-quality-demo-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        pack = pack_with_people(read().pack_path, Path(folder) / "pack", people, chance)
        process, env, given = _started(Path(folder), pack)
        try:
            os.environ.update(given)
            place.join(env)
            yield env
        finally:
            process.terminate()
            process.wait(60)


def _started(folder: Path, pack: Path) -> "tuple[subprocess.Popen[bytes], Environment, dict[str, str]]":
    """Up, at ports that were free. Where somebody was faster at one of them, others are tried. Refuses: Stop."""
    others = {name: told for name, told in os.environ.items() if not name.startswith("ONEDOOR_")}
    command = [sys.executable, "-m", "onedoor.project.command_line", "up"]
    for attempt in range(1, _ATTEMPTS + 1):
        ours = {"DATA": f"{folder}/data", "PORT": str(_free_ports()), "PACK": str(pack), "COLLECTOR_HOPS": "1"}
        given = others | {f"ONEDOOR_{name}": told for name, told in ours.items()}
        env, log = read(given), folder / f"log-{attempt}"
        with log.open("w") as out:
            process = subprocess.Popen(command, env=given, stdout=out, stderr=out)
        try:
            with step("a system to play in"):
                _wait(env, process, log)
            return process, env, given
        except BaseException as failure:
            process.terminate()
            process.wait(60)
            if not isinstance(failure, Stop) or "is in use" not in str(failure) or attempt == _ATTEMPTS:
                raise
    raise AssertionError


def _free_ports() -> int:
    while True:
        first = free_port()
        if all(port_is_free(first + nth) for nth in (*DEMO_PORTS, COLLECTOR_PORT)):
            return first


def _wait(env: Environment, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    waiting = [f"{env.public}/health", f"{env.collector_in_use}/health"]
    while waiting:
        if process.poll() is not None or time.monotonic() > until:
            raise Stop(f"The system to play in does not come up: {log.read_text()[-500:]}")
        try:
            if httpx.get(waiting[0], trust_env=False).status_code == 200:
                waiting.pop(0)
        except httpx.HTTPError:
            time.sleep(0.1)
    while any(port_is_free(env.demo_port(nth)) for nth in DEMO_PORTS):
        time.sleep(0.1)
