"""What may be assigned, to whom, and who answers."""

from datetime import date

from onedoor.agencies.rules import unit_named
from onedoor.base.actor import Actor, Role
from onedoor.programme.errors import (
    GoalOutOfRange,
    NotBelowParent,
    NotMeasuredOfUnits,
    NotMeasuredSo,
    ReasonNeeded,
    TargetDaysWrong,
    TargetOtherState,
)
from onedoor.programme.terms.targets import TARGET_MOVES, Reckoning, Target, TargetState, Wanted
from onedoor.quality.terms import Indicator, Unit
from onedoor.quality.terms.indicators import By

OF_UNITS = frozenset({"W3"})
"""What is measured of a unit inside an agency: how long dossiers lay with it."""
_LONGEST = 5 * 366


def below(agency: str, reach: str) -> bool:
    """Whether an agency is that one or lies below it; an empty reach is the country."""
    return not reach or agency == reach or agency.startswith(f"{reach}.")


def may_be_reckoned(indicator: Indicator, how: Reckoning) -> bool:
    """A share of all cases needs cases that are counted one by one; a month's value is there for every indicator."""
    return how is Reckoning.MONTH or (indicator.unit is Unit.SHARE and By.EVENTS in indicator.by)


def check_wanted(wanted: Wanted, indicator: Indicator | None, today: date) -> None:
    """Refuses: NotMeasuredSo, NotMeasuredOfUnits, GoalOutOfRange, TargetDaysWrong."""
    if wanted.indicator not in OF_UNITS and any(unit_named(one) for one in wanted.agencies):
        raise NotMeasuredOfUnits(indicator=wanted.indicator)
    if indicator is None or not may_be_reckoned(indicator, wanted.reckoning):
        raise NotMeasuredSo(indicator=wanted.indicator)
    most = {Unit.SHARE: 1.0, Unit.POINTS: 100.0}.get(indicator.unit, 1e12)
    if not 0 <= wanted.goal <= most or (wanted.expected is not None and not 0 < wanted.expected <= 10**9):
        raise GoalOutOfRange
    days = (wanted.due_on - wanted.starts_on).days
    if not 27 <= days <= _LONGEST or wanted.due_on <= today:
        raise TargetDaysWrong


def check_parent(parent: Target, wanted: Wanted) -> None:
    """Refuses: NotBelowParent, TargetOtherState."""
    same = (wanted.indicator, wanted.version, wanted.reckoning) == (parent.indicator, parent.version, parent.reckoning)
    inside = parent.starts_on <= wanted.starts_on and wanted.due_on <= parent.due_on
    lower = all(below(one, parent.agency) and one != parent.agency for one in wanted.agencies)
    if not (same and inside and lower):
        raise NotBelowParent
    if parent.state is TargetState.WITHDRAWN:
        raise TargetOtherState(state=parent.state)


def check_move(state: TargetState, to: TargetState, reason: str) -> None:
    """Refuses: TargetOtherState, ReasonNeeded."""
    if to not in TARGET_MOVES[state]:
        raise TargetOtherState(state=state)
    if to in (TargetState.OBJECTED, TargetState.WITHDRAWN) and not reason.strip():
        raise ReasonNeeded


def may_answer(target: Target, by: Actor) -> bool:
    """The head of the agency that is to reach it."""
    return by.has(Role.LEADER) and by.agency == target.agency


def may_withdraw(target: Target, by: Actor) -> bool:
    """The head of the agency that gave it."""
    return by.has(Role.LEADER) and by.agency == target.given_by
