"""The gate: what will be asked, what to have at hand, and the sign-in."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Applicant, Definition
from onedoor.doors.frame.access import CITIZEN, HELPER, PUBLIC, ActorRequest, access
from onedoor.doors.portal import milestones, service_facts
from onedoor.doors.portal.answers_shown import draft_about
from onedoor.doors.portal.eligibility import walk
from onedoor.doors.portal.ended import leads_on
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DraftRow
from onedoor.identity import queries as identity
from onedoor.identity.terms import Ground, Principal, Scope


def _questions(definition: Definition) -> str:
    return reverse("portal:eligibility", args=[definition.procedure])


def _others(request: ActorRequest, definition: Definition) -> tuple[Principal, ...]:
    """The minor children and the organisations for whom the person may file this."""
    for_organisations = Applicant.ORGANISATION in definition.who_may_file
    if not request.actor.is_citizen or not (definition.for_minors or for_organisations):
        return ()
    mine = [one for one in identity.principals(seen_by=request.actor) if Scope.FILE in one.scopes]
    return tuple(
        one
        for one in mine
        if (for_organisations if one.tax_code else definition.for_minors and one.ground is Ground.PARENT)
    )


@access(PUBLIC, HELPER)
@leads_on
def gate(request: ActorRequest, procedure: str) -> HttpResponse:
    """The last page before the form: it asks nothing yet, and offers drafts of the same service."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    asked = walk(definition, request.GET.dict())
    if asked.next is not None:
        return redirect(_questions(definition) + (f"?{urlencode(asked.given)}" if asked.given else ""))
    drafts: list[tuple[DraftRow, str]] = []
    if request.actor.is_citizen or request.actor.is_helper:
        mine = (draft for draft in queries.drafts(seen_by=request.actor) if draft.procedure == procedure)
        drafts = [(draft, draft_about(draft, request.actor)) for draft in mine]
    context = {
        "definition": definition,
        "needed": service_facts.papers_always_needed(definition),
        "papers": service_facts.papers_to_bring(definition),
        "given": asked.given.items(),
        "drafts": drafts,
        "here": request.get_full_path(),
        "others": _others(request, definition),
    }
    return page(request, "gate.html", context)


@require_POST
@access(CITIZEN, HELPER)
def begin(request: ActorRequest, procedure: str) -> HttpResponse:
    """Start a draft with the eligibility answers, and go on to the choice of the place."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    asked = walk(definition, request.POST.dict())
    if asked.next is not None:
        return redirect(_questions(definition))
    chosen = request.POST.get("for_whom", "")
    other = next((one.id for one in _others(request, definition) if str(one.id) == chosen), None)
    draft = operations.start(procedure, by=request.actor, eligibility=dict(asked.given), subject=other)
    milestones.begun(draft.id, request.headers)
    return redirect("portal:place", draft.id)
