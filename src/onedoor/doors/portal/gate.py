"""The gate: what will be asked, what to have at hand, and the sign-in."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.doors.frame.access import CITIZEN, PUBLIC, ActorRequest, access
from onedoor.doors.portal import service_facts
from onedoor.doors.portal.eligibility import walk
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DraftRow


def _questions(definition: Definition) -> str:
    return reverse("portal:eligibility", args=[definition.procedure])


@access(PUBLIC)
def gate(request: ActorRequest, procedure: str) -> HttpResponse:
    """The last page before the form: it asks nothing yet, and offers drafts of the same service."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    asked = walk(definition, request.GET.dict())
    if asked.next is not None:
        return redirect(_questions(definition) + (f"?{urlencode(asked.given)}" if asked.given else ""))
    drafts: tuple[DraftRow, ...] = ()
    if request.actor.is_citizen:
        drafts = tuple(draft for draft in queries.drafts(seen_by=request.actor) if draft.procedure == procedure)
    context = {
        "definition": definition,
        "needed": service_facts.papers_always_needed(definition),
        "papers": service_facts.papers_to_bring(definition),
        "given": asked.given.items(),
        "drafts": drafts,
        "here": request.get_full_path(),
    }
    return page(request, "gate.html", context)


@require_POST
@access(CITIZEN)
def begin(request: ActorRequest, procedure: str) -> HttpResponse:
    """Start a draft with the eligibility answers, and go on to the choice of the place."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    asked = walk(definition, request.POST.dict())
    if asked.next is not None:
        return redirect(_questions(definition))
    draft = operations.start(procedure, by=request.actor, eligibility=dict(asked.given))
    return redirect("portal:place", draft.id)
