"""Processes that are watched: each leads its own session, is started again when it dies, and leaves no orphan."""

import json
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

    def look_after(self) -> bool:
        """Start the program again if it died, after a pause that grows while it keeps dying; tells whether it did."""
        if self.alive:
            return False
        now = time.monotonic()
        if self.process is not None:
            self.end_session()
            self.process = None
            self.deaths += 1
            self.pause = 0.2 if now - self.started > _LONG_ENOUGH else min(self.pause * 2, _LONGEST_PAUSE)
            self.again_at = now + self.pause
        if now < self.again_at:
            return False
        self.start()
        return True

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


def remember(file: Path, children: list[Child]) -> None:
    """Note which sessions are ours, so that a later start can end what a kill -9 left behind."""
    sessions = {str(child.process.pid): _born(child.process.pid) for child in children if child.process is not None}
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(sessions))
    fresh.replace(file)


def end_leftovers(file: Path) -> int:
    """End the processes of the sessions noted in `file` and tell how many there were."""
    try:
        sessions: dict[str, float] = json.loads(file.read_text())
    except (OSError, ValueError):
        return 0
    left = [process for process in psutil.process_iter() if _belongs(process, sessions)]
    for process in left:
        try:
            process.kill()
        except psutil.Error:
            continue
    psutil.wait_procs(left, timeout=5)
    file.unlink(missing_ok=True)
    return len(left)


def _belongs(process: psutil.Process, sessions: Mapping[str, float]) -> bool:
    """Whether a process is of a noted session, and not of a later one that was given the same number."""
    try:
        leader = str(os.getsid(process.pid))
        if leader not in sessions or process.pid == os.getpid():
            return False
        return not psutil.pid_exists(int(leader)) or abs(_born(int(leader)) - sessions[leader]) < 1
    except (psutil.Error, ProcessLookupError, PermissionError):
        return False


def _born(pid: int) -> float:
    try:
        return psutil.Process(pid).create_time()
    except psutil.Error:
        return 0.0
