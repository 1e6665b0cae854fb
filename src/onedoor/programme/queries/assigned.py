"""Targets, as the agency that has one, the one that gave it, and those above both see them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import Agency, AgencyKind
from onedoor.audit import queries as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.programme import models
from onedoor.programme.pack_files import programme
from onedoor.programme.rules import assigning, judging
from onedoor.programme.rules.cascades import cascade
from onedoor.programme.terms.targets import (
    HistoryLine,
    Judgement,
    Place,
    Reckoning,
    Target,
    TargetRow,
    TargetState,
    TargetView,
)
from onedoor.quality import pack_files
from onedoor.quality import queries as quality
from onedoor.quality.rules.rolling import place
from onedoor.quality.terms import Better, Indicator, Observation, Unit

_MOST = 300


def reach_of(seen_by: Actor) -> str:
    """Up to which agency a leader or auditor sees, with all below it; empty: the country. Refuses: NotFound."""
    if seen_by == SYSTEM:
        return ""
    if not (seen_by.is_officer and seen_by.agency and seen_by.has(Role.LEADER, Role.AUDITOR)):
        raise NotFound
    return "" if seen_by.agency in programme().coordination.coordinators else seen_by.agency


def seen(seen_by: Actor) -> QuerySet[models.Target]:
    """The targets of the actor's agency, of those below it, and those that it gave. Refuses: NotFound."""
    reach = reach_of(seen_by)
    found = models.Target.objects.defer("pages")
    if not reach:
        return found
    return found.filter(Q(agency=reach) | Q(agency__startswith=f"{reach}.") | Q(given_by=reach))


def targets(*, seen_by: Actor) -> tuple[TargetRow, ...]:
    """All of them that are not withdrawn, those due first first, each judged today. Refuses: NotFound."""
    rows = seen(seen_by).exclude(state=TargetState.WITHDRAWN).order_by("due_on", "agency", "indicator")[:_MOST]
    return judged(rows, seen_by)


def target(target_id: UUID, *, seen_by: Actor) -> TargetView:
    """One target with its months, its children and its history. Refuses: NotFound."""
    row = seen(seen_by).filter(id=target_id).first()
    if row is None:
        raise NotFound
    found = target_of(row, with_document=True)
    children = [target_of(one) for one in row.children.defer("pages").order_by("agency")]
    lines = series([found, *children], seen_by)
    row_of, *below = [TargetRow(one, _judgement(one, lines)) for one in (found, *children)]
    leads = seen_by.has(Role.LEADER)
    return TargetView(
        found, row_of.judgement, _line(found, lines), tuple(below), cascade(found, children),
        _history(f"target:{found.id}"), assigning.may_answer(found, seen_by), assigning.may_withdraw(found, seen_by),
        leads and seen_by.agency == found.agency and found.state is not TargetState.WITHDRAWN,
    )  # fmt: skip


def target_pages(target_id: UUID, *, seen_by: Actor) -> tuple[Target, bytes]:
    """The document of a target. Refuses: NotFound (also while it is not typeset yet)."""
    row = seen(seen_by).filter(id=target_id).exclude(pages=b"").first()
    if row is None:
        raise NotFound
    return target_of(row, with_document=True), bytes(row.pages)


def parent_of(target_id: UUID, *, seen_by: Actor) -> Target:
    """A target of the leader's own agency, to be divided. Refuses: NotFound."""
    row = seen(seen_by).filter(id=target_id, agency=seen_by.agency or "").first()
    if row is None or not seen_by.has(Role.LEADER):
        raise NotFound
    return target_of(row)


def governed(*, seen_by: Actor) -> tuple[Agency, ...]:
    """Agencies that the leader answers for: the own one and those just below; of who coordinates, every top one."""
    own = seen_by.agency or ""
    if not reach_of(seen_by):
        return tuple(one for kind in (AgencyKind.MINISTRY, AgencyKind.PROVINCE) for one in agencies.agencies(kind))
    return (agencies.agency(own), *_just_below(own))


def assignable(*, seen_by: Actor, parent: Target | None = None) -> tuple[Place, ...]:
    """To whom the leader may give a target: governed agencies, and units of the own one.

    What is divided goes to agencies below, and to units if it is what they are measured by.
    """
    own = seen_by.agency or ""
    inside = [Place(one.place, one.name_vi, one.name_en) for one in agencies.units(own)]
    if parent is None:
        return (*map(_place, governed(seen_by=seen_by)), *inside)
    return (*map(_place, _just_below(own)), *(inside if parent.indicator in assigning.OF_UNITS else ()))


def _just_below(own: str) -> list[Agency]:
    return [one for one in agencies.agencies() if one.parent == own]


def _place(one: Agency) -> Place:
    return Place(one.code, one.name_vi, one.name_en)


def offered() -> tuple[Indicator, ...]:
    """The newest version of each indicator."""
    newest: dict[str, Indicator] = {}
    for (code, version), one in pack_files.indicators().items():
        if code not in newest or newest[code].version < version:
            newest[code] = one
    return tuple(newest.values())


def indicator_of(code: str, version: int) -> Indicator | None:
    """The indicator in that version."""
    return pack_files.indicators().get((code, version))


Lines = Mapping[tuple[str, str, int], tuple[Observation, ...]]


def series(found: Iterable[Target], seen_by: Actor) -> Lines:
    """What was measured for those targets by month."""
    wanted = list(found)
    scopes = {place(one.agency) for one in wanted}
    return quality.series(scopes, {one.indicator for one in wanted}, seen_by=seen_by) if wanted else {}


def judged(rows: Iterable[models.Target], seen_by: Actor) -> tuple[TargetRow, ...]:
    """Those targets, each judged today."""
    found = [target_of(row) for row in rows]
    lines = series(found, seen_by)
    return tuple(TargetRow(one, _judgement(one, lines)) for one in found)


def _line(found: Target, lines: Lines) -> tuple[Observation, ...]:
    return lines.get((place(found.agency), found.indicator, found.version), ())


def _judgement(found: Target, lines: Lines) -> Judgement:
    indicator = indicator_of(found.indicator, found.version)
    unit = indicator.unit if indicator else Unit.NUMBER
    return judging.judge(found, _line(found, lines), unit, clock.today())


def _history(subject: str) -> tuple[HistoryLine, ...]:
    return tuple(HistoryLine(act.at, act.verb, act.agency or "") for act in audit.acts(subject))


def target_of(row: models.Target, *, with_document: bool = False) -> Target:
    """The row as a value; only asked for is it looked whether the document is there."""
    return Target(
        id=row.id, agency=row.agency, given_by=row.given_by, indicator=row.indicator, version=row.version,
        better=Better(row.better), reckoning=Reckoning(row.reckoning), baseline=row.baseline,
        baseline_first=row.baseline_first, baseline_last=row.baseline_last, baseline_n=row.baseline_n, goal=row.goal,
        starts_on=row.starts_on, due_on=row.due_on, expected=row.expected, parent=row.parent_id,
        state=TargetState(row.state), reason=row.reason, assigned_at=row.assigned_at,
        has_document=with_document and bool(row.pages),
    )  # fmt: skip
