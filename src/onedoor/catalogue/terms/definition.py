"""The definition of one version of a procedure, as the YAML of a pack states it."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting
from pydantic import StringConstraints

from onedoor.catalogue.terms.facts import Cel, Id, Line, Marked, Part, Text
from onedoor.catalogue.terms.fields import Check, Field

ProcedureCode = Annotated[str, StringConstraints(pattern=r"^\d\.\d{6}(\.(\d{3}\.\d{2}\.\d{2}\.)?[HG]\d{2})?$")]
ResultCode = Annotated[str, StringConstraints(pattern=r"^KQ\.[GH]\d{2}\.\d{6}$")]


class Channel(StrEnum):
    """The way a dossier comes in (KenhThucHien: 1 direct, 2 online, 3 public post)."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class Applicant(StrEnum):
    """Who may file."""

    CITIZEN = "citizen"
    FOREIGNER = "foreigner"
    ORGANISATION = "organisation"
    HOUSEHOLD_BUSINESS = "household_business"


class AgencyKind(StrEnum):
    """Which kind of agency decides. Values are those of `agencies.terms.AgencyKind`."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    PROVINCE_JUSTICE = "province_justice"
    PROVINCE_TRANSPORT = "province_transport"
    PROVINCE_POLICE = "province_police"
    DISTRICT = "district"
    COMMUNE = "commune"
    COMMUNE_POLICE = "commune_police"
    TAX_OFFICE = "tax_office"


class Unit(StrEnum):
    """The unit of measurement of a time limit, as the national database words it."""

    HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


class Authority(Marked):
    """Who decides: an agency of this kind; `choice` tells by what the person's own one is found."""

    kind: AgencyKind
    choice: Text = Setting(description="Which one the person may choose: place of residence, place of the house …")


class EligibilityAnswer(Part):
    """An answer to an eligibility question; `stop` ends the journey here and says what to do instead."""

    id: Id
    label: Text
    stop: Text | None = None


class EligibilityQuestion(Part):
    """Asked before anything is filled in, so that nobody types for an hour to learn it was not for them."""

    id: Id
    question: Text
    answers: Annotated[tuple[EligibilityAnswer, ...], Setting(min_length=2, max_length=8)]
    when: Cel | None = Setting(default=None, description="CEL over `eligibility` (answer ids so far).")


class ChannelRule(Marked):
    """A channel through which the procedure is offered."""

    channel: Channel
    note: Text | None = None


class Page(Marked):
    """One page of the form: one matter."""

    id: Id
    title: Text
    intro: Text | None = None
    when: Cel | None = None
    fields: Annotated[tuple[Field, ...], Setting(min_length=1, max_length=30)]
    checks: tuple[Check, ...] = ()


class SourceKind(StrEnum):
    """Where a component's content may come from: data first, paper as the exception."""

    REGISTER = "register"
    VAULT = "vault"
    ISSUED = "issued"
    DECLARED = "declared"
    UPLOAD = "upload"
    SHOWN = "shown"
    PAPER_ORIGINAL = "paper_original"


class ComponentSource(Part):
    """One source. `name` for a register: population, civil_status, residence, land, licence, health, tax …"""

    kind: SourceKind
    name: Id | None = None
    note: Text | None = None


class Component(Marked):
    """A dossier component: first the data sources in order, the last one being the fallback."""

    id: Id
    title: Text
    hint: Text | None = None
    code: Line | None = None
    when: Cel | None = None
    required: bool = True
    sources: Annotated[tuple[ComponentSource, ...], Setting(min_length=1, max_length=8)] = Setting(
        description="In order. A file is needed online where the component is required, `upload` is a source, and none "
        "of `register`, `vault`, `issued` and `declared` is."
    )
    max_files: int = Setting(default=5, ge=1, le=20)

    @property
    def may_upload(self) -> bool:
        return any(source.kind is SourceKind.UPLOAD for source in self.sources)


class FeeKind(StrEnum):
    """What is paid for (Law on Fees and Charges 97/2015/QH13, Article 3). Values are those of the glossary."""

    FEE = "fee"  # phí: covers the cost of a service
    CHARGE = "charge"  # lệ phí: a fixed amount for an act of the state


class SetBy(StrEnum):
    """Who sets the amount (Law on Fees and Charges 97/2015/QH13, Articles 19 to 21)."""

    MINISTRY = "ministry"  # the Ministry of Finance, for the whole country
    COUNCIL = "council"  # the provincial People's Council, for its province


class Exemption(Marked):
    """Who pays nothing or less. Of several that a person claims, the most favourable holds."""

    id: Id
    title: Text
    factor: float = Setting(default=0.0, ge=0.0, le=1.0, description="0 is free; 0.5 is half.")
    claimed: Cel | None = Setting(
        default=None, description="True where the person says so. Without it nobody can claim the group in the form."
    )
    known_by: tuple[Id, ...] = Setting(default=(), description="The registers that know it, in order.")
    proof: Id | None = Setting(default=None, description="The component that proves it where no register knows.")


class FeeStep(Part):
    """A step of a tariff: from unit number `first` on, each costs `amount`."""

    first: int = Setting(ge=1)
    amount: int = Setting(ge=0, description="Đồng.")


