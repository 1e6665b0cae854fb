"""What identity needs from outside."""

from typing import Protocol

from onedoor.identity.terms import OrganisationRecord, PopulationRecord


class PopulationRegister(Protocol):
    """The national population database, as far as a procedure may ask it."""

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        """The record of that number, or None where there is none.

        Raises ConnectorError when the register does not answer, or answers what cannot be read.
        """
        ...


class BusinessRegister(Protocol):
    """The business register, as far as it tells who represents an organisation by law."""

    def organisations(self, citizen_number: str, *, purpose: str) -> tuple[OrganisationRecord, ...]:
        """The organisations whose legal representative carries that number.

        Raises ConnectorError when the register does not answer, or answers what cannot be read.
        """
        ...
