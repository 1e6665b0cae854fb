"""The demo servers, each started once as the process that it is."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from onedoor.project.processes import free_port, port_is_free
from tests.connectors.merchant import Merchant

ROOT = Path(__file__).parents[2]
PUBLIC_PORT = 8000


class Server:
    """A demo server of its own, on a free port and a folder of its own."""

    def __init__(self, name: str, folder: Path, *more: str) -> None:
        self.name, self.folder, self.more = name, folder, more
        self.port = free_ports()
        self.url = f"http://127.0.0.1:{self.port + (1 if name == 'mailbox' else 0)}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Seconds until it answers."""
        begun = time.monotonic()
        ours = {name: value for name, value in os.environ.items() if not name.startswith("ONEDOOR_")}
        folder = ["--port", str(self.port), "--data", str(self.folder), "--pack", str(ROOT / "packs/vietnam")]
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"onedoor.connectors.demo.{self.name}", *folder, *self.more],
            cwd=ROOT,
            env=ours | {"PYTHONPATH": str(ROOT / "src")},
        )
        while time.monotonic() - begun < 60:
            assert self.process.poll() is None, f"{self.name} ended"
            try:
                if httpx.get(f"{self.url}/health", timeout=2).status_code == 200:
                    return time.monotonic() - begun
            except httpx.HTTPError:
                time.sleep(0.03)
        raise AssertionError(f"{self.name} does not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def free_ports() -> int:
    """A port that is free, and so is the next one: below those of outgoing connections, which would meet themselves."""
    while True:
        port = free_port()
        if port_is_free(port + 1):
            return port


def _running(name: str, folder: Path, *more: str) -> Iterator[Server]:
    server = Server(name, folder, *more)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def identity_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _running("identity_provider", tmp_path_factory.mktemp("provider"))


@pytest.fixture(scope="session")
def population_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _running("population_service", tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="session")
def mailbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _running("mailbox", tmp_path_factory.mktemp("mailbox"))


@pytest.fixture(scope="session")
def merchant() -> Iterator[Merchant]:
    with Merchant() as listening:
        yield listening


@pytest.fixture(scope="session")
def payment_gateway(tmp_path_factory: pytest.TempPathFactory, merchant: Merchant, bank: Server) -> Iterator[Server]:
    more = ("--notify", merchant.url, "--again", "0.3", "--bank", bank.url)
    yield from _running("payment_gateway", tmp_path_factory.mktemp("gateway"), *more)


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from _running("bank", tmp_path_factory.mktemp("bank"))
