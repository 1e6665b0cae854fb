"""Portals seen from outside: the rounds, and what one round found of each portal."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.probe_words import DEFECTS, REACHED
from onedoor.doors.office.shown import MEASURES, agency_name, page
from onedoor.quality import queries
from onedoor.quality.rules.defects import defects
from onedoor.quality.rules.observatory import Graded, observatory
from onedoor.quality.rules.transport import TlsScore, tls_score
from onedoor.quality.terms.probes import Reached
from onedoor.quality.terms.rounds import OWN, Visited

_MOST, _MOST_OFTEN = 3, 8


@dataclass(frozen=True, slots=True)
class Row:
    """One portal in a round, in words."""

    visited: Visited
    name: str
    ended: str
    well: bool
    graded: Graded | None = None
    tls: TlsScore | None = None
    wrong: tuple[Promise, ...] = ()

    @property
    def first(self) -> tuple[Promise, ...]:
        """As many as a line of a long list holds."""
        return self.wrong[:_MOST]

    @property
    def more(self) -> int:
        return len(self.wrong) - len(self.first)


@access(MEASURES)
def probes(request: ActorRequest) -> HttpResponse:
    """Every round, with how far it is."""
    return page(request, "probes.html", {"rounds": queries.rounds(seen_by=request.actor)})


@access(MEASURES)
def probe_round(request: ActorRequest, round_name: str) -> HttpResponse:
    """What one round found: what is wrong with many, then by portal, the worst first; who waits is named at the end."""
    found = queries.round_of(round_name, seen_by=request.actor)
    rows = [row_of(one) for one in queries.visits(round_name, seen_by=request.actor)]
    seen = [one for one in rows if one.visited.facts is not None]
    counted = Counter(said for one in seen for said in one.wrong)
    context = {
        "round": found,
        "rows": sorted(seen, key=lambda one: (one.well, -len(one.wrong))),
        "waiting": [one for one in rows if one.visited.facts is None],
        "often": [(said, n) for said, n in counted.most_common(_MOST_OFTEN) if n > 1],
        "sound": sum(one.well and not one.wrong for one in seen),
        "n": len(seen),
    }
    return page(request, "probe_round.html", context)


def row_of(one: Visited) -> Row:
    """A visit in words; one that still waits has only its name."""
    name = name_of(one.portal, one.agency)
    if one.facts is None:
        return Row(one, name, _("Chưa đến lượt"), well=False)
    found = defects(one.facts)
    return Row(
        one,
        name,
        str(REACHED[one.facts.plain.reached]),
        well=one.facts.plain.reached is Reached.COMPLETED,
        graded=observatory(one.facts),
        tls=tls_score(one.facts.plain),
        wrong=tuple(said for defect, said in DEFECTS.items() if defect in found),
    )


def name_of(code: str, agency: str) -> str:
    """Whose portal it is; one that belongs to nobody goes by its id."""
    if code == OWN:
        return _("Cổng của hệ thống này")
    return agency_name(agency) or code
