"""Level 2: one page in a real browser at the width of a small phone, with nothing remembered from before."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter

from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.proxy import gate
from onedoor.quality.terms.pictures import Opened
from onedoor.quality.terms.probes import InBrowser, Target

WIDTH = 360


@dataclass(frozen=True, slots=True)
class Errand:
    """What the process that opens a page is told."""

    target: Target
    contact: str
    proxy: str
    program: str
    axe: str
    patience: float
    sandbox: bool
    trusts_all: bool


ERRAND = TypeAdapter(Errand)
ANSWER: TypeAdapter[Opened | None] = TypeAdapter(
    Opened | None, config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
)


@dataclass(frozen=True, slots=True)
class BrowserProber:
    """A browser of its own for each visit; all that it asks for passes a gate which checks every address.

    `trusts_all`: certificates are not judged again, for portals whose root no browser knows. A page that keeps its
    browser busy for ever is given up after `longest` seconds.
    """

    contact: str
    network: Network
    program: str
    axe: Path
    patience: float = 10.0
    longest: float = 45.0
    sandbox: bool = True
    trusts_all: bool = False

    def see(self, target: Target) -> Opened | None:
        """What is seen of the portal's page now; None where a browser does not come to a page either."""
        with gate(self.network, self.patience) as proxy:
            errand = Errand(
                target,
                self.contact,
                proxy,
                self.program,
                str(self.axe),
                self.patience,
                self.sandbox,
                self.trusts_all,
            )
            return self._opened(errand)

    def _opened(self, errand: Errand) -> Opened | None:
        """A process of its own, since nothing else ends a browser whose page never answers."""
        with subprocess.Popen(
            [sys.executable, "-m", "onedoor.connectors.prober.opening"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            try:
                told, wrong = process.communicate(ERRAND.dump_json(errand), self.longest)
            except subprocess.TimeoutExpired as over:
                if not (told := over.stdout or b""):
                    return Opened(InBrowser(errand.target.url, width=WIDTH, rests=False))
                wrong = b""
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
        if process.returncode and not told:
            raise RuntimeError(wrong[-2000:].decode("utf-8", "replace"))
        whole, _, _ = told.rpartition(b"\n")  # A line that was cut off is none.
        return ANSWER.validate_json(whole.rpartition(b"\n")[2])
