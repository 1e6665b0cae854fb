"""The words of what is due: fee policies as data, the facts of a dossier, and the assessment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field as Setting
from pydantic import JsonValue, StringConstraints, model_validator

from onedoor.catalogue.terms import Answers, Channel, FeeKind, Mark, Marked, SetBy, Text
from onedoor.catalogue.terms.definition import ProcedureCode
from onedoor.catalogue.terms.facts import Id, Line, Part
from onedoor.fees.terms.orders import DueLineRow

AgencyCode = Annotated[str, StringConstraints(pattern=r"^[GH]\d{2}(\.\d{1,5}){0,3}$")]


class Effect(Part):
    """What a policy does to the lines it names: one of `amount`, `factor` and `sets`."""

    procedures: tuple[ProcedureCode, ...] = Setting(default=(), description="Empty: every procedure.")
    lines: tuple[Id, ...] = Setting(default=(), description="Ids of fee lines. Empty: every line.")
    groups: tuple[Id, ...] = Setting(default=(), description="Only for who claims one of these groups.")
    amount: int | None = Setting(default=None, ge=0, description="Each unit costs this instead. Đồng.")
    factor: float | None = Setting(default=None, ge=0.0, le=1.0, description="0 is free; 0.5 is half.")
    sets: int | None = Setting(
        default=None, ge=0, description="The amount of a line whose definition leaves it to the province. Đồng."
    )

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        if sum(value is not None for value in (self.amount, self.factor, self.sets)) != 1:
            raise ValueError("amount, factor, sets")
        return self


class Policy(Marked):
    """A fee policy: what a document changes, for whom, where, through which channels and from when to when.

    Of several reductions the most favourable holds, unless they `combine`: then they multiply.
    """

    id: Id
    title: Text
    document: Text = Setting(description="As people cite it: Thông tư 75/2022/TT-BTC.")
    level: SetBy = Setting(description="Who made it.")
    authorities: tuple[AgencyCode, ...] = Setting(
        default=(),
        description="It holds for these agencies and those below them, and for the agencies that follow them after a "
        "merger, for the places they had. Empty: everywhere.",
    )
    outside: tuple[AgencyCode, ...] = Setting(
        default=(), description="Agencies, also former ones, to whose places a merger does not carry it."
    )
    set_by: tuple[SetBy, ...] = Setting(default=(), description="Only what these set. Empty: whoever set it.")
    kinds: tuple[FeeKind, ...] = Setting(default=(), description="Fees or charges only. Empty: both.")
    except_appraisal: bool = Setting(default=False, description="Fees for an appraisal are left as they are.")
    channels: tuple[Channel, ...] = Setting(default=(), description="Empty: every channel.")
    valid_from: date
    valid_to: date | None = None
    effects: Annotated[tuple[Effect, ...], Setting(min_length=1, max_length=60)]
    combines: bool = Setting(default=False, description="It multiplies with other reductions.")
    not_with: tuple[Id, ...] = Setting(
        default=(), description="Policies and exempt groups that it does not go together with."
    )
    paid_back: bool = Setting(
        default=False, description="What is due stays; the budget pays it back to the person. It is told, not counted."
    )
    article: Line | None = None


class PolicyFile(Part):
    """The policies of one file of a pack."""

    policies: Annotated[tuple[Policy, ...], Setting(min_length=1, max_length=60)]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an assessment needs to know of a dossier. `agencies`: the competent one, and those that it follows."""

    filed_on: date
    channel: str
    agencies: tuple[str, ...] = ()
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known: answers to `fields`, or (none named) the amount that the province sets for the line."""

    line: str
    title: Text
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reduction:
    """One thing that lowers a line: an exempt group or a policy. `unit` replaces the amount of each unit."""

    id: str
    unit: int | None
    factor: float
    combines: bool
    not_with: tuple[str, ...]
    reason: Text
    basis: Text


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is due, line by line; with anything `missing` there is no total, because nothing is guessed."""

    lines: tuple[DueLineRow, ...]
    missing: tuple[Missing, ...]

    @property
    def total(self) -> int | None:
        return None if self.missing else self.known

    @property
    def known(self) -> int:
        """The sum of the lines that are known."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a line costs each unit on a channel, for somebody of no group: `usual` without the reductions."""

    line: str
    title: Text
    channel: Channel
    amount: int | None
    usual: int | None
    reasons: tuple[Text, ...]
    mark: Mark
    source: str


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy with its history; a draft until `adopted_at`. `digest` is the SHA-256 of its canonical JSON."""

    id: UUID
    policy: Policy
    digest: str
    from_pack: bool
    agency: str
    drafted_by: UUID | None
    drafted_by_name: str
    drafted_at: datetime
    adopted_by_name: str
    adopted_at: datetime | None
    forecast: JsonValue
