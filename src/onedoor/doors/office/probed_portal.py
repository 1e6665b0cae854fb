"""One portal seen from outside: what is wrong and what shows it, its scores, the facts, and a day of availability."""

from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpResponse
from django.utils.functional import Promise

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.picture_words import PictureShown, shown
from onedoor.doors.frame.probe_words import DEFECTS, TESTS
from onedoor.doors.office.probe_evidence import evidence
from onedoor.doors.office.probes import name_of, row_of
from onedoor.doors.office.shown import MEASURES, page
from onedoor.doors.office.strip import strip
from onedoor.quality import queries
from onedoor.quality.queries import PortalView
from onedoor.quality.rules import availability
from onedoor.quality.rules.defects import defects
from onedoor.quality.terms.pictures import Pictured
from onedoor.quality.terms.probes import Facts

_DAY = timedelta(days=1)


@access(MEASURES)
def probed_portal(request: ActorRequest, portal_code: str) -> HttpResponse:
    """As it was in the round that the address names, or the last time."""
    in_round = request.GET.get("round", "").replace("\0", "")[:60]
    view = queries.portal(portal_code, seen_by=request.actor, in_round=in_round)
    facts = view.visit.facts if view.visit else None
    row = row_of(view.visit) if view.visit else None
    context = {
        "view": view,
        "in_round": in_round,
        "name": name_of(view.code, view.agency),
        "row": row,
        "facts": facts,
        "findings": _findings(facts) if facts else [],
        "tests": _named(row.graded.tests if row and row.graded else {}),
        "sub_tests": _named(row.tls.points if row and row.tls else {}),
        "pictures": _pictures(view),
        "barriers": sum(one.gone_on is None for one in queries.barriers(portal_code, seen_by=request.actor)),
        "takes_down": "office:take_down" if queries.may_run_rounds(request.actor) else "",
    }
    return page(request, "probed_portal.html", {**context, **_answering(view)})


def _pictures(view: PortalView) -> tuple[PictureShown, ...]:
    """What the browser showed at that visit."""
    visit = view.visit
    if visit is None or visit.facts is None or visit.visited_at is None:
        return ()
    return shown(Pictured(view.code, view.url, visit.visited_at, visit.facts, visit.pictures))


def _findings(facts: Facts) -> list[tuple[Promise, str]]:
    found = defects(facts)
    return [(said, evidence(defect, facts)) for defect, said in DEFECTS.items() if defect in found]


def _named(points: Mapping[str, int]) -> list[tuple[Promise | str, int]]:
    return [(TESTS.get(name, name), points) for name, points in points.items()]


def _answering(view: PortalView) -> dict[str, object]:
    """The last day by slots; nothing where nobody looked."""
    ends = availability.begins(clock.now())
    seen = availability.runs(view.slots, ends - _DAY, ends)
    counted = availability.availability(view.slots, ends - _DAY, ends)
    if not counted.looked:
        return {}
    return {
        "strip": strip(seen),
        "runs": [run for run in seen if run.up is not True],
        "counted": counted,
        "share": counted.ok / counted.looked,
        "longest": counted.longest_outage // timedelta(minutes=1),
        "vantages": sorted({slot.vantage for slot in view.slots}),
    }
