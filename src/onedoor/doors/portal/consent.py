"""Agree that a paper of the vault serves in this dossier: the very words, an end, and taken back at any moment."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal import prefill
from onedoor.doors.portal.journey import Journey, on_a_journey
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.vault import whose
from onedoor.doors.portal.vault_share import giver
from onedoor.vault import operations
from onedoor.vault.errors import PlanChanged
from onedoor.vault.terms import ItemView

LASTS = timedelta(days=180)
"""Long enough for any time limit with its supplements; the words name the day."""


@access(CITIZEN)
@on_a_journey
def consent(request: ActorRequest, journey: Journey, slot: str) -> HttpResponse:
    """The words of a consent for this dossier and no other; agreed to, the paper serves from now on."""
    view, back = _about(request, journey, slot)
    agency = journey.draft.agency
    if not agency:
        return redirect("portal:place", journey.draft.id)
    of = whose(request, view.row.owner)
    language = (get_language() or "vi")[:2]
    purpose = _("giải quyết hồ sơ “%(title)s”") % {"title": journey.definition.title.in_(language)}
    until: date = clock.today() + LASTS
    name, items, by = giver(request, of), (view.row.id,), request.actor
    words, digest = operations.words_of(
        of.id, name=name, agency=agency, purpose=purpose[:200], items=items, until_on=until, language=language, by=by
    )
    if request.method == "POST":
        try:
            operations.give_consent(
                of.id, name=name, agency=agency, purpose=purpose[:200], items=items, until_on=until, language=language,
                seen=request.POST.get("seen", ""), draft=journey.draft.id, by=by,
            )  # fmt: skip
            return redirect(back)
        except PlanChanged:
            pass  # Other words than were shown: they are shown again.
    context = {"journey": journey, "words": words, "seen": digest, "back": back}
    return page(request, "consent.html", context, here="my_dossiers")


def _about(request: ActorRequest, journey: Journey, slot: str) -> tuple[ItemView, str]:
    """The paper that would serve, and the page to go back to. Refuses: NotFound."""
    draft = journey.draft
    if slot in journey.to_ask:
        return journey.to_ask[slot], reverse("portal:papers", args=[draft.id, slot])
    for one in journey.pages:
        for field in one.fields:
            if field.id == slot:
                known = prefill.known(journey.knowable([field]), request.actor, draft).to_ask
                if slot in known:
                    return known[slot], reverse("portal:form_page", args=[draft.id, one.id])
    raise NotFound
