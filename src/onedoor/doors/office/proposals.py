"""What was proposed, and what became of it; a candidate becomes a proposal with one button."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office import words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.saving import LEADS
from onedoor.doors.office.shown import agency_name, page
from onedoor.simplification import operations, queries
from onedoor.simplification.terms.proposals import ProposalRow, Target


@access(LOOKS)
def proposals(request: ActorRequest) -> HttpResponse:
    """Those that wait for a decision first."""
    today = clock.today()
    rows = [
        (one, words.title_of(one.procedure, today), part_of(one), agency_name(one.agency), said.DECISIONS[one.decision])
        for one in queries.proposals(seen_by=request.actor)
    ]
    return page(request, "proposals.html", {"rows": rows})


def part_of(row: ProposalRow) -> str:
    """What would go, by its name in the newest version that has it."""
    language = get_language() or "vi"
    for version in reversed(catalogue.versions(row.procedure)):
        stages = {stage.id: stage.title.in_(language) for stage in version.definition.route}
        if row.target is Target.STEP and row.part in stages:
            return stages[row.part]
        if queries.part_of(version.definition, row.part) is not None:
            return said.part_title(version.definition, row.part)
    return row.part


@require_POST
@access(LEADS)
def propose(request: ActorRequest, procedure: str) -> HttpResponse:
    """The figures of this moment are frozen. Refuses: NotFound, NoCandidate, ProposedAlready."""
    wanted, target = asked(request.POST), request.POST.get("target", "")
    if target not in set(Target) or wanted.error:
        raise NotFound
    part, source = (request.POST.get(name, "").replace("\0", "")[:80] for name in ("part", "source"))
    made = operations.propose(
        procedure, Target(target), part, source, first=wanted.first, last=wanted.last, by=request.actor
    )
    request.session["office_told"] = _("Đã đề xuất. Bằng chứng được giữ nguyên như lúc này.")
    return redirect("office:proposal", made)
