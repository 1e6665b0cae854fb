"""A page of the form: one matter. What is right is kept at once; what is wrong stays as typed, a word beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.catalogue.terms import Field, FieldError, FieldType, Page, Text
from onedoor.doors.frame.access import CITIZEN, COUNTER, HELPER, ActorRequest, access
from onedoor.doors.portal import milestones, prefill, words
from onedoor.doors.portal.field_sentences import input_name, sentence_for
from onedoor.doors.portal.form_actions import act
from onedoor.doors.portal.journey import Journey, load, on_a_journey
from onedoor.doors.portal.prefill import Known
from onedoor.doors.portal.reading import Reading, read
from onedoor.doors.portal.shown import page
from onedoor.doors.portal.summary import questions, summary
from onedoor.doors.portal.typed import Typed, first_of, of_answer, typed
from onedoor.doors.portal.widgets import Widget, build
from onedoor.dossiers import operations
from onedoor.vault import queries as vault

VERIFIED = "looked_up"
_POPULATION = Text(vi="Cơ sở dữ liệu dân cư", en="The population database")


@dataclass(frozen=True, slots=True)
class Filled:
    """A page that was sent: what was typed, what is wrong, and what to say above it."""

    typed: Mapping[str, Typed] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    more: bool = False


@access(CITIZEN, HELPER, COUNTER)
@on_a_journey
def form_page(request: ActorRequest, journey: Journey, page_id: str) -> HttpResponse:
    """Show a page, or keep what was typed on it and go on."""
    one = journey.page(page_id)
    known = _known(request, journey, one)
    if request.method != "POST":
        milestones.page_shown(journey.draft.id, one.id, register_silent=known.down)
        return _show(request, journey, one, known, Filled())
    sent = set(request.POST.getlist("shown"))
    shown = tuple(asked for asked in one.fields if asked.id in sent)
    acted = act(
        request.POST.get("action", ""),
        shown,
        {asked.id: typed(asked, request.POST) for asked in shown if asked.type is not FieldType.FILE},
        request.actor,
    )
    reading = read(shown, acted.typed)
    _remember(request, journey, acted.looked_up, reading)
    unverified = _unverified(request, journey, shown, reading, known)
    sources = {
        name: known.origins[name] if answer is not None and known.answers.get(name) == answer else None
        for name, answer in reading.answers.items()
    }
    operations.save_answers(journey.draft.id, reading.answers, by=request.actor, unverified=unverified, sources=sources)
    journey = load(journey.draft.id, request.actor)
    if acted.files:
        return redirect("portal:papers", journey.draft.id, acted.files)
    if request.POST.get("action") == "later":
        return redirect("portal:tasks", journey.draft.id)
    if acted.stay:
        return _show(request, journey, one, known, Filled(acted.typed, acted.errors, acted.notice))
    new = any(asked not in shown for asked in journey.fields(one))
    missing = _missing(journey, shown, reading)
    errors = dict(reading.errors) | {input_name(error): sentence_for(error) for error in missing}
    milestones.page_sent(journey.draft.id, one.id, (*reading.faults, *missing), more=new)
    if errors or new:
        if new:  # What came up just now may be known as well.
            known = _known(request, journey, one)
        return _show(request, journey, one, known, Filled(acted.typed, errors, more=new and not errors))
    return redirect(journey.after(one))


def _known(request: ActorRequest, journey: Journey, one: Page) -> Known:
    return prefill.known(journey.knowable(journey.fields(one)), request.actor, journey.draft)


def _missing(journey: Journey, shown: tuple[Field, ...], reading: Reading) -> tuple[FieldError, ...]:
    """What the whole of the answers says about this page: what is still open, what does not fit together."""
    ids = {asked.id for asked in shown if asked.type is not FieldType.FILE}
    wrong = {name.split(".")[0] for name in reading.errors}
    return tuple(error for error in journey.errors if error.field_id in ids and error.field_id not in wrong)


def _remember(request: ActorRequest, journey: Journey, looked_up: str, reading: Reading) -> None:
    """Keep a digest of what the register gave, to know later whether it was changed by hand."""
    if looked_up and looked_up in reading.answers:
        kept = dict(request.session.get(VERIFIED, {}))
        kept[f"{journey.draft.id}:{looked_up}"] = prefill.fingerprint(reading.answers[looked_up])
        request.session[VERIFIED] = kept


def _unverified(
    request: ActorRequest, journey: Journey, shown: tuple[Field, ...], reading: Reading, known: Known
) -> tuple[str, ...]:
    """The fields which the register has not confirmed as they now stand."""
    kept = request.session.get(VERIFIED, {})
    found = {asked for asked in journey.draft.unverified if asked not in {one.id for one in shown}}
    for one in shown:
        answer = reading.answers.get(one.id, journey.draft.answers.get(one.id))
        if answer is None:
            continue
        if prefill.doubted(one, answer, known):
            found.add(one.id)
        if not prefill.of_register(one):
            continue
        own = one.id in known.from_register and known.answers.get(one.id) == answer
        if not own and kept.get(f"{journey.draft.id}:{one.id}") != prefill.fingerprint(answer):
            found.add(one.id)
    return tuple(sorted(found))


def _show(request: ActorRequest, journey: Journey, one: Page, known: Known, filled: Filled) -> HttpResponse:
    fields = journey.fields(one)
    number = journey.pages.index(one)
    back = reverse("portal:tasks", args=[journey.draft.id])
    if number:
        back = reverse("portal:form_page", args=[journey.draft.id, journey.pages[number - 1].id])
    begun = any(asked.id in journey.draft.answers for asked in one.fields)
    widgets = tuple(_widget(asked, journey, known, filled, begun=begun) for asked in fields)
    context = {
        "journey": journey,
        "page": one,
        "widgets": widgets,
        "shown": [asked.id for asked in fields],
        "errors": summary(questions(widgets), filled.errors),
        "notice": filled.notice,
        "more": filled.more,
        "silent": _silent(known),
        "to_ask": {view.row.id: (name, view.row) for name, view in known.to_ask.items()}.values(),
        "number": number + 1,
        "total": len(journey.pages),
        "back": back,
        "just": words.JUST_DONE.get(request.GET.get("just", "")),
    }
    return page(request, "form_page.html", context, here="my_dossiers")


def _silent(known: Known) -> tuple[Text, ...]:
    """The titles of the registers that do not answer."""
    names = {name for found in known.silent.values() for name in found}
    titles = tuple(one.title for one in vault.pack().registers if one.id in names)
    return (_POPULATION, *titles) if known.down else titles


def _widget(asked: Field, journey: Journey, known: Known, filled: Filled, *, begun: bool) -> Widget:
    """The field with its value. Of a page that was `begun`, what may stay empty and is empty was left so on purpose."""
    own = journey.draft.subject is None and any(
        source.startswith(("claims.", "population.self")) for source in asked.sources
    )
    answers = journey.draft.answers
    source = ""
    if asked.id in filled.typed:
        value = filled.typed[asked.id]
    elif asked.id in answers:
        value = of_answer(asked, answers[asked.id])
        source = known.sources.get(asked.id, "") if known.answers.get(asked.id) == answers[asked.id] else ""
    elif asked.id in known.answers and (asked.required or not begun):
        value, source = of_answer(asked, known.answers[asked.id]), known.sources[asked.id]
    else:
        value = first_of(asked)
    widget = build(asked, value, filled.errors, source=source, own=own)
    origin = known.origins.get(asked.id)
    if source and origin is not None and prefill.disputable(origin):
        widget = replace(widget, disputed_at=reverse("portal:dispute", args=[journey.draft.id, asked.id]))
    if known.untold:  # Neither is anything filled in, nor may it be looked up.
        widget = replace(widget, lookup=False)
    # The hint speaks of what the register filled in; the page says above that it could not.
    return replace(widget, hint="") if (known.down or known.untold) and prefill.of_register(asked) else widget
