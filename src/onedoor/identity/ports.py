"""What identity needs from outside."""

from typing import Protocol

from onedoor.identity.terms import PopulationRecord


class PopulationRegister(Protocol):
    """The national population database, as far as a procedure may ask it."""

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        """The record of that number, or None where there is none.

        Raises ConnectorError when the register does not answer, or answers what cannot be read.
        """
        ...
