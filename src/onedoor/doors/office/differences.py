"""The work list: what does not tie out, oldest first."""

from django.http import HttpResponse

from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import difference_words
from onedoor.doors.office.shown import DECIDES, page
from onedoor.fees import queries
from onedoor.fees.terms import ONLINE, DifferenceKind, Resolution

MOST = 200


@access(DECIDES)
def differences(request: ActorRequest) -> HttpResponse:
    """Open ones, or resolved ones with who and when; of a kind or gateway where the address names one."""
    kind, gateway = request.GET.get("kind", ""), request.GET.get("gateway", "")
    done = request.GET.get("done") == "yes"
    rows = queries.differences(
        seen_by=request.actor,
        resolved=done,
        kind=kind if kind in set(DifferenceKind) else "",
        gateway=gateway if gateway in ONLINE else "",
        most=MOST,
    )
    told = [(row, difference_words.happened(row), resolved_words(row.resolution)) for row in rows]
    context = {
        "rows": told,
        "kinds": tuple(DifferenceKind),
        "gateways": sorted(ONLINE),
        "kind": kind,
        "gateway": gateway,
        "done": done,
        "most": MOST,
    }
    return page(request, "differences.html", context)


def resolved_words(resolution: Resolution | None) -> str:
    """How it was resolved, "" while it is open."""
    return difference_words.resolved(resolution) if resolution else ""
