"""Processes that are watched: each leads its own session, is started again when it dies, and leaves no orphan."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from onedoor.project.unprivileged import die_with_parent

_MARK = "ONEDOOR_SUPERVISED"
_LOG_LIMIT = 10 * 1024 * 1024
_LONGEST_PAUSE = 5.0
_LONG_ENOUGH = 30.0


@dataclass(frozen=True, slots=True)
class Program:
    """What a child runs."""

    name: str
    command: tuple[str, ...]


class Child:
    """One program under watch."""

    def __init__(self, program: Program, environment: Mapping[str, str], logs: Path) -> None:
        self.program = program
        self.environment = environment
        self.log = logs / f"{program.name}.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.pause = 0.2
        self.started = 0.0
        self.again_at = 0.0
        self.deaths = 0

    def start(self) -> None:
        """Run the program as the leader of a session of its own."""
        mode = "wb" if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT else "ab"
        with self.log.open(mode) as log:
            self.process = subprocess.Popen(
                self.program.command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  Sets one flag of the child, no locks.
            )
        self.started = time.monotonic()

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self) -> None:
        """Start the program again if it died, after a pause that grows while it keeps dying."""
        if self.alive:
            return
        now = time.monotonic()
        if self.process is not None:
            self.end_session()
            self.process = None
            self.deaths += 1
            self.pause = 0.2 if now - self.started > _LONG_ENOUGH else min(self.pause * 2, _LONGEST_PAUSE)
            self.again_at = now + self.pause
        if now >= self.again_at:
            self.start()

    def ask_to_stop(self) -> None:
        """Let the program end by itself."""
        if self.process is not None and self.alive:
            self.process.terminate()

    def end_session(self, patience: float = 0.0) -> None:
        """Wait for the program, then end whatever is left of its session."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def last_words(self) -> str:
        """The last line that the program wrote."""
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log.exists() else []
        return lines[-1][:300] if lines else "nothing was said"


def marked(surroundings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """`surroundings` with the mark by which a later start knows the processes of `folder`, whoever their parent is."""
    return {
        **surroundings,
        _MARK: str(folder),
        "SPT_NOENV": "1",  # A new title is kept off the environment.
        "MALLOC_ARENA_MAX": "2",  # Threads share what one of them has freed.
    }


def end_leftovers(folder: Path) -> int:
    """End the processes of `folder` that outlived their supervisor, and tell how many there were."""
    left = [process for process in psutil.process_iter() if _belongs(process, folder)]
    for process in left:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(left, timeout=5)
    return len(left)


def _belongs(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.pid != os.getpid() and process.environ().get(_MARK) == str(folder)
    except psutil.Error:
        return False
