"""The country at one glance: a line for each ministry and each province."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onedoor.agencies.terms import Agency
from onedoor.programme.terms.targets import Status
from onedoor.quality.terms import Failures


@dataclass(frozen=True, slots=True)
class Standing:
    """How one agency stands with everything below it.

    `oldest`: since when the oldest overdue dossier is late. `band`: of its portal in the newest report, or empty.
    """

    agency: Agency
    attempts: Failures
    overdue: int
    oldest: datetime | None
    targets: Mapping[Status, int]
    late_tasks: int
    band: str

    @property
    def tells(self) -> bool:
        """Whether there is anything to be seen of it."""
        return bool(self.attempts.matured or self.overdue or self.targets or self.late_tasks or self.band)

    @property
    def behind(self) -> int:
        """Targets that are missed, or will be at this pace."""
        return sum(self.targets.get(one, 0) for one in (Status.BEHIND, Status.IMPOSSIBLE, Status.MISSED))

    @property
    def judged(self) -> int:
        return sum(self.targets.values())


@dataclass(frozen=True, slots=True)
class National:
    """The country, and every ministry and province in it."""

    attempts: Failures
    standings: tuple[Standing, ...]

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.standings)

    @property
    def late_tasks(self) -> int:
        return sum(one.late_tasks for one in self.standings)

    @property
    def behind(self) -> int:
        return sum(one.behind for one in self.standings)

    @property
    def judged(self) -> int:
        return sum(one.judged for one in self.standings)
