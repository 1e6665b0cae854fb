"""Bring everything up in order, watch it, and take it down together."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

from onedoor.project import place
from onedoor.project.database import check_server
from onedoor.project.embedded_postgres import CannotStart, EmbeddedPostgres
from onedoor.project.env import DEMO_PORTS, Environment
from onedoor.project.progress import Stop, say, step
from onedoor.project.supervisor import programs
from onedoor.project.supervisor.children import Child, Program, end_leftovers, marked
from onedoor.project.supervisor.unchanged import Unchanged
from onedoor.project.supervisor.welcome import welcome

_TICK = 0.1
_PATIENCE = 60.0


def up(env: Environment) -> None:
    """Onedoor runs until somebody stops it. Shows a line for each step and ends with the address.

    Refuses: Stop.
    """
    System(env).run()


class System:
    """The database and the children of one data folder."""

    def __init__(self, env: Environment) -> None:
        self.env = env
        self.over = False  # Not an Event: setting one in a signal's handler can wait for itself.
        self.database: EmbeddedPostgres | None = None
        self.children: list[Child] = []

    def run(self) -> None:
        """Start, watch, stop."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._end)
        folder = place.prepare(self.env)
        try:
            with step("database"):
                url = self._start_database()
            end_leftovers(folder)
            self._check_ports()
            surroundings = marked(place.surroundings(self.env, url), folder)
            self._prepare(surroundings)
            if self.over:
                return
            with step("first page"):
                self._start([programs.web()], surroundings)
                self._wait_until(lambda: _answers(self.env))
            outside = programs.demo() if self.env.wants_demo else []
            with step("all the rest"):
                self._start([*outside, programs.worker()], surroundings)
                if self.env.starts_collector:
                    self._start([programs.collector()], marked(place.without_keys(surroundings), folder))
                self._wait_until(lambda: all(map(_listens, self._demo_ports())))
            if not self.over:
                say(welcome(self.env))
            self._watch()
        finally:
            self._stop()

    def _end(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.over = True

    # Starting.

    def _start_database(self) -> str:
        if self.env.database_url:
            url = self.env.database_url
        else:
            self.database = EmbeddedPostgres(place.prepare(self.env) / "postgres")
            url = self.database.start()
        check_server(url)
        return url

    def _prepare(self, surroundings: Mapping[str, str]) -> None:
        unchanged = Unchanged(self.env, surroundings)
        if unchanged.holds():
            return
        done = subprocess.run(programs.PREPARE, env=surroundings, check=False).returncode == 0
        if done:
            unchanged.keep()
        elif not self.over:
            raise Stop("Onedoor could not be prepared; the reason is above.")

    def _demo_ports(self) -> list[int]:
        return [self.env.demo_port(nth) for nth in DEMO_PORTS] if self.env.wants_demo else []

    def _check_ports(self) -> None:
        if not self.env.port.isdecimal():
            raise Stop(f"ONEDOOR_PORT is {self.env.port}, which is no port: give a number between 1024 and 65526.")
        ours = [int(self.env.port), *([self.env.collector_port] if self.env.starts_collector else [])]
        for host, port in [*((self.env.host, port) for port in ours), *(("127.0.0.1", p) for p in self._demo_ports())]:
            if not 0 < port < 65_536:
                raise Stop(f"ONEDOOR_PORT is {port}, which is no port: give a number between 1024 and 65526.")
            if not _can_listen(host, port):
                raise Stop(
                    f"Port {port} of {host} is in use: stop the program that uses it, "
                    f"or choose another port, such as ONEDOOR_PORT={int(self.env.port) + 100}."
                )

    def _start(self, wanted: Sequence[Program], surroundings: Mapping[str, str]) -> None:
        logs = self.env.data_path / "log"
        fresh = [Child(program, surroundings, logs) for program in wanted]
        self.children += fresh
        for child in fresh:
            child.start()

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        until = time.monotonic() + _PATIENCE
        while not self.over and not ready():
            self._look_after_children()
            tired = next((child for child in self.children if child.deaths >= 3), None)
            if tired is not None or time.monotonic() > until:
                child = tired or self.children[0]
                raise Stop(f"The {child.program.name} process does not stay up; {child.log} ends: {child.last_words()}")
            time.sleep(0.05)

    # Watching.

    def _watch(self) -> None:
        while not self.over:
            time.sleep(_TICK)
            if self.database is not None and not self.database.alive:
                self._restart_database(self.database)
            self._look_after_children()

    def _restart_database(self, database: EmbeddedPostgres) -> None:
        try:
            database.start()
        except CannotStart as failure:
            say(str(failure))
            time.sleep(2)

    def _look_after_children(self) -> None:
        for child in self.children:
            child.look_after()

    # Stopping.

    def _stop(self) -> None:
        for child in self.children:
            child.ask_to_stop()
        until = time.monotonic() + 12
        for child in self.children:
            child.end_session(max(0.0, until - time.monotonic()))
        if self.database is not None:
            self.database.stop()


def _can_listen(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Stop(f"Port {port} needs root: choose one above 1023 with ONEDOOR_PORT.") from None
        except OSError:
            return False
    return True


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answers(env: Environment) -> bool:
    host = "127.0.0.1" if env.host in {"0.0.0.0", "::"} else env.host  # noqa: S104  Compared, not bound.
    connection = http.client.HTTPConnection(host, int(env.port), timeout=5)
    try:
        connection.request("GET", "/health", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
