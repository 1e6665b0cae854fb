"""The connector to the demo registers: an OAuth2 token for a client, then facts, believed only if they are some."""

import base64
import threading
import time
from typing import Annotated

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, TypeAdapter, ValidationError

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Answer, Outside
from onedoor.connectors.demo.given import register_key
from onedoor.identity.terms import OrganisationRecord

PATIENCE_S, REST_S = 3.0, 15.0
Words = Annotated[str, StringConstraints(max_length=300)]


class _Token(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    access_token: Annotated[str, StringConstraints(min_length=8, max_length=400)]
    expires_in: Annotated[int, Field(ge=1)]


class _Facts(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    citizen_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
    facts: dict[
        Annotated[str, StringConstraints(max_length=60)],
        Words | int | float | dict[str, Words] | list[dict[str, Words]],
    ]


class _Organisation(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    tax_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{10}(-?[0-9]{3})?$", max_length=13)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=300)]


_ORGANISATIONS = TypeAdapter(list[_Organisation])


class DemoRegisters:
    """Asks the registers at `settings.ENV.registers`."""

    def __init__(self) -> None:
        self._lock, self._token, self._until = threading.Lock(), "", 0.0
        self._outside: dict[str, Outside] = {}

    def close(self) -> None:
        """Hang up."""
        for outside in self._outside.values():
            outside.close()

    def facts(self, register: str, citizen_number: str, *, purpose: str) -> dict[str, JsonValue] | None:
        """What that register knows of the number, or None. Raises ConnectorError."""
        outside = self._outside.setdefault(register, Outside(f"The register {register}", patience_s=PATIENCE_S))
        told = self._asked(outside, register, citizen_number, purpose, self._bearer())
        if told.status == 401:  # The token ended, or the registers were started anew.
            self._until = 0.0
            told = self._asked(outside, register, citizen_number, purpose, self._bearer())
        if told.status == 404:
            return None
        if told.status != 200:
            raise ConnectorError(f"The register {register} answered {told.status}.", again=told.status >= 429)
        try:
            answer = _Facts.model_validate_json(told.content)
        except ValidationError:
            raise ConnectorError(f"The answer of {register} cannot be read.", again=True) from None
        if answer.citizen_number != citizen_number:
            raise ConnectorError(f"The register {register} answered about somebody else.", again=True)
        return dict[str, JsonValue](answer.model_dump()["facts"])

    def organisations(self, citizen_number: str, *, purpose: str) -> tuple[OrganisationRecord, ...]:
        """The organisations whose legal representative carries that number. Raises ConnectorError."""
        told = self.facts("business", citizen_number, purpose=purpose) or {}
        try:
            named = _ORGANISATIONS.validate_python(told.get("organisations", []))
        except ValidationError:
            raise ConnectorError("The answer of business cannot be read.", again=True) from None
        return tuple(OrganisationRecord(one.tax_code, one.name) for one in named)

    def _asked(self, outside: Outside, register: str, number: str, purpose: str, bearer: str) -> Answer:
        return outside.ask(
            "POST",
            f"{settings.ENV.registers_in_use}/{register}/query",
            told={"citizen_number": number, "purpose": purpose},
            headers={"Authorization": f"Bearer {bearer}"},
        )

    def _bearer(self) -> str:
        """A token that is good for a while. Raises ConnectorError."""
        with self._lock:
            if time.monotonic() >= self._until:
                client = f"{settings.ENV.oidc_client_id}:{register_key(settings.ENV.client_secret)}"
                outside = self._outside.setdefault("", Outside("The registers", patience_s=PATIENCE_S))
                told = outside.ask(
                    "POST",
                    f"{settings.ENV.registers_in_use}/oauth/token",
                    told={"grant_type": "client_credentials"},
                    headers={"Authorization": f"Basic {base64.b64encode(client.encode()).decode()}"},
                )
                try:
                    token = _Token.model_validate_json(told.content)
                except ValidationError:
                    raise ConnectorError("The registers gave no token.", again=told.status >= 429) from None
                self._token, self._until = token.access_token, time.monotonic() + token.expires_in / 2
            return self._token
