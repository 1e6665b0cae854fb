"""Asking for many dossiers: the officer's inbox and the person's own."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotAllowed
from onedoor.base.text import fold
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules as catalogue_rules
from onedoor.dossiers import rules
from onedoor.dossiers.models import Dossier, SavedView
from onedoor.dossiers.terms import OPEN, PAUSED, InboxFilter, InboxPage, InboxRow, State, TimeLeft, Turn
from onedoor.identity import queries as identity

_COUNTED_UP_TO = 1000
_NUMBER = re.compile(r"^[0-9]{12}$")
_SORTS = {"due": "due_at", "submitted": "submitted_at", "name": "applicant", "code": "code"}
_SHOWN = (
    "code",
    "procedure",
    "version_id",
    "applicant",
    "agency",
    "state",
    "stage",
    "turn",
    "submitted_at",
    "due_at",
    "handled_at",
    "closed_at",
    "assigned_to",
    "assigned_name",
    "channel",
)
_OPEN_STATES = sorted(OPEN)
_CLOSED_STATES = sorted(set(State) - OPEN)


def _row(item: Dossier, now: datetime) -> InboxRow:
    title = catalogue.version(item.version_id).definition.title
    state = State(item.state)
    return InboxRow(
        code=item.code,
        procedure=item.procedure,
        title_vi=title.vi,
        title_en=title.en,
        applicant=item.applicant,
        agency=item.agency,
        state=state,
        stage=item.stage,
        turn=Turn(item.turn),
        submitted_at=item.submitted_at,
        due_at=item.due_at,
        time_left=rules.time_left(
            state, item.due_at, item.handled_at or item.closed_at, now=now, zone=clock.law_zone()
        ),
        assigned_to=item.assigned_to,
        assigned_name=item.assigned_name,
        channel=item.channel,
    )


def _ours(by: Actor) -> QuerySet[Dossier]:
    """The dossiers of the officer's agency; none for who only keeps its money."""
    ours = Dossier.objects.filter(agency=by.agency)
    return ours if rules.handles_dossiers(by) else ours.none()


def _in_view(view: str, by: Actor) -> QuerySet[Dossier]:
    mine = _ours(by)
    match view:
        case "done":
            return mine.filter(state__in=_CLOSED_STATES)
        case "agency":
            return mine.filter(state__in=_OPEN_STATES)
        case "unassigned":
            return mine.filter(state__in=_OPEN_STATES, assigned_to=None, stage_role__in=sorted(by.roles))
        case "unit":
            return mine.filter(state__in=_OPEN_STATES, stage_role__in=sorted(by.roles))
        case _:
            return mine.filter(state__in=_OPEN_STATES, assigned_to=by.id)


def _by_time_left(wanted: tuple[TimeLeft, ...]) -> Q:
    now = clock.now()
    zone = clock.law_zone()
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(0), tzinfo=zone)
    running = ~Q(state__in=sorted(PAUSED)) & Q(handled_at=None, closed_at=None)
    ranges = {
        TimeLeft.NO_LIMIT: Q(due_at=None),
        TimeLeft.PAUSED: Q(state__in=sorted(PAUSED), due_at__isnull=False),
        TimeLeft.OVERDUE: running & Q(due_at__lt=now),
        TimeLeft.DUE_TODAY: running & Q(due_at__gte=now, due_at__lt=tomorrow),
        TimeLeft.DUE_SOON: running & Q(due_at__gte=tomorrow, due_at__lte=now + timedelta(days=2)),
        TimeLeft.PLENTY: running & Q(due_at__gt=now + timedelta(days=2)),
    }
    chosen = Q()
    for word in wanted:
        chosen |= ranges.get(word, Q(pk=None))
    return chosen


def _by_word(word: str, by: Actor) -> Q:
    """A word of a name, part of a telephone number or code; a citizen number only as a whole, for it is sealed."""
    said = Q(words__contains=word) | Q(code__icontains=word)
    if _NUMBER.match(word):
        said |= Q(owner__in=identity.carriers(word, seen_by=by))
    return said


