"""What a procedure costs people, as the pack's `simplification.yaml` tells it: times and money are data with marks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting

from onedoor.catalogue.terms import FieldType, Mark, Marked, Text
from onedoor.catalogue.terms.facts import Part

EVERY = "*"


class Reckoned(Marked):
    """A number that stands for what people do; `why` says in words how it was come by."""

    why: Text


class Rate(Reckoned):
    """What one hour of a person is worth, in đồng."""

    amount: int = Setting(ge=0)


class AnswerTimes(Reckoned):
    """Minutes to answer one question, by its type."""

    minutes: dict[FieldType, float]


class Effort(Reckoned):
    """Minutes and đồng that one act costs a person."""

    minutes: float = Setting(ge=0)
    money: int = Setting(ge=0)


class PaperEffort(Effort):
    """What one paper costs; `*` is any, a procedure may have its own."""

    component: str
    procedure: str = EVERY


class Essential(Marked):
    """One of the essential services, and the procedures it is today; none where no code was found."""

    number: int
    title: Text
    procedures: tuple[str, ...] = ()


class Costs(Part):
    """The file."""

    rate: Rate
    answers: AnswerTimes
    papers: Annotated[tuple[PaperEffort, ...], Setting(min_length=1)]
    visit: Effort
    essential: tuple[Essential, ...] = ()

    def paper(self, procedure: str, component: str) -> PaperEffort:
        """What that paper costs in that procedure: the most particular line that fits."""
        fitting = [
            one for one in self.papers if one.procedure in (EVERY, procedure) and one.component in (EVERY, component)
        ]
        return max(fitting, key=lambda one: (one.procedure != EVERY, one.component != EVERY))


class Act(StrEnum):
    """What people do for a procedure."""

    FILL = "fill"
    PAPER = "paper"
    VISIT = "visit"
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class CostLine:
    """One act: of how many dossiers of `n` people did it, its minutes and đồng each time, how sure and why."""

    act: Act
    part: str
    times: int
    minutes: float
    money: float
    mark: Mark
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Burden:
    """Everything that `n` dossiers cost people; `factor` makes a year of the period."""

    n: int
    factor: float
    rate: int
    lines: tuple[CostLine, ...]

    def cost(self, line: CostLine) -> float:
        """Đồng of that line in the period."""
        return line.times * (line.minutes / 60 * self.rate + line.money)

    @property
    def hours(self) -> float:
        return sum(line.times * line.minutes for line in self.lines) / 60

    @property
    def each(self) -> float:
        """Đồng a dossier."""
        return sum(map(self.cost, self.lines)) / self.n if self.n else 0.0

    @property
    def yearly(self) -> float:
        """Đồng a year."""
        return sum(map(self.cost, self.lines)) * self.factor
