"""Portals that are to be probed, as a list names them, and rounds of visits to all of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from pydantic import Field as Setting
from pydantic import model_validator

from onedoor.catalogue.terms import Marked
from onedoor.catalogue.terms.facts import Part
from onedoor.quality.terms.pictures import Picture
from onedoor.quality.terms.probes import Facts, Level, Reached, Step, Target

OWN = "own"
"""The id of this installation's own portal, which belongs to no one agency."""


class Portal(Marked):
    """One portal. `plain_url` is its address without encryption; `expects` stands in the page that it should show."""

    id: str = Setting(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    agency: str = Setting(default="", max_length=40)
    url: str = Setting(pattern=r"^https?://[^\s]{3,280}$")
    plain_url: str = ""
    expects: str = Setting(default="", max_length=200)
    notified_on: date | None = None
    """Since when its keeper knows that it is probed; barring the probe counts as refusing from then on."""
    journey: tuple[Step, ...] = ()

    def target(self) -> Target:
        """The same for who visits."""
        plain = self.plain_url or f"http://{self.url.partition('://')[2]}"
        return Target(self.agency, self.url, plain, self.expects, self.journey)


class Portals(Part):
    """The file that lists them. A quarter is measured again until 35 days after its end, and needs its slots then."""

    keep_slots_days: int = Setting(default=130, ge=130)
    portals: tuple[Portal, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [one.id for one in self.portals]
        if len(ids) != len(set(ids)) or OWN in ids:
            raise ValueError(f"each portal needs an id of its own, and “{OWN}” is this installation's")
        return self


@dataclass(frozen=True, slots=True)
class Going:
    """How far a round is: visits made, and all of them."""

    made: int
    of: int

    @property
    def share(self) -> int:
        """In per cent, 100 only when all are made."""
        return 100 * self.made // self.of if self.of else 100


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round. `ended_at` None while visits are left."""

    name: str
    level: Level
    vantage: str
    begun_at: datetime
    ended_at: datetime | None
    going: Going


@dataclass(frozen=True, slots=True)
class Visited:
    """What one visit of a round gave; no facts while it waits for its turn."""

    portal: str
    agency: str
    url: str
    visited_at: datetime | None
    facts: Facts | None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One visit was made: which, how it ended, and how far the round is now."""

    portal: str
    level: Level
    reached: Reached
    going: Going