def inbox(filter: InboxFilter, *, seen_by: Actor) -> InboxPage:  # noqa: A002  The contract's word.
    """A page of the officer's inbox; what is due first comes first. Refuses: NotAllowed (not an officer)."""
    if not seen_by.is_officer or seen_by.id is None:
        raise NotAllowed
    found = _in_view(filter.view, seen_by)
    if filter.states:
        found = found.filter(state__in=filter.states)
    if filter.procedure:
        found = found.filter(procedure=filter.procedure)
    if filter.time_left:
        found = found.filter(_by_time_left(filter.time_left))
    for word in fold(filter.words).split()[:8]:
        found = found.filter(_by_word(word, seen_by))
    size = min(max(filter.size, 1), 200)
    page = max(filter.page, 1)
    start = (page - 1) * size
    rows = list(_sorted(found, filter).only(*_SHOWN)[start : start + size + 1])
    now = clock.now()
    return InboxPage(
        rows=tuple(_row(item, now) for item in rows[:size]),
        page=page,
        more=len(rows) > size,
        counts=_counts(seen_by),
    )


def _sorted(found: QuerySet[Dossier], filter: InboxFilter) -> QuerySet[Dossier]:  # noqa: A002  As above.
    field = _SORTS.get(filter.sort.removeprefix("-"), "due_at")
    if filter.view == "done" and field == "due_at":
        return found.order_by("-closed_at", "id")
    downwards = "-" if filter.sort.startswith("-") else ""
    return found.order_by(f"{downwards}{field}", f"{downwards}id")


def _counts(by: Actor) -> dict[str, int]:
    """How many are open in each view, counted up to a thousand."""
    open_ones = _ours(by).filter(state__in=_OPEN_STATES).values_list("assigned_to", "stage_role")[:_COUNTED_UP_TO]
    counts = {"mine": 0, "unit": 0, "agency": 0, "unassigned": 0}
    for assigned_to, role in open_ones:
        ours = role in by.roles
        counts["agency"] += 1
        counts["unit"] += ours
        counts["mine"] += assigned_to == by.id
        counts["unassigned"] += ours and assigned_to is None
    return counts


def mine(*, seen_by: Actor) -> tuple[InboxRow, ...]:
    """The person's own dossiers, newest first."""
    if not (seen_by.is_citizen or seen_by.is_machine) or seen_by.id is None:
        return ()
    own = Q(owner=seen_by.id) if seen_by.is_citizen else Q(client=seen_by.id)
    now = clock.now()
    return tuple(
        _named(item, now, seen_by.name) for item in Dossier.objects.filter(own).order_by("-submitted_at")[:200]
    )


def named(codes: Collection[str], *, seen_by: Actor) -> dict[str, InboxRow]:
    """Those of the codes that are the officer's agency's, each with whose or what matter it is."""
    now = clock.now()
    return {item.code: _named(item, now, item.applicant) for item in _ours(seen_by).filter(code__in=codes)}


def _named(item: Dossier, now: datetime, own_name: str) -> InboxRow:
    """The row with what people know the matter by, so that two of the same procedure are told apart."""
    definition = catalogue.version(item.version_id).definition
    vi, en = (
        catalogue_rules.about(
            definition, item.answers, own_name=own_name, language=language, area_name=agencies.area_name
        )
        for language in ("vi", "en")
    )
    return replace(_row(item, now), about_vi=vi, about_en=en)


def saved_views(*, seen_by: Actor) -> tuple[tuple[str, InboxFilter], ...]:
    """The officer's saved views by name."""
    if seen_by.id is None:
        return ()
    return tuple(
        (
            row.name,
            InboxFilter(
                **row.filter
                | {
                    "states": tuple(State(word) for word in row.filter["states"]),
                    "time_left": tuple(TimeLeft(word) for word in row.filter["time_left"]),
                }
            ),
        )
        for row in SavedView.objects.filter(officer=seen_by.id).order_by("name")
    )
