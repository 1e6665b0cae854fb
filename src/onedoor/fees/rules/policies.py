"""Who may draft and adopt a fee policy, and from when it may hold."""

from datetime import date

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed
from onedoor.catalogue.terms import SetBy
from onedoor.fees.errors import BeginsTooEarly, OutOfReach
from onedoor.fees.terms.tariff import Policy


def check_may_decide(by: Actor, policy: Policy) -> None:
    """A finance officer of a ministry decides for the country, of a province for what its council sets there.

    Refuses: NotAllowed, OutOfReach.
    """
    agency = by.agency or ""
    if not by.is_officer or not by.has(Role.FINANCE):
        raise NotAllowed
    if policy.level is SetBy.MINISTRY:
        if not is_ministry(agency):
            raise OutOfReach(agency=agency)
        return
    reach = reached(agency)
    within = all(any(code == root or code.startswith(f"{root}.") for root in reach) for code in policy.authorities)
    if not policy.authorities or not within or policy.set_by != (SetBy.COUNCIL,):
        raise OutOfReach(agency=agency)


def is_ministry(agency: str) -> bool:
    """Whether the agency is a ministry itself."""
    return agency.startswith("G") and "." not in agency


def reached(agency: str) -> tuple[str, ...]:
    """The agencies whose fees an agency decides on or looks at, with all below them; empty for a ministry: everywhere.

    A province and what stands for it in the ministries with local offices: H26, G01.26, G12.26.

    Identifiers below the roots are worked out (see `agencies/kinds.yaml` of the pack); an authority that has other
    ones lists them in its policies.
    """
    if is_ministry(agency):
        return ()
    number = agency[1:3]
    return (agency, f"G01.{number}", f"G12.{number}") if agency.startswith("H") and len(agency) == 3 else (agency,)


def check_begins(policy: Policy, today: date) -> None:
    """A policy that is adopted today holds from tomorrow on at the earliest. Refuses: BeginsTooEarly."""
    if policy.valid_from <= today:
        raise BeginsTooEarly(day=policy.valid_from.isoformat())
