"""Asking an outside system over HTTP: within our patience, not followed elsewhere, not without end."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from onedoor.base.errors import ConnectorError


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outside system answered; names of headers are in small letters."""

    status: int
    content: bytes
    headers: Mapping[str, str]


class Outside:
    """An outside system that is called `name` in what operators read.

    Once it kept somebody waiting in vain, nobody waits for it again for `rest_s` seconds.
    """

    def __init__(self, name: str, *, patience_s: float = 5.0, largest: int = 64_000, rest_s: float = 0.0) -> None:
        self.name, self.patience_s, self.largest, self.rest_s = name, patience_s, largest, rest_s
        self._rests_until = 0.0
        self._client = httpx.Client(timeout=patience_s, follow_redirects=False, trust_env=False)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def ask(
        self,
        method: str,
        url: str,
        *,
        told: object = None,
        content: bytes | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The whole answer; `told` is sent as JSON, `content` as it is.

        Raises ConnectorError, worth trying again: nothing is known of what the other side did.
        """
        if time.monotonic() < self._rests_until:
            raise ConnectorError(f"{self.name} was silent a moment ago.", again=True)
        until = time.monotonic() + self.patience_s
        received = bytearray()
        try:
            with self._client.stream(method, url, json=told, content=content, params=params, headers=headers) as answer:
                for part in answer.iter_bytes():
                    received += part
                    if len(received) > self.largest or time.monotonic() > until:
                        raise ConnectorError(f"{self.name}: the answer does not end.", again=True)
                return Answer(answer.status_code, bytes(received), dict(answer.headers))
        except (httpx.HTTPError, httpx.InvalidURL) as failure:
            if time.monotonic() > until:
                self._rests_until = time.monotonic() + self.rest_s
            raise ConnectorError(f"{self.name}: {type(failure).__name__}.", again=True) from None
