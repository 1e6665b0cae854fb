"""A collector as a process, on the database of the tests."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
from django.db import connection

from onedoor.project.env import COLLECTOR_PORT
from onedoor.project.processes import free_port

PORTAL = "http://portal.test"
JOURNEY = "cd" * 32
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"


def url() -> str:
    told = connection.settings_dict
    host, port = str(told["HOST"]), str(told["PORT"])
    return f"postgresql://{told['USER']}:{told['PASSWORD']}@{host}:{port}/{told['NAME']}"


class Running:
    """A collector of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port, self.folder = free_port(), folder
        ours = {name: value for name, value in os.environ.items() if not name.startswith("ONEDOOR_")}
        told = {"PORT": str(self.port - COLLECTOR_PORT), "DATABASE_URL": url(), "DATA": str(folder), **settings}
        told = {"PUBLIC_URL": PORTAL, "COLLECTOR_PER_CLIENT": "1000000", "COLLECTOR_PER_NETWORK": "1000000", **told}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onedoor.project.collector.main"],
            env=ours | {f"ONEDOOR_{name}": value for name, value in told.items()},
        )
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}", headers={"User-Agent": PHONE, "Origin": PORTAL}, trust_env=False
        )
        until = time.monotonic() + 60
        while not self.answers():
            assert time.monotonic() < until
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            return self.client.get("/health").status_code == 200
        except httpx.HTTPError:
            return False

    def tell(self, *things: dict[str, object], **headers: str) -> int:
        body = json.dumps({"v": 1, "f": 1, "e": [{"j": JOURNEY, "a": 0, **thing} for thing in things]})
        return self.client.post("/page", content=body, headers={"Content-Type": "text/plain", **headers}).status_code

    def megabytes(self) -> float:
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1024 / 1024

    def stop(self) -> None:
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
