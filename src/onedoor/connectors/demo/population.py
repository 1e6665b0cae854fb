"""The connector to the demo population register: three seconds for an answer, which is believed only if it is one."""

import time
from typing import Annotated

import httpx
from django.conf import settings
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from onedoor.base.errors import ConnectorError
from onedoor.connectors.demo.given import register_key
from onedoor.identity.terms import PopulationRecord

PATIENCE_S = 3.0
REST_S = 15.0
"""Once kept waiting in vain, nobody is kept waiting again for so long."""

_LARGEST = 64_000
Words = Annotated[str, StringConstraints(max_length=300)]


class _Answer(BaseModel):
    """A record on the wire."""

    model_config = ConfigDict(extra="ignore", strict=True)

    citizen_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    born: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
    sex: Annotated[str, StringConstraints(pattern=r"^(male|female)$")]
    ethnicity: Words
    nationality: Words
    residence_commune: Words
    residence_detail: Words
    phone: Words = ""


class DemoPopulationRegister:
    """Asks the register at `settings.ENV.population`."""

    def __init__(self) -> None:
        self._client = httpx.Client(timeout=PATIENCE_S, follow_redirects=False, trust_env=False)
        self._rests_until = 0.0

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        """The record of that number, or None where there is none. Raises ConnectorError."""
        status, content = self._asked({"citizen_number": citizen_number, "purpose": purpose})
        if status == httpx.codes.NOT_FOUND:
            return None
        if status != httpx.codes.OK:
            raise ConnectorError(f"The population register answered {status}.", again=status >= 429)
        try:
            answer = _Answer.model_validate_json(content)
        except ValidationError:
            raise ConnectorError("The population register's answer cannot be read.", again=True) from None
        if answer.citizen_number != citizen_number:
            raise ConnectorError("The population register answered about somebody else.", again=True)
        return PopulationRecord(**answer.model_dump())

    def _asked(self, question: dict[str, str]) -> tuple[int, bytes]:
        """Status and content, all of it within our patience."""
        if time.monotonic() < self._rests_until:
            raise ConnectorError("The population register was silent a moment ago.", again=True)
        until = time.monotonic() + PATIENCE_S
        content = bytearray()
        key = {"Authorization": f"Bearer {register_key(settings.ENV.client_secret)}"}
        try:
            with self._client.stream("POST", f"{settings.ENV.population}/query", json=question, headers=key) as answer:
                for part in answer.iter_bytes():
                    content += part
                    if len(content) > _LARGEST or time.monotonic() > until:
                        raise ConnectorError("The population register's answer does not end.", again=True)
                return answer.status_code, bytes(content)
        except (httpx.HTTPError, httpx.InvalidURL) as failure:
            if time.monotonic() > until:
                self._rests_until = time.monotonic() + REST_S
            raise ConnectorError(f"The population register: {type(failure).__name__}.", again=True) from None
