"""The actor: who acts, in what quality, for which agency, on whose behalf, with whose help.

An actor enters at a door and travels down as an argument; nothing reads "the current user" from the air.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Quality(StrEnum):
    """In what quality somebody acts.

    A helper acts for a person, under the mandate of that person alone. An officer in the quality of a counter types in
    the paper dossier of who stands there, and nothing is filled in for them.
    """

    ANONYMOUS = "anonymous"
    CITIZEN = "citizen"
    OFFICER = "officer"
    MACHINE = "machine"
    HELPER = "helper"
    COUNTER = "counter"
    SYSTEM = "system"


class Role(StrEnum):
    """What an officer is in their unit (Decree 61/2018: receiver, handler, leader).

    Finance keeps money in order; assessors judge portals of other agencies; helpers go from door to door.
    """

    RECEIVER = "receiver"
    HANDLER = "handler"
    LEADER = "leader"
    CLERK = "clerk"
    AUDITOR = "auditor"
    FINANCE = "finance"
    ASSESSOR = "assessor"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is a person's, officer's or client's id; `agency` an organisation identifier such as `H26.1.4`."""

    quality: Quality
    id: UUID | None = None
    name: str = ""
    agency: str | None = None
    unit: UUID | None = None
    roles: frozenset[Role] = frozenset()
    on_behalf_of: UUID | None = None
    helped_by: UUID | None = None
    mandate: UUID | None = None
    assurance: int = 0
    request_id: str = ""
    scopes: frozenset[str] = frozenset()

    @property
    def is_officer(self) -> bool:
        return self.quality is Quality.OFFICER

    @property
    def is_citizen(self) -> bool:
        return self.quality is Quality.CITIZEN

    @property
    def is_machine(self) -> bool:
        return self.quality is Quality.MACHINE

    @property
    def is_helper(self) -> bool:
        return self.quality is Quality.HELPER

    @property
    def is_at_counter(self) -> bool:
        return self.quality is Quality.COUNTER

    @property
    def assists(self) -> bool:
        """Whether somebody fills in for a person: under their mandate, or from the paper that they brought."""
        return self.is_helper or self.is_at_counter

    def has(self, *roles: Role) -> bool:
        """Whether the actor holds at least one of `roles`."""
        return not self.roles.isdisjoint(roles)


ANONYMOUS = Actor(Quality.ANONYMOUS)
SYSTEM = Actor(Quality.SYSTEM, name="Onedoor")
