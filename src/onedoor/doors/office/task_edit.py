"""Write a task of a plan, a new one or one that is open."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.shown import page
from onedoor.programme import operations, queries
from onedoor.programme.terms.plans import Task, TaskState, TaskWanted

_OUTPUT = "output"


@access(LEADS)
def task_new(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """A new task. Refuses: NotFound."""
    view = queries.plan(plan_id, seen_by=request.actor)
    if not view.may_change:
        raise NotFound
    form = Form(request)
    wanted = _read(form, request, view.agency, view.year, None)
    if form.ready and wanted is not None:
        try:
            found = operations.add_task(plan_id, wanted, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã thêm việc.")
            return redirect("office:task", found)
    context = {"form": form, "errors": form.errors, "plan": plan_id, "task": None}
    return page(request, "task_edit.html", context, status=400 if form.errors else 200)


@access(LEADS)
def task_edit(request: ActorRequest, task_id: UUID) -> HttpResponse:
    """The same task, changed. Refuses: NotFound, TaskOtherState."""
    view = queries.task(task_id, seen_by=request.actor)
    if not view.may_change:
        raise NotFound
    form = Form(request)
    wanted = _read(form, request, view.task.agency, view.year, view.task)
    if form.ready and wanted is not None:
        try:
            operations.change_task(task_id, wanted, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
        else:
            request.session["office_told"] = _("Đã lưu.")
            return redirect("office:task", task_id)
    context = {"form": form, "errors": form.errors, "plan": view.task.plan, "task": view.task}
    return page(request, "task_edit.html", context, status=400 if form.errors else 200)


def _read(form: Form, request: ActorRequest, agency: str, year: int, was: Task | None) -> TaskWanted | None:
    """What the form states; None, with reasons in it, where it states none."""
    title = form.text("title", pgettext("plan", "Việc"), kind="text", limit=300, missing=_("Hãy ghi việc phải làm."),
                      start=was.title if was else "")  # fmt: skip
    effect = _effect(form, was)
    focal = form.choice(
        "focal", _("Đầu mối"), [Choice("none", _("Chưa giao")), *_colleagues(agency, request)],
        missing=_("Hãy chọn một người, hoặc “Chưa giao”."), start=str(was.focal) if was and was.focal else "none",
        kind="select",
    )  # fmt: skip
    missing = _("Hãy ghi ngày.")
    first = form.day("first", _("Từ ngày"), missing=missing, start=was.starts_on if was else date(year, 1, 1))
    last = form.day("last", _("Hạn"), missing=missing, start=was.due_on if was else date(year, 12, 31))
    resources = form.text("resources", _("Nguồn lực"), rows=3, limit=2000, start=was.resources if was else "",
                          hint=_("Kinh phí, người, hệ thống cần có."))  # fmt: skip
    if form.errors or first is None or last is None:
        return None
    code, _at, version = effect.partition("@")
    declared = {"is_output": True} if effect == _OUTPUT else {"indicator": code, "version": int(version or 1)}
    return TaskWanted(title, first, last, UUID(focal) if focal != "none" else None, resources, **declared)


def _effect(form: Form, was: Task | None) -> str:
    """The indicator that it should move, or that it is an output; declared in advance, so fixed once it has begun."""
    language = get_language() or "vi"
    indicators = [Choice(one.name, f"{one.title.in_(language)} ({one.name})") for one in queries.offered()]
    hint = _("Khai trước khi bắt đầu; sau đó không đổi được.")
    start = "" if was is None else _OUTPUT if was.is_output else f"{was.indicator}@{was.version}"
    if was is not None and was.state is not TaskState.TO_DO:
        return start
    choices = [Choice(_OUTPUT, _("Không: đây là đầu ra")), *indicators]
    chosen = form.choice(
        "effect", _("Việc này phải làm chuyển biến chỉ tiêu nào"), choices,
        missing=_("Hãy chọn một chỉ tiêu, hoặc “đầu ra”."), hint=hint, start=start, kind="select",
    )  # fmt: skip
    form.fields["effect"] = replace(form.fields["effect"], empty_choice=_("Hãy chọn"))
    return chosen


def _colleagues(agency: str, request: ActorRequest) -> list[Choice]:
    return [Choice(str(one.id), one.name) for one in queries.colleagues(agency, seen_by=request.actor)]
