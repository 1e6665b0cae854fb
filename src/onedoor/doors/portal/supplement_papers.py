"""The files that answer one item of a supplement."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.base.errors import NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.portal.papers import change_files
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.supplement import new_files, open_supplement, slot_titles
from onedoor.dossiers import queries


@access(CITIZEN)
def supplement_papers(request: ActorRequest, code: str, slot: str) -> HttpResponse:
    """Add files for what was asked, or take them away again."""
    view = queries.dossier(code, seen_by=request.actor)
    row = open_supplement(view)
    item = next((item for item in row.items if item.id == slot), None)
    if item is None:
        raise NotFound
    definition = catalogue.version(view.version_id).definition
    component = next((component for component in definition.components if component.id == slot), None)
    back = reverse("portal:supplement", args=[code])
    errors: tuple[str, ...] = ()
    if request.method == "POST":
        present = {file.id for file in new_files(view, row, slot)}
        errors = change_files(request, view.draft_id, slot, request.actor, present)
        if not errors:
            return redirect(back if request.POST.get("action") == "done" else request.path)
        view = queries.dossier(code, seen_by=request.actor)
    context = {
        "title": slot_titles(definition)[slot],
        "hint": component.hint if component else None,
        "most": component.max_files if component else 5,
        "why": item.why,
        "files": new_files(view, row, slot),
        "errors": [PageError(sentence, "files") for sentence in errors],
        "back": back,
    }
    return page(request, "papers.html", context, here="my_dossiers")
