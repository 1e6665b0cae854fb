"""Simulations and what happened, as the office asks for them."""

from datetime import date

from onedoor.base.actor import Actor
from onedoor.doors.office.period import SEED, Asked
from onedoor.dossiers import queries as dossiers
from onedoor.fees import queries as fees
from onedoor.fees import rules
from onedoor.fees.terms.simulation import MonthBeside, Simulation
from onedoor.fees.terms.tariff import Policy


def simulated(policy: Policy, wanted: Asked, by: Actor) -> Simulation | None:
    """The policy on the dossiers of the period that the actor's agency reaches; None where none was filed."""
    filed, definitions = dossiers.filed(wanted.first, wanted.last, agencies=rules.reached(by.agency or ""))
    if filed.is_empty():
        return None
    from onedoor.fees import simulation  # noqa: PLC0415  Large; only who simulates pays for it.

    return simulation.simulate(
        filed,
        definitions=definitions,
        policies=fees.adopted_policies(),
        draft=policy,
        follows=fees.followed,
        period=(wanted.first, wanted.last),
        elasticity=wanted.elasticity,
        seed=SEED,
    )


def happened(first: date, last: date, by: Actor) -> tuple[MonthBeside, ...]:
    """Month by month what was filed and what was due for it."""
    filed, definitions = dossiers.filed(first, last, agencies=rules.reached(by.agency or ""))
    if filed.is_empty():
        return ()
    from onedoor.fees import simulation  # noqa: PLC0415  Large; only who simulates pays for it.

    return simulation.happened(filed, definitions=definitions, policies=fees.adopted_policies(), follows=fees.followed)
