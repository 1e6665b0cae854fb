"""The connector to the demo population register: three seconds for an answer, which is believed only if it is one."""

from typing import Annotated

from django.conf import settings
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Outside
from onedoor.connectors.demo.given import register_key
from onedoor.identity.terms import PopulationRecord

PATIENCE_S = 3.0
REST_S = 15.0
"""Once kept waiting in vain, nobody is kept waiting again for so long."""

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
        self.outside = Outside("The population register", patience_s=PATIENCE_S, rest_s=REST_S)

    def close(self) -> None:
        """Hang up."""
        self.outside.close()

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        """The record of that number, or None where there is none. Raises ConnectorError."""
        question = {"citizen_number": citizen_number, "purpose": purpose}
        key = {"Authorization": f"Bearer {register_key(settings.ENV.client_secret)}"}
        told = self.outside.ask("POST", f"{settings.ENV.population}/query", told=question, headers=key)
        if told.status == 404:
            return None
        if told.status != 200:
            raise ConnectorError(f"The population register answered {told.status}.", again=told.status >= 429)
        try:
            answer = _Answer.model_validate_json(told.content)
        except ValidationError:
            raise ConnectorError("The population register's answer cannot be read.", again=True) from None
        if answer.citizen_number != citizen_number:
            raise ConnectorError("The population register answered about somebody else.", again=True)
        return PopulationRecord(**answer.model_dump())
