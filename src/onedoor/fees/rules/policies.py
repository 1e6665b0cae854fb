"""Who may draft and adopt a fee policy, and from when it may hold."""

from datetime import date

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed
from onedoor.fees.errors import BeginsTooEarly, OutOfReach
from onedoor.fees.terms.tariff import Policy


def check_may_decide(by: Actor, policy: Policy) -> None:
    """Finance officers decide for the places of their agency's province. Refuses: NotAllowed, OutOfReach."""
    if not by.is_officer or not by.has(Role.FINANCE):
        raise NotAllowed
    reach = province_codes(by.agency or "")
    within = all(any(code == root or code.startswith(f"{root}.") for root in reach) for code in policy.authorities)
    if not policy.authorities or not within:
        raise OutOfReach(agency=by.agency or "")


def province_codes(agency: str) -> tuple[str, ...]:
    """An agency and what stands for its province in the ministries with local offices: H26, G01.26, G12.26.

    Identifiers below the roots are worked out (see `agencies/kinds.yaml` of the pack); an authority that has other
    ones lists them in its policies.
    """
    number = agency[1:3]
    return (agency, f"G01.{number}", f"G12.{number}") if agency.startswith("H") and len(agency) == 3 else (agency,)


def check_begins(policy: Policy, today: date) -> None:
    """A policy that is adopted today holds from tomorrow on at the earliest. Refuses: BeginsTooEarly."""
    if policy.valid_from <= today:
        raise BeginsTooEarly(day=policy.valid_from.isoformat())
