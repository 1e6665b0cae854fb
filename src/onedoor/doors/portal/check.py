"""Check your answers: everything on one page, each with a way to change it, then handed in once."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.catalogue import rules
from onedoor.catalogue.terms import FieldType, Text
from onedoor.doors.frame.access import CITIZEN, COUNTER, HELPER, ActorRequest, access
from onedoor.doors.frame.components import PageError
from onedoor.doors.frame.fee_lines import fee_lines
from onedoor.doors.portal import milestones
from onedoor.doors.portal.answers_shown import Shown, page_shown
from onedoor.doors.portal.journey import Journey, ended, load
from onedoor.doors.portal.prefill import source_words
from onedoor.doors.portal.registers import spared
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations
from onedoor.dossiers.errors import FormChanged, Incomplete, NoAgency, NotDeclared, RegistersUnasked
from onedoor.dossiers.rules import Act, may_help
from onedoor.dossiers.terms import AttachmentRow
from onedoor.fees import queries as fees
from onedoor.fees.terms.tariff import Assessment
from onedoor.vault import queries as vault


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form on the page to check."""

    title: Text
    href: str
    rows: tuple[Shown, ...]


@access(CITIZEN, HELPER, COUNTER)
def check(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """Show all answers; handed in, the draft is a dossier, however often the button is pressed."""
    if request.method != "POST":
        return _shown(request, draft_id)
    try:
        return redirect(ended(request, _handed_in(request, draft_id)))
    except FormChanged:
        return redirect("portal:tasks", draft_id)
    except NotDeclared:
        return redirect("portal:declaration", draft_id)
    except (Incomplete, NoAgency) as refusal:
        milestones.not_taken(draft_id, refusal.code)
        return _shown(request, draft_id, told=True)


def _handed_in(request: ActorRequest, draft_id: UUID) -> str:
    """The dossier's code. Registers that may spare a paper are asked first, while no row is locked."""
    hand_in = partial(
        operations.submit,
        draft_id,
        by=request.actor,
        seen_version=_version_seen(request),
        language=(get_language() or "vi")[:2],
    )
    try:
        return hand_in(unasked=vault.state_registers().keys())
    except RegistersUnasked:
        _ask_registers(request, draft_id)
        return hand_in()


def _ask_registers(request: ActorRequest, draft_id: UUID) -> None:
    """What registers spare is noted with the draft; what one that is silent would have spared is checked later."""
    journey = load(draft_id, request.actor)
    open_slots = [part for part in journey.components if part.id not in journey.held and not journey.files(part.id)]
    found = spared(open_slots, journey.draft, request.actor)
    if found.known or found.silent:
        operations.save_answers(
            draft_id,
            {},
            by=request.actor,
            unverified=(*journey.draft.unverified, *found.silent),
            sources=found.known,
        )


def _version_seen(request: ActorRequest) -> UUID:
    """The version whose form was shown; none that exists where the page said nothing that could be one."""
    try:
        return UUID(request.POST.get("version", ""))
    except ValueError:
        return UUID(int=0)


def _shown(request: ActorRequest, draft_id: UUID, *, told: bool = False) -> HttpResponse:
    journey = load(draft_id, request.actor)
    if journey.draft.code:
        return redirect(ended(request, journey.draft.code))
    errors = missing(journey) if told else ()
    context = {
        "journey": journey,
        "agency": agencies.agency(journey.draft.agency) if journey.draft.agency else None,
        "sections": _sections(journey),
        "papers": _papers(journey),
        "held": {slot: source_words(source) for slot, source in journey.held.items()},
        "fees": fee_lines(_due(journey), journey.definition),
        "limit": rules.time_limit(journey.definition, journey.draft.answers, journey.draft.channel, clock.today()),
        "missing": () if errors else missing(journey),
        "errors": errors,
        "files_here": _files_here(request, journey),
    }
    return page(request, "check.html", context, here="my_dossiers")


def _files_here(request: ActorRequest, journey: Journey) -> bool:
    """Whether who is here may file, and sign where that is wanted; a helper signs for nobody."""
    by = request.actor
    return not by.assists or (may_help(by, journey.draft.procedure, Act.FILE) and not journey.wants_signature)


def _due(journey: Journey) -> Assessment:
    return fees.assessed(
        journey.definition,
        journey.draft.answers,
        channel=journey.draft.channel,
        filed_on=clock.today(),
        agency=journey.draft.agency or "",
    )


def missing(journey: Journey) -> tuple[PageError, ...]:
    """What still keeps the dossier from being handed in, each leading to its row on the page."""
    found = [] if journey.draft.agency else [PageError(_("Hãy chọn nơi giải quyết hồ sơ"), "place")]
    language = get_language() or "vi"
    titles = {component.id: component.title for component in journey.definition.components}
    titles |= {field.id: one.title for one in journey.pages for field in one.fields}
    said: set[str] = set()
    for error in journey.errors:
        title = titles[error.field_id].in_(language) if error.field_id in titles else error.field_id
        if title not in said:
            said.add(title)
            found.append(PageError(_("Chưa xong: %(title)s") % {"title": title}, f"row-{error.field_id}"))
    return tuple(found)


def _sections(journey: Journey) -> tuple[Section, ...]:
    draft = journey.draft
    return tuple(
        Section(
            one.title,
            reverse("portal:form_page", args=[draft.id, one.id]),
            page_shown(journey.fields(one), draft.answers, draft.unverified),
        )
        for one in journey.pages
    )


def _papers(journey: Journey) -> tuple[tuple[str, Text, str, tuple[AttachmentRow, ...], bool], ...]:
    """Each slot for files: id, title, address, files, and whether it still wants one."""
    slots = [(component.id, component.title) for component in journey.upload_slots]
    slots += [
        (field.id, field.label)
        for one in journey.pages
        for field in journey.fields(one)
        if field.type is FieldType.FILE
    ]
    return tuple(
        (
            slot,
            title,
            reverse("portal:papers", args=[journey.draft.id, slot]),
            journey.files(slot),
            slot in journey.wrong_ids,
        )
        for slot, title in slots
    )
