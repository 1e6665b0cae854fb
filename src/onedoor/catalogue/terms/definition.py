"""The definition of one version of a procedure, as the YAML of a pack states it."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from pydantic import Field as Setting
from pydantic import StringConstraints

from onedoor.catalogue.terms.declaration import Declaration
from onedoor.catalogue.terms.facts import Cel, Channel, Id, Line, Marked, Part, Text
from onedoor.catalogue.terms.fees import FeeLine
from onedoor.catalogue.terms.fields import Check, Field

ProcedureCode = Annotated[str, StringConstraints(pattern=r"^\d\.\d{6}(\.(\d{3}\.\d{2}\.\d{2}\.)?[HG]\d{2})?$")]
KindCode = Annotated[str, StringConstraints(pattern=r"^(KQ\.[GH]\d{2}\.\d{6}|[a-z][a-z_]{0,19})$")]
ResultCode = Annotated[str, StringConstraints(pattern=r"^KQ\.[GH]\d{2}\.\d{6}$")]


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
    of: tuple[KindCode, ...] = Setting(
        default=(), description="For `vault`: kinds of items that serve, such as `KQ.G15.000031`."
    )
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
    def kinds(self) -> tuple[str, ...]:
        """The kinds of items of a vault that serve as this component, in order."""
        return tuple(kind for source in self.sources for kind in source.of)

    @property
    def may_upload(self) -> bool:
        return any(source.kind is SourceKind.UPLOAD for source in self.sources)


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


class SignedBy(StrEnum):
    """Whose signature a result bears: of who decides, and the agency's seal."""

    LEADER = "leader"
    SEAL = "seal"


class HeirRule(Part):
    """Who is an heir by this result, and which kinds of items of the dead person's vault each of them may then see."""

    of: Id = Setting(description="The person field that names who died, by number.")
    heirs: Id = Setting(description="A person field, or a table with the columns `name` and `citizen_number`.")
    kinds: Annotated[tuple[KindCode, ...], Setting(min_length=1)]
    months: int | None = Setting(default=None, ge=1, description="For how long; empty: without end.")


class Result(Marked):
    """What the person obtains."""

    id: Id
    title: Text
    code: ResultCode | None = None
    template: Id = Setting(description="The pack's document template that renders it.")
    when: Cel | None = None
    valid_months: int | None = None
    delivery: tuple[Channel, ...] = (Channel.ONLINE, Channel.COUNTER, Channel.POST)
    heirs: HeirRule | None = Setting(
        default=None, description="Granted, it opens these kinds of a dead person's vault to the heirs it names."
    )
    signed_by: tuple[SignedBy, ...] = Setting(
        default=(SignedBy.LEADER, SignedBy.SEAL), description="Who signs it, in this order; [] is issued unsigned."
    )


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
    for_minors: bool = Setting(
        default=False, description="A parent may file it for a minor child: then what is known is the child's."
    )
    sign_in_assurance: int = Setting(default=1, ge=0, le=4, description="Least assurance level of the sign-in.")
    wet_signature: Presence | None = None
    presence: tuple[Presence, ...] = ()
    pick_up: tuple[PickUp, ...] = ()
    cash_only: Presence | None = None
    declaration: Declaration | None = Setting(
        default=None,
        description="Only where the law demands a signed declaration: filed online, it is signed remotely.",
    )
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
