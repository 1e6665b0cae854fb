"""What a head of agency sees first in the morning: what failed yesterday, what is late, what moved, what to do next."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.base.shares import wilson
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.attempts import named
from onedoor.doors.office.money_period import Days
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.doors.office.target_words import Line, line_of, written
from onedoor.dossiers import queries as dossiers
from onedoor.programme import queries as programme
from onedoor.programme.terms.targets import Status, TargetRow
from onedoor.quality import profile
from onedoor.quality import queries as quality

_MOST = 3
_WORST_FIRST = (
    Status.IMPOSSIBLE, Status.MISSED, Status.BEHIND, Status.AT_RISK, Status.ON_TRACK, Status.REACHED,
    Status.TOO_LITTLE, Status.NOT_MEASURED, Status.NOT_STARTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """A target, and its two newest months in words."""

    line: Line
    before: str
    now: str


@access(MEASURES)
def morning(request: ActorRequest) -> HttpResponse:
    """One screen of a phone; every figure leads to what is behind it."""
    today = clock.today()
    yesterday = Days(today - timedelta(days=1), today - timedelta(days=1))
    found = quality.failures(yesterday.first, yesterday.last, seen_by=request.actor)
    late = dossiers.overdue(seen_by=request.actor)
    tasks = programme.late_tasks(seen_by=request.actor)
    context = {
        "day": today,
        "yesterday": yesterday,
        "found": found,
        "begun": found.matured + found.open,
        "failed": wilson(found.failed, found.matured),
        "causes": [
            (named(cause), n, f"{yesterday.query}&{urlencode({'cause': cause.value})}")
            for cause, n in sorted(found.causes.items(), key=lambda each: (-each[1], each[0]))[:_MOST]
        ],
        "rest": profile.pack().attribution.rest_days,
        "late": sum(one.n for one in late),
        "latest": [(agency_name(one.agency), one) for one in late[:_MOST]],
        "own": any(one.agency == request.actor.agency for one in late),
        "tasks": tasks[:_MOST],
        "late_tasks": len(tasks),
        "moved": _moved(programme.targets(seen_by=request.actor)),
        "next": _next(request),
    }
    return page(request, "morning.html", context)


def _moved(rows: tuple[TargetRow, ...]) -> list[Moved]:
    """The targets that stand worst, and how their newest month differs from the one before."""
    first = sorted(rows, key=lambda row: (_WORST_FIRST.index(row.judgement.status), row.target.due_on))[:_MOST]
    return [_in_words(row) for row in first]


def _in_words(row: TargetRow) -> Moved:
    values = [month.value for month in row.judgement.months if month.value is not None][-2:]
    before, now = (written(value, row.target) for value in ([None, None, *values])[-2:])
    return Moved(line_of(row), before if len(values) > 1 else "", now)


def _next(request: ActorRequest) -> list[dict[str, object]]:
    """The three repairs that would surely spare people most hours, by the last ninety days."""
    last = clock.today()
    wanted = Days(last - timedelta(days=90), last)
    return [
        {
            "title": words.title_of(row.procedure, wanted.last),
            "cause": named(row.cause),
            "hours": row.hours,
            "n": row.failed,
            "query": f"{wanted.query}&{urlencode({'procedure': row.procedure, 'cause': row.cause.value})}",
        }
        for row in quality.opportunities(wanted.first, wanted.last, seen_by=request.actor, most=_MOST)
        if row.hours >= 1
    ]