class FeeLine(Marked):
    """What is due, as data. No amount known (a provincial council sets it) is `amount: null`, and is said so.

    It costs `amount` for each unit of `quantity`, by `steps` from some number on, at most `ceiling`; that sum is due as
    many times as `times` says. What a policy reduces is that.
    """

    id: Id
    title: Text
    kind: FeeKind = FeeKind.CHARGE
    set_by: SetBy = SetBy.MINISTRY
    appraisal: bool = Setting(default=False, description="A fee for an appraisal, which many reductions except.")
    channels: tuple[Channel, ...] = (Channel.ONLINE, Channel.COUNTER, Channel.POST)
    amount: int | None = Setting(ge=0, description="Đồng.")
    per: Line | None = Setting(default=None, description="`copy`, `person`, `page` … where it is not per dossier.")
    quantity: Cel | None = Setting(default=None, description="CEL: how many units; a whole number. One without it.")
    steps: tuple[FeeStep, ...] = Setting(default=(), description="In order of `first`.")
    ceiling: int | None = Setting(default=None, ge=0, description="At most this, before `times`. Đồng.")
    times: Cel | None = Setting(default=None, description="CEL: how many times the whole is due; a whole number.")
    excludes: tuple[Id, ...] = Setting(default=(), description="Lines that are not due beside this one.")
    when: Cel | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    exempt: tuple[Exemption, ...] = ()
    legal_basis: Line | None = None
    refundable: bool = True


class TimeLimit(Marked):
    """How long handling may take, on a channel and in a case; the first that matches holds."""

    amount: int = Setting(ge=1, le=720)
    unit: Unit
    channels: tuple[Channel, ...] = (Channel.ONLINE, Channel.COUNTER, Channel.POST)
    when: Cel | None = None
    same_day: bool = Setting(
        default=False, description="Answered on the working day of receipt (see clock.next_day_after)."
    )


class ClockRule(Marked):
    """When the clock starts, and what stops it."""

    starts: Annotated[str, StringConstraints(pattern="^(receipt|payment)$")] = "receipt"
    next_day_after: time | None = Setting(
        default=None, description="Received later than this: the clock starts next working day."
    )
    supplement: Annotated[str, StringConstraints(pattern="^(pause|restart)$")] = "pause"


class SupplementRule(Marked):
    """How long the person has to answer a request for a supplement, and how often one may be asked."""

    amount: int = Setting(ge=1, le=120)
    unit: Unit = Unit.WORKING_DAY
    rounds: int = Setting(default=1, ge=1, le=5)


class Stage(Marked):
    """A stage of the route: which unit and role act, and how long they have of the whole."""

    id: Id
    title: Text
    role: Annotated[str, StringConstraints(pattern="^(receiver|handler|leader|clerk)$")]
    may: tuple[
        Annotated[
            str, StringConstraints(pattern="^(receive|refuse|ask_supplement|forward|return|propose|decide|deliver)$")
        ],
        ...,
    ]
    amount: int | None = Setting(default=None, ge=1)
    unit: Unit = Unit.HOUR


class Presence(Marked):
    """A step at which a person must appear. It makes the service partial."""

    when: Cel | None = None
    reason: Text


class PickUp(Marked):
    """A result that can only be collected, or an original that must be handed in."""

    when: Cel | None = None
    reason: Text


class Result(Marked):
    """What the person obtains."""

    id: Id
    title: Text
    code: ResultCode | None = None
    template: Id = Setting(description="The pack's document template that renders it.")
    when: Cel | None = None
    valid_months: int | None = None
    delivery: tuple[Channel, ...] = (Channel.ONLINE, Channel.COUNTER, Channel.POST)


class LegalBasis(Marked):
    """A document the procedure stands on."""

    document: Line
    title: Text | None = None
    article: Line | None = None


class Definition(Part):
    """One version of one procedure. Published, it never changes: its SHA-256 over canonical JSON is its identity."""

    procedure: ProcedureCode
    version: int = Setting(ge=1)
    valid_from: date
    valid_to: date | None = None
    title: Text
    outcome: Text = Setting(description="What the person gets, in one everyday sentence.")
    everyday_words: dict[Annotated[str, StringConstraints(pattern="^(vi|en)$")], tuple[Line, ...]]
    life_events: Annotated[tuple[Id, ...], Setting(min_length=1)] = Setting(
        description="Of: family, residence, vehicle, business, home, identity."
    )
    sector: Text
    minutes_to_fill: int = Setting(ge=1, le=240, description="How long filling in takes, shown before the start.")
    authority: Authority
    who_may_file: Annotated[tuple[Applicant, ...], Setting(min_length=1)]
    sign_in_assurance: int = Setting(default=1, ge=0, le=4, description="Least assurance level of the sign-in.")
    wet_signature: Presence | None = None
    presence: tuple[Presence, ...] = ()
    pick_up: tuple[PickUp, ...] = ()
    cash_only: Presence | None = None
    eligibility: tuple[EligibilityQuestion, ...] = ()
    channels: Annotated[tuple[ChannelRule, ...], Setting(min_length=1)]
    pages: Annotated[tuple[Page, ...], Setting(min_length=1, max_length=20)]
    components: tuple[Component, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    time_limits: Annotated[tuple[TimeLimit, ...], Setting(min_length=1)]
    clock: ClockRule
    supplement: SupplementRule
    route: Annotated[tuple[Stage, ...], Setting(min_length=2, max_length=12)]
    results: Annotated[tuple[Result, ...], Setting(min_length=1)]
    legal_basis: Annotated[tuple[LegalBasis, ...], Setting(min_length=1)]

    def field(self, field_id: str) -> Field | None:
        """The field of that id on any page."""
        return next((field for page in self.pages for field in page.fields if field.id == field_id), None)
