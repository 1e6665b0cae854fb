"""Simulations and what happened, as the office asks for them."""

from collections.abc import Sequence
from datetime import date

from onedoor.base.actor import Actor
from onedoor.doors.office.period import SEED, Asked
from onedoor.dossiers import queries as dossiers
from onedoor.fees import queries as fees
from onedoor.fees import rules
from onedoor.fees.terms.simulation import MonthBeside, Simulation
from onedoor.fees.terms.tariff import Policy


def concerned(policy: Policy) -> tuple[str, ...]:
    """The procedures that the policy is about; none where it is about every one."""
    named = [effect.procedures for effect in policy.effects]
    return tuple(sorted({one for procedures in named for one in procedures})) if all(named) else ()


def simulated(policy: Policy, wanted: Asked, by: Actor) -> Simulation | None:
    """The policy on the period's dossiers that it is about, as far as the actor's agency reaches; None without any."""
    reached = rules.reached(by.agency or "")
    filed, definitions = dossiers.filed(wanted.first, wanted.last, agencies=reached, procedures=concerned(policy))
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


def happened(first: date, last: date, by: Actor, procedures: Sequence[str]) -> tuple[MonthBeside, ...]:
    """Month by month what was filed of those procedures (none named: of all) and what was due for it."""
    reached = rules.reached(by.agency or "")
    filed, definitions = dossiers.filed(first, last, agencies=reached, procedures=procedures)
    if filed.is_empty():
        return ()
    from onedoor.fees import simulation  # noqa: PLC0415  Large; only who simulates pays for it.

    return simulation.happened(filed, definitions=definitions, policies=fees.adopted_policies(), follows=fees.followed)
