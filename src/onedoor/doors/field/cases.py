"""What helpers could not solve at a visit: asked here, answered by the agency, found again by everybody of the team."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.base.ids import new_id
from onedoor.doors.field.chosen import choices
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.field.teams import team_asked
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.outreach_words import TOPICS, case_line
from onedoor.doors.frame.sentences import sentence
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import LONGEST_QUESTION, Question, Topic


@access(HELPS)
def cases(request: ActorRequest) -> HttpResponse:
    """The list, the newest first, narrowed by words where some were typed."""
    words = request.GET.get("q", "").replace("\0", "")[:100]
    found = queries.help_cases(seen_by=request.actor, words=words)
    context = {"rows": [case_line(row) for row in found], "q": words, "teams": queries.teams(seen_by=request.actor)}
    return page(request, "cases.html", context)


@access(HELPS)
def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """One of them with its answer. Refuses: NotFound."""
    return page(request, "case.html", {"one": case_line(queries.help_case(case_id, seen_by=request.actor))})


@access(HELPS)
def case_new(request: ActorRequest) -> HttpResponse:
    """The form; sent, the agency is asked. Refuses: NotFound (no household of one's own teams)."""
    teams = queries.teams(seen_by=request.actor)
    if not teams:
        return redirect("field:cases")
    team, household, where = teams[0].id, _id(request.GET.get("household", "")), ""
    if household:
        team, found = queries.household(household, seen_by=request.actor)
        where = f"{found.alley}, {found.label}"
    form = Form(request)
    if not household:
        team = team_asked(form, teams)
    question = _read(form, team, household)
    if form.ready and question:
        try:
            operations.ask_for_help(question, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "text" if refusal.code == "outreach.note_tells_who" else "")
        else:
            return redirect("field:case", question.id)
    context = {"form": form, "errors": form.errors, "where": where, "case_id": form.typed("case_id") or new_id()}
    return page(request, "case_new.html", context, status=400 if form.errors else 200)


def _read(form: Form, team: UUID, household: UUID | None) -> Question | None:
    topics = [Choice(one.value, str(text)) for one, text in TOPICS.items()]
    topic = form.choice("topic", _("Việc gì"), topics, missing=_("Hãy chọn một việc."))
    procedure = form.choice("procedure", _("Thủ tục"), choices(), missing="", kind="select")
    form.fields["procedure"] = replace(form.fields["procedure"], required=False, empty_choice=_("Không chọn"))
    text = form.text(
        "text", _("Vướng ở đâu"), limit=LONGEST_QUESTION, rows=5, missing=_("Hãy viết anh/chị vướng ở đâu."),
        hint=_("Nói việc, không nói ai: không ghi tên, số điện thoại hay số định danh."),
    )  # fmt: skip
    case_id = _id(form.typed("case_id"))
    if not form.ready or case_id is None:
        return None
    return Question(case_id, team, Topic(topic), text, procedure, household)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
