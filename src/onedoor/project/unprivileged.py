"""Who runs the database when we are root: an ordinary user of the machine, in a folder that this user can reach."""

import ctypes
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SHARED = Path("/var/lib/onedoor")
"""Where a cluster lives when root keeps the data folder to itself, as under /root."""

_CANDIDATES = ("onedoor", "postgres", "nobody")
_DEATH_SIGNAL = 1


class Identity(TypedDict, total=False):
    """The arguments by which `subprocess` becomes another user; none of them: stay who we are."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class RunAs:
    """The user a process runs as; both ids are None when we already are nobody special."""

    uid: int | None = None
    gid: int | None = None

    def run(self, *command: str | Path, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run `command` to its end as this user and return what it said."""
        return subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            cwd="/",
            **self.identity(),
        )

    def identity(self) -> Identity:
        """What `subprocess` needs to become this user."""
        if self.uid is None or self.gid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, *paths: Path) -> None:
        """Make this user the owner of `paths`."""
        if self.uid is not None and self.gid is not None:
            for path in paths:
                os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Whether this user may enter `folder`."""
        return self.uid is None or self.run("test", "-x", folder).returncode == 0


def ordinary_user() -> RunAs:
    """Ourselves, or an unprivileged user of this machine when we are root (PostgreSQL refuses to run as root)."""
    if os.geteuid() != 0:
        return RunAs()
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return RunAs(entry.pw_uid, entry.pw_gid)
    return RunAs(65534, 65534)


def place_for(folder: Path, user: RunAs) -> Path:
    """`folder` itself, or its stand-in under /var/lib/onedoor when `user` cannot reach it."""
    folder.mkdir(parents=True, exist_ok=True)
    if user.reaches(folder):
        return folder
    stand_in = SHARED / hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    stand_in.mkdir(parents=True, exist_ok=True)
    for step in (SHARED, stand_in):
        step.chmod(0o755)
    return stand_in


def reachable_copy(tree: Path, user: RunAs, works: str) -> Path:
    """`tree`, or a copy that `user` can run: `works` is the program inside that must start."""
    if _starts(tree / works, user):
        return tree
    mark = f"{tree.stat().st_mtime_ns}-{tree}"
    copy = SHARED / f"programs-{hashlib.sha256(mark.encode()).hexdigest()[:12]}"
    if not (copy / works).exists():
        half_done = copy.with_name(f"{copy.name}.{os.getpid()}")
        half_done.parent.mkdir(parents=True, exist_ok=True)
        half_done.parent.chmod(0o755)
        shutil.copytree(tree, half_done, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
        half_done.chmod(0o755)
        try:
            half_done.rename(copy)
        except OSError:
            shutil.rmtree(half_done)
    return copy


def _starts(program: Path, user: RunAs) -> bool:
    try:
        return user.run(program, "--version").returncode == 0
    except OSError:
        return False


def die_with_parent(how: signal.Signals) -> Callable[[], None] | None:
    """A `preexec_fn` that asks the kernel to send `how` when our process ends in any way, kill -9 included."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(_DEATH_SIGNAL, int(how), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask
