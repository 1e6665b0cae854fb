"""Talking to the service: signed in as a client (OAuth 2.0), one JSON question at a time."""

import base64
import binascii
import json
import time
from collections.abc import Mapping

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Answer, Outside

_NAME = "trust service"
_EARLY_S = 30


class Conversation:
    """The service at `address` (…/csc/v2), for the client with that id and secret."""

    def __init__(self, address: str, client: str, secret: str) -> None:
        self.address, self.client, self.secret = address.rstrip("/"), client, secret
        self._outside = Outside(_NAME, patience_s=10.0, largest=2_000_000)
        self._token, self._until = "", 0.0

    def ask(self, path: str, told: Mapping[str, object]) -> tuple[int, Mapping[str, object]]:
        """Status and JSON of the answer; a token that is not accepted any more is renewed once.

        Raises ConnectorError.
        """
        status, answer = self._asked(path, told)
        if status == 401:
            self._token = ""
            status, answer = self._asked(path, told)
        if status >= 500 or status in (401, 403, 429):
            raise ConnectorError(f"{_NAME}: status {status}.", again=True)
        return status, answer

    def _asked(self, path: str, told: Mapping[str, object]) -> tuple[int, Mapping[str, object]]:
        headers = {"Authorization": f"Bearer {self._bearer()}"}
        answer = self._outside.ask("POST", f"{self.address}/{path}", told=told, headers=headers)
        return answer.status, _json(answer) if answer.content else {}

    def _bearer(self) -> str:
        if not self._token or time.monotonic() > self._until:
            told = {"grant_type": "client_credentials", "client_id": self.client, "client_secret": self.secret}
            answer = self._outside.ask("POST", f"{self.address}/oauth2/token", told=told)
            if answer.status != 200:
                raise ConnectorError(f"{_NAME}: no token, status {answer.status}.", again=True)
            given = _json(answer)
            self._token = text(given, "access_token")
            lasts = given.get("expires_in")
            self._until = time.monotonic() + (lasts if isinstance(lasts, int) else 300) - _EARLY_S
        return self._token


def _json(answer: Answer) -> Mapping[str, object]:
    try:
        told = json.loads(answer.content)
    except (ValueError, RecursionError):
        raise ConnectorError(f"{_NAME} talks garbage.", again=True) from None
    if not isinstance(told, dict):
        raise ConnectorError(f"{_NAME} talks garbage.", again=True)
    return told


def text(told: Mapping[str, object], name: str) -> str:
    """A text that must be there. Raises ConnectorError."""
    value = told.get(name)
    if not isinstance(value, str) or not value:
        raise ConnectorError(f"{_NAME}: no {name}.", again=True)
    return value


def texts(told: Mapping[str, object], name: str) -> list[str]:
    """A list of texts that must be there. Raises ConnectorError."""
    value = told.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ConnectorError(f"{_NAME}: no {name}.", again=True)
    return value


def plain(encoded: str) -> bytes:
    """What is encoded in base64. Raises ConnectorError."""
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ConnectorError(f"{_NAME} talks garbage.", again=True) from None
