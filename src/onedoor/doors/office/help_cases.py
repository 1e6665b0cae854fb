"""What helpers could not solve: who leads, receives or handles at the agency answers."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.outreach_words import case_line
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.shown import ANSWERS, page
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import LONGEST_ANSWER


@access(ANSWERS)
def help_cases(request: ActorRequest) -> HttpResponse:
    """What waits for an answer, then what is answered, narrowed by words where some were typed."""
    words = request.GET.get("q", "").replace("\0", "")[:100]
    waiting = queries.help_cases(seen_by=request.actor, words=words, waits=True)
    answered = queries.help_cases(seen_by=request.actor, words=words, waits=False)
    lists = {"waiting": [case_line(row) for row in waiting], "answered": [case_line(row) for row in answered]}
    return page(request, "help_cases.html", lists | {"q": words})


@access(ANSWERS)
def help_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """One of them; sent, the team reads the answer. Refuses: NotFound."""
    found = queries.help_case(case_id, seen_by=request.actor)
    form = Form(request)
    answer = form.text(
        "answer", _("Trả lời"), limit=LONGEST_ANSWER, rows=8, missing=_("Hãy viết câu trả lời."), start=found.answer,
        hint=_("Cả tổ đọc được và tìm lại được. Nói cách làm; không ghi tên, số của ai."),
    )  # fmt: skip
    if form.ready:
        try:
            operations.answer_case(case_id, answer, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "answer")
        else:
            request.session["office_told"] = _("Đã trả lời. Cả tổ đọc được từ bây giờ.")
            return redirect("office:help_cases")
    context = {"one": case_line(found), "form": form, "errors": form.errors}
    return page(request, "help_case.html", context, status=400 if form.errors else 200)
