"""Rate one criterion: how to look, the levels with their anchors, a remark, and what shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.brought import bytes_of
from onedoor.doors.frame.components import FormField, PageError
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.assessment_words import ASSESSES, choices, indicator, shown
from onedoor.doors.office.shown import agency_name, page
from onedoor.quality import operations, queries
from onedoor.quality.terms.assessments import Given, OwnAssessment
from onedoor.quality.terms.experts import Criterion

_NOTHING = Given("", "")


@dataclass(frozen=True, slots=True)
class Here:
    """Where in the assessment a criterion stands."""

    criterion: Criterion
    place: int
    whole: int
    next: str


@access(ASSESSES)
def assessment_criterion(request: ActorRequest, assessment_id: UUID, criterion: str) -> HttpResponse:
    """The form; what was typed and every file that could be taken is kept, whatever else is wrong."""
    found = queries.own_assessment(assessment_id, seen_by=request.actor)
    here, given = _here(found, criterion), found.given.get(criterion, _NOTHING)
    form = _form(request, here.criterion, given, found.most_files)
    if form.sent:
        changes_files(form, request, criterion, assessment=assessment_id)
    if form.ready and _rated(form, assessment_id, criterion, request):
        if form.typed("stay"):
            return redirect("office:assessment_criterion", assessment_id, criterion)
        if here.next:
            return redirect("office:assessment_criterion", assessment_id, here.next)
        return redirect("office:assessment", assessment_id)
    now = queries.own_assessment(assessment_id, seen_by=request.actor)
    context = {
        "found": now,
        "here": here,
        "name": agency_name(now.agency),
        "group": indicator(here.criterion.indicator),
        "given": shown(here.criterion, now.given.get(criterion, _NOTHING)),
        "form": form,
        "errors": form.errors,
    }
    return page(request, "assessment_criterion.html", context, status=400 if form.errors else 200)


def _form(request: ActorRequest, criterion: Criterion, given: Given, most_files: int) -> Form:
    form = Form(request)
    value = form.choice(
        "value", _("Chấm mức nào?"), choices(criterion), missing=_("Hãy chọn một mức."), start=given.value
    )  # fmt: skip
    remark = form.text(
        "remark", _("Ghi chú"), limit=4000, rows=4, start=given.remark,
        hint=_("Thấy gì, ở đâu. Không ghi tên hay số điện thoại của ai."),
    )  # fmt: skip
    if form.sent and value and value not in criterion.values and not remark:
        form.fail(_("Mức này cần một câu ghi chú."), "remark")
    form.fields["files"] = files_field(
        _("Ảnh chụp màn hình"), most_files, required=criterion.evidence,
        more=_("Khi đã chốt, ai cũng xem được ảnh này: hãy che thông tin của từng người trước khi gửi."),
    )  # fmt: skip
    return form


def _rated(form: Form, assessment_id: UUID, criterion: str, request: ActorRequest) -> bool:
    """Whether it is kept; else the form says why not."""
    try:
        operations.rate(assessment_id, criterion, form.typed("value"), form.typed("remark"), by=request.actor)
    except NotFound:
        raise
    except Refusal as refusal:
        form.fail(sentence(refusal))
        return False
    request.session["office_told"] = _("Đã lưu.")
    return True


def _here(found: OwnAssessment, name: str) -> Here:
    for place, one in enumerate(found.criteria):
        if one.id == name:
            after = found.criteria[place + 1].id if place + 1 < len(found.criteria) else ""
            return Here(one, place + 1, len(found.criteria), after)
    raise NotFound


def files_field(label: str, most: int, *, required: bool = False, more: str = "") -> FormField:
    """The question for files."""
    return FormField(
        "files", label, kind="file", multiple=True, required=required,
        accept="image/jpeg,image/png,image/webp,application/pdf",
        hint=_("Nhận ảnh JPEG, PNG, WebP và tệp PDF, mỗi tệp tới 20 MB, nhiều nhất %(most)s tệp.") % {"most": most}
        + f" {more}",
    )  # fmt: skip


def changes_files(
    form: Form, request: ActorRequest, criterion: str, *, assessment: UUID | None = None, portal: UUID | None = None
) -> None:
    """Files to be removed go, those that came are kept; why one could not be taken is told at the field."""
    who = {"assessment": assessment, "portal": portal}
    changes: list[Callable[[], object]] = []
    unwanted = [one for one in map(_uuid, request.POST.getlist("remove")) if one]
    changes += [partial(operations.take_back_evidence, one, by=request.actor) for one in unwanted]
    changes += [partial(_show, criterion, given, request, **who) for given in request.FILES.getlist("files")]
    for change in changes:
        try:
            change()
        except NotFound:
            raise
        except Refusal as refusal:
            if form.fields["files"].error:
                form.notes.append(PageError(sentence(refusal), "files"))
            else:
                form.fail(sentence(refusal), "files")


def _show(
    criterion: str, given: "UploadedFile[bytes]", request: ActorRequest, assessment: UUID | None, portal: UUID | None
) -> None:
    operations.show_evidence(
        criterion, given.name or "", bytes_of(given), by=request.actor, assessment=assessment, portal=portal
    )  # fmt: skip


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
