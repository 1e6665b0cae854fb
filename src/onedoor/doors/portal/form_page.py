"""A page of the form: one matter. What is right is kept at once; what is wrong stays as typed, with a word beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import JsonValue

from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotReadable
from onedoor.catalogue.terms import Field, FieldType, Page
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal import prefill
from onedoor.doors.portal.field_sentences import check_sentence
from onedoor.doors.portal.form_actions import Outcome, act
from onedoor.doors.portal.journey import Journey, errors_by_input, load, on_a_journey
from onedoor.doors.portal.reading import Reading, read
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.typed import Typed, first_of, of_answer
from onedoor.doors.portal.widgets import build
from onedoor.dossiers import operations

VERIFIED = "verified"


@access(CITIZEN)
@on_a_journey
def form_page(request: ActorRequest, journey: Journey, page_id: str) -> HttpResponse:
    """Show a page, or keep what was typed on it and go on."""
    one = journey.page(page_id)
    known = prefill.known(journey.fields(one), request.actor)
    if request.method != "POST":
        return _show(request, journey, one, known)
    shown = tuple(field for field in one.fields if _was_shown(field, request))
    reading = read(shown, request.POST)
    outcome = act(request, shown, reading, request.actor)
    reading = outcome.reading
    unverified = _unverified(request, journey, shown, reading, known)
    operations.save_answers(journey.draft.id, reading.answers, by=request.actor, unverified=unverified)
    journey = load(journey.draft.id, request.actor)
    if outcome.files:
        return redirect("portal:papers", journey.draft.id, outcome.files)
    if request.POST.get("action") == "later":
        return redirect("portal:tasks", journey.draft.id)
    errors = dict(outcome.errors)
    new = tuple(field for field in journey.fields(one) if field not in shown)
    if not outcome.stay:
        errors |= dict(reading.errors) | _checked(journey, one, reading, new)
        if not errors and not new:
            return redirect(journey.after(one))
    return _show(request, journey, one, known, reading, errors, outcome, bool(new and not errors))
