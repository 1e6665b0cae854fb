"""What was filed with a community helper, laid beside what people filed alone."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.shares import SHOWN_FROM
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts, words
from onedoor.doors.office.helped_words import MEASURES_TOLD, WAITS_TOLD, verdict
from onedoor.doors.office.money_period import Days
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import MEASURES, page
from onedoor.dossiers.terms.assisted import Assisted
from onedoor.outreach import queries, rules
from onedoor.outreach.terms import Filings, Measure, Place, Shares, Tally, Team, Wait
from onedoor.quality import queries as quality

Key = TypeVar("Key")
Sides = tuple[tuple[Assisted, ...], tuple[Assisted, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The days, the team (None: everybody who helped), and what may be told of it; `untold`: it is of too few."""

    days: Days
    teams: tuple[Team, ...]
    team: Team | None
    filings: Filings
    untold: bool

    @property
    def query(self) -> str:
        """The same for the next address."""
        return f"{self.days.query}&team={self.team.id}" if self.team else self.days.query


def asked_of(request: ActorRequest) -> Asked:
    """What the address asks for. Refuses: NotFound (a team that is not the actor's to see)."""
    wanted, teams = asked(request.GET), queries.teams(seen_by=request.actor)
    found = queries.filings(wanted.first, wanted.last, seen_by=request.actor)
    kept = request.GET.get("team", "")
    team = queries.team(UUID(kept), seen_by=request.actor) if kept in {str(one.id) for one in teams} else None
    untold = team is not None and team.id in rules.untold(found, [one.id for one in teams])
    return Asked(wanted, teams, team, found.of(team.id) if team else found, untold)


def sides(filings: Filings) -> Sides:
    """Those with a helper, and those without."""
    helped = tuple(row for row in filings.rows if row.mandate)
    return helped, tuple(row for row in filings.rows if not row.mandate)


@access(MEASURES)
def helped(request: ActorRequest) -> HttpResponse:
    """Shares and times of both, how far they lie apart, and what may be concluded."""
    wanted = asked_of(request)
    with_help, alone = sides(wanted.filings)
    few = wanted.untold or min(len(with_help), len(alone)) < SHOWN_FROM
    found = {} if few else _shares(request, (with_help, alone))
    context = {
        "wanted": wanted.days,
        "asked": wanted,
        "few": few,
        "shown_from": SHOWN_FROM,
        "n_helped": len(with_help),
        "n_alone": len(alone),
        "shares": [(one, MEASURES_TOLD[one], told, verdict(told)) for one, told in found.items()],
        "times": [] if few else _times((with_help, alone)),
        "chart": _chart(found),
        "services": sorted({words.title_of(row.procedure, wanted.days.last) for row in with_help}),
        "opened": [Measure.SUPPLEMENTED, Measure.REFUSED, Measure.LATE],
    }
    return page(request, "helped.html", context, status=400 if wanted.days.error else 200)


def _shares(request: ActorRequest, both: Sides) -> dict[Measure, Shares | None]:
    found = {one: rules.shares(*(rules.tallies(rows, one) for rows in both)) for one in Measure}
    return found | {Measure.STUMBLED: rules.shares(*_stumbled(request, both))}


def _stumbled(request: ActorRequest, both: Sides) -> tuple[dict[Place, Tally], dict[Place, Tally]]:
    """By side and place: in how many a step was returned while they were filled in, as the journeys' events tell."""
    drafts: dict[tuple[int, Place], list[UUID]] = {}
    for side, rows in enumerate(both):
        for row in rows:
            drafts.setdefault((side, (row.agency, row.procedure)), []).append(row.draft)
    told = quality.stumbled(drafts, seen_by=request.actor)
    first, second = ({place: Tally(*n) for (of, place), n in told.items() if of == side} for side in (0, 1))
    return first, second


def _times(both: Sides) -> list[tuple[str, object]]:
    return [(str(WAITS_TOLD[wait]), rules.times(*both, wait)) for wait in Wait]


def _chart(found: dict[Measure, Shares | None]) -> charts.Chart | None:
    numbers: list[charts.Numbers] = [
        (
            str(MEASURES_TOLD[one]),
            (100 * told.own.value, 100 * told.helped.value),
            (100 * told.helped.low, 100 * told.helped.high),
        )
        for one, told in found.items()
        if told
    ]
    if not numbers:
        return None
    title, about = _("Có người giúp và tự nộp"), _("Số liệu ở bảng bên cạnh.")
    return charts.in_per_cent(charts.bars("helped", title, about, [_("Tự nộp"), _("Có người giúp")], numbers))
