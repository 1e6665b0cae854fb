"""A helper's phone keeps the form of a draft, and sends pages and files when there is a network: each is taken once."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from onedoor.base import clock
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.ids import read_id
from onedoor.catalogue.terms import Field, FieldType, Page
from onedoor.doors.frame.access import HELPER, ActorRequest, access
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.portal import milestones, prefill
from onedoor.doors.portal.journey import Journey, load
from onedoor.doors.portal.kept_form import form_of, page_of
from onedoor.doors.portal.reading import Reading, read
from onedoor.doors.portal.shown import helping
from onedoor.doors.portal.summary import questions, summary
from onedoor.doors.portal.typed import typed
from onedoor.doors.portal.widgets import build
from onedoor.dossiers import operations
from onedoor.dossiers.errors import ChangedMeanwhile, FormChanged, SentDiffers
from onedoor.dossiers.terms import Sending


@require_POST
@access(HELPER)
def kept(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """What the phone asks for in `do`: the form to keep (told to the person), the form again, or to take a page or a
    file. Refuses: NotFound; everything else is told in sentences, for what was typed stays on the phone."""
    does = {"keep": _keep, "look": _look, "page": _take_page, "file": _take_file}.get(request.POST.get("do", ""))
    if does is None:
        raise NotFound
    try:
        return does(request, draft_id)
    except NotFound:
        raise
    except Refusal as refusal:
        told: dict[str, object] = {"why": [{"text": sentence(refusal)}]}
        if isinstance(refusal, ChangedMeanwhile):
            journey = load(draft_id, request.actor)
            told["changed"] = page_of(journey, _page(journey, str(refusal.facts["page"])))
        return JsonResponse(told, status=refusal.status)


def _keep(request: ActorRequest, draft_id: UUID) -> JsonResponse:
    operations.keep_on_phone(draft_id, by=request.actor)
    return _look(request, draft_id)


def _look(request: ActorRequest, draft_id: UUID) -> JsonResponse:
    journey, mandate = load(draft_id, request.actor), helping(request)
    if mandate is None or "keep" not in mandate.acts:
        raise NotFound
    return JsonResponse(form_of(journey, mandate) | {"code": journey.draft.code or ""})


def _take_page(request: ActorRequest, draft_id: UUID) -> JsonResponse:
    journey = load(draft_id, request.actor)
    one = _page(journey, request.POST.get("page", ""))
    sent = set(request.POST.getlist("shown"))
    shown = tuple(asked for asked in one.fields if asked.id in sent and asked.type is not FieldType.FILE)
    given = {asked.id: typed(asked, request.POST) for asked in shown}
    reading = read(shown, given)
    if reading.errors:
        milestones.page_sent(draft_id, one.id, reading.faults, more=False)
        widgets = [build(asked, given[asked.id], {}) for asked in shown]
        errors = summary(questions(widgets), reading.errors)
        return JsonResponse({"why": [{"text": error.text, "at": error.target} for error in errors]}, status=400)
    tried = tuple(known for text in request.POST.getlist("tried") if (known := read_id(text)))
    sending = Sending(_id(request), request.POST.get("base", ""), tried)
    left = operations.take_page(
        draft_id, one.id, reading.answers, sending, by=request.actor, unverified=_unverified(journey, shown, reading)
    )
    after = load(draft_id, request.actor)
    if after.draft.revision != journey.draft.revision:
        wrong = [error for error in after.errors if error.field_id in reading.answers]
        milestones.page_sent(draft_id, one.id, wrong, more=False)
    return JsonResponse({"stands": True, "base": left})


def _page(journey: Journey, page_id: str) -> Page:
    """One of the form's pages, whether the answers call for it or not. Refuses: FormChanged."""
    found = next((page for page in journey.definition.pages if page.id == page_id), None)
    if found is None:
        raise FormChanged(procedure=journey.draft.procedure)
    return found


def _take_file(request: ActorRequest, draft_id: UUID) -> JsonResponse:
    slot, file, began = request.POST.get("slot", ""), request.FILES.get("file"), clock.now()
    if file is None:
        raise NotFound
    try:
        row = operations.attach(draft_id, slot, file.name or "", file.chunks(), by=request.actor, sent_as=_id(request))
    except Refusal as refusal:
        milestones.file_sent(draft_id, slot, refusal.code)
        raise
    if row.uploaded_at >= began:  # Not the second time.
        milestones.file_sent(draft_id, slot, "")
    return JsonResponse({"stands": True})


def _id(request: ActorRequest) -> UUID:
    """Under which id the phone keeps what it sends. Refuses: SentDiffers, where it is none."""
    found = read_id(request.POST.get("id", ""))
    if found is None:
        raise SentDiffers
    return found


def _unverified(journey: Journey, shown: tuple[Field, ...], reading: Reading) -> tuple[str, ...]:
    """What a register could confirm, and has not: a helper looks nothing up."""
    others = set(journey.draft.unverified) - {one.id for one in shown}
    told = {one.id for one in shown if prefill.of_register(one) and reading.answers.get(one.id) is not None}
    return tuple(sorted(others | told))
