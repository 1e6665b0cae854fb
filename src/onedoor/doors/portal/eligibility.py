"""Eligibility: one question a page. It stops early, and says what to do instead.

The answers travel in the address, so that nothing is stored about somebody who only asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Definition, EligibilityAnswer, EligibilityQuestion
from onedoor.doors.frame.access import HELPER, PUBLIC, ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.portal.ended import leads_on
from onedoor.doors.portal.shown import page


@dataclass(frozen=True, slots=True)
class Asked:
    """How far the questions have come: answers given, the question that is next, the answer that stops."""

    given: Mapping[str, str]
    next: EligibilityQuestion | None
    stopped_by: EligibilityAnswer | None
    total: int


def walk(definition: Definition, typed: Mapping[str, str]) -> Asked:
    """Go through the questions in order; one whose condition does not hold is passed over."""
    given: dict[str, str] = {}
    for question in definition.eligibility:
        if question.when and not rules.evaluate(question.when, {"eligibility": {**given}}):
            continue
        answer = next((answer for answer in question.answers if answer.id == typed.get(question.id)), None)
        if answer is None:
            return Asked(given, question, None, len(definition.eligibility))
        given[question.id] = answer.id
        if answer.stop:
            return Asked(given, question, answer, len(definition.eligibility))
    return Asked(given, None, None, len(definition.eligibility))


@access(PUBLIC, HELPER)
@leads_on
def eligibility(request: ActorRequest, procedure: str) -> HttpResponse:
    """The next question, the advice that ends the journey here, or on to the start."""
    definition = catalogue.current_version(procedure, clock.today()).definition
    asked = walk(definition, request.GET.dict())
    start = reverse("portal:gate", args=[procedure])
    if asked.next is None:
        return redirect(f"{start}?{urlencode(asked.given)}" if asked.given else start)
    before = list(asked.given.items())
    back = reverse("portal:service", args=[procedure])
    if before:
        back = f"{reverse('portal:eligibility', args=[procedure])}?{urlencode(before[:-1])}"
    context: dict[str, object] = {
        "definition": definition,
        "question": asked.next,
        "given": before,
        "back": back,
        "total": asked.total,
    }
    context["number"] = definition.eligibility.index(asked.next) + 1
    if asked.stopped_by:
        return page(request, "eligibility_stop.html", context | {"stop": asked.stopped_by.stop})
    if request.GET.get("asked") == asked.next.id:
        context["errors"] = (PageError(_("Hãy chọn một câu trả lời"), "answer"),)
    return page(request, "eligibility.html", context)
