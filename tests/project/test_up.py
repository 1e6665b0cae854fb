"""`onedoor up` survives kill -9 of anything, leaves no orphan, and says what to do when it cannot start."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from onedoor.project import embedded_postgres, place
from onedoor.project.database import UnfitDatabase, check_server
from onedoor.project.embedded_postgres import CannotStart, EmbeddedPostgres
from onedoor.project.env import COLLECTOR_PORT, Environment
from onedoor.project.progress import Stop

ROOT = Path(__file__).parents[2]


def _free_port() -> int:
    """A port with the free ones after it that the demo outside world takes."""
    for port in range(21_000 + os.getpid() % 5_000, 32_000, 7):
        probes = [socket.socket() for _ in range(1 + COLLECTOR_PORT)]
        try:
            for nth, probe in enumerate(probes):
                probe.bind(("127.0.0.1", port + nth))
        except OSError:
            continue
        else:
            return port
        finally:
            for probe in probes:
                probe.close()
    raise AssertionError("no free ports")


def told(process: psutil.Process) -> str:
    """The name and command line of a process; nothing of one that is gone."""
    try:
        return " ".join([process.name(), *process.cmdline()])
    except psutil.Error:
        return ""


class Running:
    """An `onedoor up` of its own, on its own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.process: subprocess.Popen[str] | None = None
        self.heard = 0
        self.out = (folder.parent / "said").open("w+")

    @property
    def said(self) -> str:
        return (self.folder.parent / "said").read_text()

    def environment(self, **more: str) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("ONEDOOR_")}
        return ours | {"ONEDOOR_DATA": str(self.folder), "ONEDOOR_PORT": str(self.port)} | more

    def start(self) -> float:
        """Seconds until the first page."""
        if self.process is not None:
            self.process.wait(10)
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onedoor.project.command_line", "up"],
            cwd=ROOT,
            env=self.environment(),
            stdout=self.out,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.wait_until_healthy()
        self.wait_for("project.worker")
        return time.monotonic() - begun

    def wait_for(self, word: str, patience: float = 60) -> None:
        """Until a process of that name runs: the worker follows the first page."""
        until = time.monotonic() + patience
        while not self.named(word) and time.monotonic() < until:
            time.sleep(0.1)

    def wait_until_healthy(self, patience: float = 150) -> None:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.05)
        raise AssertionError(self.said)

    def processes(self) -> list[psutil.Process]:
        """Everything that works for this folder, orphans too."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("ONEDOOR_DATA") == str(self.folder) or process.cwd().startswith(
                    str(self.folder)
                ):
                    found.append(process)
            except psutil.Error:
                continue
        return [process for process in found if process.pid != os.getpid()]

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process = None

    def named(self, word: str) -> list[psutil.Process]:
        return [process for process in self.processes() if word in told(process)]


def _kill(processes: list[psutil.Process]) -> None:
    """Dead by kill -9; a process that ended with its parent is as dead as the others."""
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that an unprivileged user can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="onedoor-up-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def running(reachable: Path) -> Iterator[Running]:
    system = Running(reachable / "data")
    yield system
    system.stop()
    _kill(system.processes())
    system.out.close()


@pytest.mark.fault
def test_it_comes_back_after_kill_9_of_everything_and_leaves_no_orphan(running: Running) -> None:
    running.start()
    before = running.processes()
    assert len(before) > 5

    _kill(before)
    psutil.wait_procs(before, timeout=10)
    running.start()

    running.stop()
    assert running.processes() == []


@pytest.mark.fault
def test_the_supervisor_killed_alone_leaves_nothing_in_the_way(running: Running) -> None:
    running.start()
    assert running.process is not None
    before = running.processes()
    running.process.kill()
    running.process.wait()
    running.process = None

    running.start()
    assert {process.pid for process in before}.isdisjoint(process.pid for process in running.processes())

    assert len(running.named("project.worker")) == 1


@pytest.mark.fault
@pytest.mark.parametrize("victim", ["postgres", "onedoor-web", "project.worker"])
def test_a_killed_part_is_started_again(running: Running, victim: str) -> None:
    running.start()
    killed = running.named(victim)
    assert killed

    _kill(killed)
    psutil.wait_procs(killed, timeout=10)
    running.wait_until_healthy()

    until = time.monotonic() + 60
    while not running.named(victim) and time.monotonic() < until:
        time.sleep(0.1)
    fresh = {process.pid for process in running.named(victim)}
    assert fresh
    assert fresh.isdisjoint(process.pid for process in killed)


def _said(running: Running, **more: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "onedoor.project.command_line", "up"],
        cwd=ROOT,
        env=running.environment(**more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr


def test_a_busy_port_is_one_sentence_and_exit_code_1(running: Running) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", running.port))
        busy.listen()

        code, sentence = _said(running)

    assert code == 1
    assert re.fullmatch(
        rf"Port {running.port} of 127.0.0.1 is in use: stop .* such as ONEDOOR_PORT=\d+\.\n", sentence.lstrip()
    )


def test_an_unreachable_database_is_one_sentence_without_the_password(running: Running) -> None:
    code, sentence = _said(running, ONEDOOR_DATABASE_URL="postgresql://me:secret-word@127.0.0.1:1/onedoor")

    assert code == 1
    assert "cannot be reached" in sentence
    assert "ONEDOOR_DATABASE_URL" in sentence
    assert len(sentence.strip().splitlines()) == 1
    assert "secret-word" not in sentence


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes"])
def test_unsafe_settings_are_refused(reachable: Path, setting: str) -> None:
    server = EmbeddedPostgres(reachable / "postgres", settings={setting: "off"})
    try:
        with pytest.raises(UnfitDatabase, match=rf"set {setting} = on"):
            check_server(server.start())
    finally:
        server.stop()


def test_a_full_disk_is_said_before_anything_is_written(reachable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "ROOM_NEEDED", 2**60)
    monkeypatch.setattr(embedded_postgres, "ROOM_NEEDED", 2**60)

    with pytest.raises(Stop, match=r"^Only \d+ MB are free at .*: make room for"):
        place.prepare(Environment(data=str(reachable)))
    with pytest.raises(CannotStart, match=r"^Only \d+ MB are free at .*: make room for"):
        EmbeddedPostgres(reachable / "postgres").start()


def test_two_on_one_folder_do_not_fight(reachable: Path) -> None:
    first = EmbeddedPostgres(reachable / "postgres")
    first.start()
    try:
        with pytest.raises(CannotStart, match="Another Onedoor is running"):
            EmbeddedPostgres(reachable / "postgres").start()
        assert embedded_postgres.running_url(reachable / "postgres") == first.url
    finally:
        first.stop()
    assert embedded_postgres.running_url(reachable / "postgres") is None


def test_a_mark_of_a_server_that_is_gone_does_not_stop_the_next(reachable: Path) -> None:
    server = EmbeddedPostgres(reachable / "postgres")
    server.start()
    assert server.process is not None
    mark = (server.cluster / "postmaster.pid").read_text()
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    (server.cluster / "postmaster.pid").write_text(mark.replace(mark.split("\n")[0], str(os.getpid()), 1))
    try:
        server.start()
        assert server.alive
    finally:
        server.stop()
