"""What the vault needs from outside."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import JsonValue


class Registers(Protocol):
    """Registers of the state beside that of the population, as far as a procedure may ask them."""

    def facts(self, register: str, citizen_number: str, *, purpose: str) -> Mapping[str, JsonValue] | None:
        """What that register knows of the number, by name of the fact, or None where it knows nobody.

        Raises ConnectorError when the register does not answer, or answers what cannot be read.
        """
        ...
