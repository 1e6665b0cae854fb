"""A target from its assignment on: the head of the agency confirms or objects, who gave it may withdraw it."""

from collections.abc import Sequence
from uuid import UUID

from onedoor.agencies.rules import unit_named
from onedoor.audit import operations as audit
from onedoor.base import clock, jobs
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.programme.errors import TargetExists
from onedoor.programme.models import Target
from onedoor.programme.operations.target_document import pages_of
from onedoor.programme.queries import assigned as queries
from onedoor.programme.rules import assigning
from onedoor.programme.rules import months as of
from onedoor.programme.terms.targets import TargetState, Wanted
from onedoor.quality import queries as quality
from onedoor.quality.rules.rolling import place
from onedoor.quality.terms import Indicator, Observation


@operation
def assign(wanted: Wanted, *, by: Actor) -> tuple[UUID, ...]:
    """Each of those agencies or units has the target, with the baseline that is measured of it; its document follows.

    What an agency sets itself or its units is confirmed with it. Refuses: NotFound, NotMeasuredSo, NotMeasuredOfUnits,
    GoalOutOfRange, TargetDaysWrong, NotBelowParent, TargetOtherState, TargetExists.
    """
    if not by.has(Role.LEADER):
        raise NotFound
    parent = None if wanted.parent is None else queries.parent_of(wanted.parent, seen_by=by)
    allowed = {one.code for one in queries.assignable(seen_by=by, parent=parent)}
    if not wanted.agencies or not allowed.issuperset(wanted.agencies):
        raise NotFound
    indicator = queries.indicator_of(wanted.indicator, wanted.version)
    assigning.check_wanted(wanted, indicator, clock.today())
    if indicator is None:
        raise NotFound
    if parent is not None:
        assigning.check_parent(parent, wanted)
    scopes = [place(one) for one in wanted.agencies]
    lines = quality.series(scopes, [wanted.indicator], seen_by=by)
    return tuple(
        _given(wanted, one, indicator, lines.get((place(one), wanted.indicator, wanted.version), ()), by)
        for one in wanted.agencies
    )


def _given(wanted: Wanted, agency: str, indicator: Indicator, seen: Sequence[Observation], by: Actor) -> UUID:
    live = Target.objects.filter(
        agency=agency, indicator=wanted.indicator, starts_on=wanted.starts_on, due_on=wanted.due_on
    )
    if live.exclude(state=TargetState.WITHDRAWN).exists():
        raise TargetExists(agency=agency)
    first, last = of.baseline_days(wanted.starts_on)
    baseline, n = of.level(of.within(seen, first, last))
    unit = unit_named(agency)
    own, giver = by.agency == (unit[0] if unit else agency), by.id
    if giver is None:
        raise NotFound
    found = Target.objects.create(
        agency=agency, given_by=by.agency or "", indicator=wanted.indicator, version=wanted.version,
        better=indicator.better,
        reckoning=wanted.reckoning, baseline=baseline, baseline_first=first, baseline_last=last, baseline_n=n,
        goal=wanted.goal, starts_on=wanted.starts_on, due_on=wanted.due_on, parent_id=wanted.parent,
        expected=wanted.expected or of.volume(seen, clock.today(), wanted.starts_on, wanted.due_on),
        state=TargetState.CONFIRMED if own else TargetState.ASSIGNED, assigned_by=giver, assigned_at=clock.now(),
    )  # fmt: skip
    facts = {"agency": agency, "indicator": f"{wanted.indicator}@{wanted.version}", "goal": f"{wanted.goal:g}"}
    audit.record(by=by, verb="programme.assign", subject=f"target:{found.id}", facts=facts, first=True)
    jobs.defer("programme.typeset_target", target_id=str(found.id))
    return found.id


@operation
def confirm_target(target_id: UUID, *, by: Actor) -> None:
    """The head has taken it on. Refuses: NotFound, TargetOtherState."""
    found = _locked(target_id, by)
    if not assigning.may_answer(queries.target_of(found), by):
        raise NotFound
    _move(found, TargetState.CONFIRMED, "", "confirm", by)


@operation
def object_to_target(target_id: UUID, reason: str, *, by: Actor) -> None:
    """The head has said why it cannot be taken on as it is. Refuses: NotFound, TargetOtherState, ReasonNeeded."""
    found = _locked(target_id, by)
    if not assigning.may_answer(queries.target_of(found), by):
        raise NotFound
    _move(found, TargetState.OBJECTED, reason, "object", by)


@operation
def withdraw_target(target_id: UUID, reason: str, *, by: Actor) -> None:
    """It holds no more; what was given and why it went stays on record. Refuses: NotFound, TargetOtherState,
    ReasonNeeded."""
    found = _locked(target_id, by)
    if not assigning.may_withdraw(queries.target_of(found), by):
        raise NotFound
    _move(found, TargetState.WITHDRAWN, reason, "withdraw", by)


@operation
def typeset_target(target_id: UUID) -> None:
    """Its document stands; made again, it is the same bytes, so nothing is locked while it is made."""
    found = Target.objects.filter(id=target_id, pages=b"").first()
    if found is None:
        return
    pages = pages_of(queries.target_of(found))
    if Target.objects.filter(id=target_id, pages=b"").update(pages=pages):
        audit.record(by=SYSTEM, verb="programme.typeset", subject=f"target:{found.id}", facts={"bytes": len(pages)})


def _locked(target_id: UUID, by: Actor) -> Target:
    found = queries.seen(by).select_for_update().filter(id=target_id).first()
    if found is None:
        raise NotFound
    return found


def _move(found: Target, to: TargetState, reason: str, verb: str, by: Actor) -> None:
    assigning.check_move(TargetState(found.state), to, reason)
    found.state, found.reason = to, reason.strip()
    found.save(update_fields=["state", "reason"])
    audit.record(by=by, verb=f"programme.{verb}", subject=f"target:{found.id}", facts={"state": to})
