"""One criterion of an assessed portal: both ratings, their evidence, the decision, the reply, the answer."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.rating_words import how, rating
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.assessment_criterion import changes_files, files_field
from onedoor.doors.office.assessment_words import TAKES_PART, choices, indicator, shown
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.terms.assessments import AssessedPortalView, Given, JudgedCriterion, Stage, View


@access(TAKES_PART)
def assessed_criterion(request: ActorRequest, portal_id: UUID, criterion: str) -> HttpResponse:
    """Everything that was said; the adjudicator decides here, and a leader of the agency replies.

    A form that comes too late is shown again with what was typed, and why it cannot be taken.
    """
    found = queries.assessed_portal(portal_id, seen_by=request.actor)
    one, form = _one(found, criterion), Form(request)
    decides = found.view is View.ADJUDICATOR and (form.sent or _may_decide(found, one))
    replies = found.view is View.AGENCY and (form.sent or found.answers) and request.actor.has(Role.LEADER)
    if form.sent and not (decides or replies):
        raise NotFound
    if (decides and _decided(form, found, one, request)) or (replies and _replied(form, found, one, request)):
        return redirect("office:assessed_criterion", portal_id, criterion)
    if form.sent:
        found = queries.assessed_portal(portal_id, seen_by=request.actor)
        one = _one(found, criterion)
    context = _shown(found, one) | {"decides": decides, "replies": replies, "form": form, "errors": form.errors}
    return page(request, "assessed_criterion.html", context, status=400 if form.errors else 200)


def _one(found: AssessedPortalView, name: str) -> JudgedCriterion:
    for one in found.criteria:
        if one.criterion.id == name:
            return one
    raise NotFound


def _may_decide(found: AssessedPortalView, one: JudgedCriterion) -> bool:
    if found.stage is Stage.ADJUDICATING:
        return one.differs
    return found.stage is Stage.ANSWERING and one.reply is not None


def _decided(form: Form, found: AssessedPortalView, one: JudgedCriterion, request: ActorRequest) -> bool:
    """Whether it was decided; else the form says why not."""
    final = one.final
    value = form.choice(
        "value", _("Mức cuối cùng"), choices(one.criterion), missing=_("Hãy chọn một mức."),
        start=final.value if final else "",
    )  # fmt: skip
    keeps = final is not None and (found.stage is Stage.ADJUDICATING or one.answered)
    reason = form.text(
        "reason", _("Vì sao"), missing=_("Hãy ghi lý do."), limit=4000, rows=4,
        start=final.reason if final and keeps else "",
        hint=_("Cơ quan đọc được câu này; khi chốt thì ai cũng đọc được."),
    )  # fmt: skip
    if form.ready:
        try:
            operations.adjudicate(found.id, one.criterion.id, value, reason, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã ghi quyết định.")
            return True
    return False


def _replied(form: Form, found: AssessedPortalView, one: JudgedCriterion, request: ActorRequest) -> bool:
    """Whether the agency's words are kept; else the form says why not."""
    words = form.text(
        "words", _("Ý kiến của cơ quan"), missing=_("Hãy ghi ý kiến."), limit=4000, rows=5,
        start=one.reply.words if one.reply else "",
        hint=_("Nói về điều người chấm thấy hoặc chưa thấy, và chỉ chỗ. Khi chốt, ý kiến được công bố cạnh mức chấm."),
    )  # fmt: skip
    form.fields["files"] = files_field(_("Ảnh hoặc tài liệu kèm theo"), found.most_files)
    if form.sent:
        changes_files(form, request, one.criterion.id, portal=found.id)
    if form.ready:
        try:
            operations.reply(found.id, one.criterion.id, words, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã lưu ý kiến. Sửa được đến hết hạn.")
            return True
    return False


def _shown(found: AssessedPortalView, one: JudgedCriterion) -> dict[str, object]:
    reply = one.reply
    files = Given("", "", one.reply_evidence)
    return {
        "found": found,
        "one": one,
        "takes_down": found.view is View.COORDINATOR,
        "name": agency_name(found.agency),
        "group": indicator(one.criterion.indicator),
        "given": [shown(one.criterion, each) for each in one.given],
        "decided": [
            {"how": how(each, one), "rating": rating(one.criterion, each.value), "one": each} for each in one.decided
        ],
        "reply": shown(one.criterion, Given("", reply.words, one.reply_evidence)) if reply else None,
        "reply_files": shown(one.criterion, files),
    }
