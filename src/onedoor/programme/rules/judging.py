"""How a target stands on a day: from what was measured, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onedoor.programme.rules import forecasts
from onedoor.programme.rules import months as of
from onedoor.programme.terms.targets import Judgement, Reckoning, Status, Target
from onedoor.quality.terms import Better, Observation, Unit

ON_TRACK, AT_RISK = 1.0, 0.8
"""From which pace on a target is on its way, and at risk; below that it is behind."""
_LINE_MONTHS = 12


def judge(target: Target, seen: Sequence[Observation], unit: Unit, today: date) -> Judgement:
    """Status, pace, what is needed and where it leads. `seen` are the months of its indicator in its version."""
    if today < target.starts_on:
        return Judgement(Status.NOT_STARTED)
    months = of.within(seen, target.starts_on, of.month_end(target.due_on))
    months = tuple(one for one in months if one.starts_on <= min(today, target.due_on))
    if not months:
        return Judgement(Status.NOT_MEASURED)
    through = min(today, months[-1].ends_on, target.due_on)
    if target.reckoning is Reckoning.PERIOD:
        found = _of_period(target, months, through, today)
    else:
        found = _of_month(target, months, seen, unit, through)
    found = _paced(target, found)
    return replace(found, status=_status(target, found, today))


def _of_period(target: Target, months: tuple[Observation, ...], through: date, today: date) -> Judgement:
    value, n = of.level(months)
    found = Judgement(Status.TOO_LITTLE, months, value, of.share(months), n, through)
    both = of.counts(months)
    if both is None or target.expected is None or today > target.due_on:
        return found
    remaining = max(0.0, target.expected - both[1])
    if not remaining:
        return found
    return replace(
        found,
        needed=needed(target, *both),
        remaining=round(remaining),
        impossible_since=_impossible_since(target, months, through),
        forecast=forecasts.of_share(target, months, through, remaining),
    )


def _of_month(
    target: Target, months: tuple[Observation, ...], seen: Sequence[Observation], unit: Unit, through: date
) -> Judgement:
    newest = months[-1]
    line = of.within(seen, date.min, newest.ends_on)[-_LINE_MONTHS:]
    return Judgement(
        Status.TOO_LITTLE, months, newest.value, newest.interval, newest.n, through,
        forecast=forecasts.of_line(target, line, unit),
    )  # fmt: skip


def needed(target: Target, x: float, n: float) -> float | None:
    """The share that all cases still to come would have to have; above 1 or below 0 there is no such share."""
    if target.expected is None or target.expected <= n:
        return None
    return (target.goal * target.expected - x) / (target.expected - n)


def _impossible_since(target: Target, months: Sequence[Observation], through: date) -> date | None:
    """The end of the first month after which not even success (or the lack of it) in every case would do."""
    for upto in range(1, len(months) + 1):
        both = of.counts(months[:upto])
        share = needed(target, *both) if both else None
        if share is not None and (share > 1 if target.better is Better.MORE else share < 0):
            return min(months[upto - 1].ends_on, through)
    return None


def _paced(target: Target, found: Judgement) -> Judgement:
    """With where an even way would be today. Without a baseline, or a way to go, there is no pace."""
    if target.baseline is None or target.met_by(target.baseline) or found.now is None or found.through is None:
        return found
    way = target.goal - target.baseline
    gone = ((found.through - target.starts_on).days + 1) / ((target.due_on - target.starts_on).days + 1)
    return replace(found, expected=target.baseline + way * gone, pace=(found.now - target.baseline) / way / gone)


def _status(target: Target, found: Judgement, today: date) -> Status:
    if found.now is None:
        return Status.NOT_MEASURED
    met = target.met_by(found.now)
    if today > target.due_on:
        last_month = target.due_on.replace(day=1)
        if found.through is None or found.through < last_month:
            return Status.NOT_MEASURED
        return Status.REACHED if met else Status.MISSED
    if found.impossible_since is not None:
        return Status.IMPOSSIBLE
    if met and (target.reckoning is Reckoning.MONTH or _certain(target, found)):
        return Status.REACHED
    if found.pace is not None:
        return _of_pace(target, found, found.pace)
    if met:
        return Status.ON_TRACK
    return _of_forecast(target, found)


def _certain(target: Target, found: Judgement) -> bool:
    """Whether no case still to come can undo it."""
    if found.needed is None:
        return False
    return found.needed <= 0 if target.better is Better.MORE else found.needed >= 1


def _of_pace(target: Target, found: Judgement, pace: float) -> Status:
    """On track is whoever has come far enough, and may still come there at the pace of the last months."""
    ahead = found.forecast.at_due if found.forecast else None
    if pace >= ON_TRACK and (ahead is None or target.met_by(ahead.high) or target.met_by(ahead.low)):
        return Status.ON_TRACK
    return Status.AT_RISK if pace >= AT_RISK else Status.BEHIND


def _of_forecast(target: Target, found: Judgement) -> Status:
    """Where no pace can be told: the goal beside the interval in which this leads."""
    if found.forecast is None:
        return Status.TOO_LITTLE
    met = {target.met_by(found.forecast.at_due.low), target.met_by(found.forecast.at_due.high)}
    if met == {True}:
        return Status.ON_TRACK
    return Status.BEHIND if met == {False} else Status.AT_RISK
