"""Fee lines: what a procedure costs without reductions, and who pays less."""

from datetime import date
from enum import StrEnum

from pydantic import Field as Setting

from onedoor.catalogue.terms.facts import Cel, Channel, Id, Line, Marked, Part, Text


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
