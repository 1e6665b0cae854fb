"""The short survey: one page, opened by an invitation's token, without signing in; answered once."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField, PageError
from onedoor.doors.portal.shown import page
from onedoor.quality import operations, queries
from onedoor.quality.errors import SurveyAnswered
from onedoor.quality.terms import Cause, Group
from onedoor.quality.terms.surveys import Done, Driver, Instrument, Question, SurveyAnswer

_LONGEST = 1000
_SCALES, _MANY = ("satisfaction", "done", "ease", "group", "trust"), ("well", "badly")
_NEEDED = ("satisfaction", "done")


@access(PUBLIC)
def about(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    """A message leads here: on to the questions about that journey, if it was asked about. Refuses: NotFound."""
    return redirect("portal:survey", operations.token_about(draft_id))


@access(PUBLIC)
def survey(request: ActorRequest, token: str) -> HttpResponse:
    """The questions; on the button the answer, and thanks; on the other one no reminder."""
    try:
        asked = queries.survey_page(token).instrument
    except SurveyAnswered:
        if request.method == "GET" and "thanks" in request.GET:
            return page(request, "survey_thanks.html")
        raise
    if request.method == "POST" and "decline" in request.POST:
        operations.decline(token)
        return page(request, "survey_declined.html")
    fields = _fields(asked, request)
    errors = tuple(PageError(field.error, field.name) for field in fields.values() if field.error)
    if request.method == "POST" and not errors:
        operations.answer(token, _answer(fields))
        return redirect(f"{reverse('portal:survey', args=[token])}?thanks")
    context = {"fields": fields, "asked": asked, "errors": errors, "longest": _LONGEST}
    return page(request, "survey.html", context, status=400 if errors else 200)


def _fields(asked: Instrument, request: ActorRequest) -> dict[str, FormField]:
    sent = request.method == "POST"
    found = {name: _scale(name, getattr(asked, name), request, sent=sent) for name in _SCALES}
    found["cause"] = _chosen("cause", asked.cause, request, kind="select")
    for name in _MANY:
        question: Question = getattr(asked, name)
        many = [value for value in request.POST.getlist(name) if value in question.values]
        found[name] = _field(name, question, many, kind="checkboxes", small=True)
    text = request.POST.get("words", "")
    long = _("Nội dung dài quá %(limit)s ký tự. Hãy viết ngắn lại.") % {"limit": _LONGEST}
    found["words"] = _field(
        "words", asked.words, text, kind="textarea", error=long if len(text.strip()) > _LONGEST else ""
    )
    return found


def _scale(name: str, question: Question, request: ActorRequest, *, sent: bool) -> FormField:
    value = _chosen(name, question, request).value
    missing = sent and name in _NEEDED and not value
    return _field(
        name, question, cast(str, value), error=_("Hãy chọn một câu trả lời") if missing else "",
        required=name in _NEEDED, inline=name == "ease", small=True,
    )  # fmt: skip


def _chosen(name: str, question: Question, request: ActorRequest, kind: str = "radios") -> FormField:
    value = request.POST.get(name, "")
    return _field(name, question, value if value in question.values else "", kind=kind)


def _field(
    name: str, question: Question, value: str | Sequence[str], *, kind: str = "radios", error: str = "",
    required: bool = False, inline: bool = False, small: bool = False,
) -> FormField:  # fmt: skip
    choices = tuple(Choice(option.value, option.label) for option in question.options)
    return FormField(
        name, question.title, kind=kind, value=value, hint=question.hint or "", error=error, required=required,
        choices=choices, inline=inline, small=small, rows=4, spellcheck=kind == "textarea",
        empty_choice=_("Không chọn") if kind == "select" else "",
    )  # fmt: skip


def _answer(fields: dict[str, FormField]) -> SurveyAnswer:
    one = {name: str(field.value) for name, field in fields.items() if isinstance(field.value, str)}
    return SurveyAnswer(
        satisfaction=int(one["satisfaction"]),
        done=Done(one["done"]),
        ease=int(one["ease"]) if one["ease"] else None,
        group=Group(one["group"]) if one["group"] else None,
        cause=Cause(one["cause"]) if one["cause"] else None,
        well=tuple(Driver(value) for value in fields["well"].value),
        badly=tuple(Driver(value) for value in fields["badly"].value),
        trust=int(one["trust"]) if one["trust"] else None,
        words=one["words"],
    )
