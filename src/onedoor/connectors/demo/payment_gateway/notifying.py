"""Telling the merchant (IPN): at once, and again every five minutes up to ten times until it says 00 or 02."""

import json
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import httpx

from onedoor.connectors.demo.payment_gateway.kept import Kept, Row

_MOST_TRIES = 10
_PATIENCE_S = 10.0
_HEARD = frozenset({"00", "02"})


class Notifying:
    """The thread that tells; `again_s` is the pause before it tells once more."""

    def __init__(self, kept: Kept, address: str, again_s: float) -> None:
        self.kept, self.address, self.again_s = kept, address, again_s
        self._client = httpx.Client(timeout=_PATIENCE_S, follow_redirects=False, trust_env=False)
        self._hands = ThreadPoolExecutor(8, thread_name_prefix="notice")
        self._in_hand: set[int] = set()
        self._wake = threading.Event()

    def start(self) -> None:
        """Begin; what a killed gateway had not told is told now."""
        threading.Thread(target=self._run, name="notices", daemon=True).start()

    def wake(self) -> None:
        """There is something new to tell."""
        self._wake.set()

    def tell_now(self, number: int) -> None:
        """Tell that one before going on."""
        notice = self.kept.disk.one("SELECT * FROM notices WHERE id = ?", number)
        if notice is not None:
            self._tell(notice)

    def _run(self) -> None:
        while True:
            for notice in self.kept.due():
                if notice["id"] not in self._in_hand:
                    self._in_hand.add(notice["id"])
                    self._hands.submit(self._tell, notice).add_done_callback(partial(self._forget, notice["id"]))
            self._wake.wait(0.2)
            self._wake.clear()

    def _forget(self, number: int, _: Future[None]) -> None:
        self._in_hand.discard(number)

    def _tell(self, notice: Row) -> None:
        answer = self._asked(notice["query"])
        tired = notice["tries"] + 1 >= _MOST_TRIES
        self.kept.told(notice, answer, ended=answer in _HEARD or tired, again_in=self.again_s)

    def _asked(self, query: str) -> str:
        until, status = time.monotonic() + _PATIENCE_S, 0
        try:
            with self._client.stream("GET", f"{self.address}?{query}") as answer:
                status, content = answer.status_code, b""
                for part in answer.iter_bytes():
                    content += part
                    if len(content) > 10_000 or time.monotonic() > until:
                        return "endless"
            told = json.loads(content)
        except httpx.HTTPError as failure:
            return type(failure).__name__
        except ValueError:
            return f"status {status}"
        return str(told.get("RspCode", "none")) if isinstance(told, dict) else "none"
