"""The evidence of one procedure: what is held already, what nobody reads, what only waits, and what it all costs."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.base.actor import Role
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.office import process_words, words
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office.process import names
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import page
from onedoor.simplification import operations, queries
from onedoor.simplification.operations.comparing import SAMPLE
from onedoor.simplification.pack_files import costs
from onedoor.simplification.rules.reviews import ENOUGH
from onedoor.simplification.terms import Review, Verdict

_HOUR = 3600
LEADS = OFFICER(Role.LEADER)


@access(LOOKS)
def saving(request: ActorRequest, procedure: str) -> HttpResponse:
    """Each figure with its formula, its n, its period and its interval; the records where one may see them."""
    wanted, language = asked(request.GET), get_language() or "vi"
    found = queries.evidence(procedure, wanted.first, wanted.last, seen_by=request.actor)
    definition = catalogue.current_version(procedure, wanted.last).definition
    shown = [one for one in found.held if one.by_hand or one.tally.looked]
    rate = costs().rate
    leads = LEADS.admits(request.actor)
    context = {
        "wanted": wanted,
        "title": words.title_of(procedure, wanted.last),
        "procedure": procedure,
        "found": found,
        "held": [
            (
                one,
                said.part_title(definition, one.asked.part),
                queries.source_title(one.asked.source).in_(language),
                said.LACKS[one.lack],
            )
            for one in shown
        ],
        "never_by_hand": len(found.held) - len(shown),
        "unread": [(one, said.part_title(definition, one.part)) for one in found.unread],
        "steps": _steps(request, procedure, found.burden.factor),
        "open": _open(request, procedure),
        "lines": [
            (one, said.act_title(definition, one), found.burden.cost(one), said.MARKS[one.mark])
            for one in found.burden.lines
            if one.times
        ],
        "rate": rate,
        "rate_sure": said.MARKS[rate.mark],
        "leads": leads,
        "waiting": queries.waiting(procedure, seen_by=request.actor) if leads else 0,
        "sample": SAMPLE,
        "enough": ENOUGH,
    }
    return page(request, "saving.html", context, status=400 if wanted.error else 200)


def _open(request: ActorRequest, procedure: str) -> set[str]:
    """What was proposed at one's own agency and waits for a decision."""
    found = queries.proposals(seen_by=request.actor, procedure=procedure)
    return {one.part for one in found if not one.decision and one.agency == request.actor.agency}


def _steps(request: ActorRequest, procedure: str, yearly: float) -> list[tuple[Review, str, object, float]]:
    """The steps that only check, each with the hours a year that it would spare; the most first."""
    wanted = asked(request.GET)
    running = queries.running(procedure, wanted.first, wanted.last, seen_by=request.actor)
    named = names(procedure)
    rows = [
        (one, named(one.activity), process_words.VERDICTS[one.verdict], one.spared * yearly / _HOUR)
        for one in (running.reviews if running else None) or ()
        if one.verdict is not Verdict.IN_THE_PROCEDURE
    ]
    return sorted(rows, key=lambda row: -row[3])


@require_POST
@access(LEADS)
def compare(request: ActorRequest, procedure: str) -> HttpResponse:
    """A sample will be compared. Refuses: NotFound."""
    operations.ask_comparison(procedure, by=request.actor)
    request.session["office_told"] = _("Máy đang đối chiếu. Vài phút nữa hãy mở lại trang này.")
    return redirect("office:saving", procedure)
