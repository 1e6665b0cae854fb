"""The task list: where am I, what is done, what is left."""

from django.http import HttpResponse
from django.urls import reverse

from onedoor.agencies import queries as agencies
from onedoor.catalogue.terms import Page
from onedoor.doors.frame.access import CITIZEN, COUNTER, HELPER, ActorRequest, access
from onedoor.doors.portal.journey import Journey, on_a_journey
from onedoor.doors.portal.prefill import source_words
from onedoor.doors.portal.shown import page


@access(CITIZEN, HELPER, COUNTER)
@on_a_journey
def tasks(request: ActorRequest, journey: Journey) -> HttpResponse:
    """Everything this dossier needs, each with its state; in any order."""
    draft = journey.draft
    forms: list[dict[str, object]] = [
        {
            "title": one.title,
            "href": reverse("portal:form_page", args=[draft.id, one.id]),
            "status": _page_status(journey, one),
        }
        for one in journey.pages
    ]
    papers: list[dict[str, object]] = [
        {
            "title": component.title,
            "href": reverse("portal:papers", args=[draft.id, component.id]),
            "status": _paper_status(journey, component.id),
            "held": source_words(journey.held[component.id]) if component.id in journey.held else "",
            "count": len(journey.files(component.id)),
        }
        for component in journey.upload_slots
    ]
    states = [task["status"] for task in (*forms, *papers) if task["status"] != "optional"]
    done = states.count("done") + bool(draft.agency) + journey.signed
    context = {
        "journey": journey,
        "agency": agencies.agency(draft.agency) if draft.agency else None,
        "forms": forms,
        "papers": papers,
        "done": done,
        "total": len(states) + 1 + journey.wants_signature,
    }
    return page(request, "tasks.html", context, here="my_dossiers")


def _page_status(journey: Journey, one: Page) -> str:
    """A page that asks nothing of everybody is not done before somebody has answered it."""
    if not journey.page_done(one):
        return "todo"
    return (
        "done"
        if any(field.required or field.id in journey.draft.answers for field in journey.fields(one))
        else "optional"
    )


def _paper_status(journey: Journey, slot: str) -> str:
    if journey.files(slot) or slot in journey.held:
        return "done"
    return "todo" if slot in journey.wrong_ids else "optional"
