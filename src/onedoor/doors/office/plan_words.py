"""How the office writes plans, tasks and what they brought about."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.doors.frame.templatetags.figures import decimal, in_unit
from onedoor.doors.office.shown import agency_name
from onedoor.programme.pack_files import template_tasks
from onedoor.programme.queries import indicator_of
from onedoor.programme.terms.plans import Effect, Reminded, Reminder, Task, TaskState, Verdict
from onedoor.quality.terms import Unit

TASK_STATES: Mapping[TaskState, Promise] = {
    TaskState.TO_DO: gettext_lazy("Chưa làm"),
    TaskState.DOING: gettext_lazy("Đang làm"),
    TaskState.CARRIED_OUT: gettext_lazy("Đã thực hiện"),
    TaskState.DROPPED: gettext_lazy("Đã bỏ"),
}
TASK_LOOKS: Mapping[TaskState, str] = {
    TaskState.TO_DO: "grey", TaskState.DOING: "", TaskState.CARRIED_OUT: "green", TaskState.DROPPED: "grey",
}  # fmt: skip
VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.OUTPUT: gettext_lazy("Đầu ra: xong khi đã thực hiện"),
    Verdict.NOT_YET: gettext_lazy("Chưa thực hiện nên chưa xét"),
    Verdict.TOO_FEW: gettext_lazy("Còn quá ít tháng để kết luận"),
    Verdict.BETTER: gettext_lazy("Có tác dụng"),
    Verdict.NOT_SEEN: gettext_lazy("Chưa thấy tác dụng"),
    Verdict.WORSE: gettext_lazy("Xấu đi sau khi thực hiện"),
}
VERDICT_LOOKS: Mapping[Verdict, str] = {
    Verdict.OUTPUT: "grey", Verdict.NOT_YET: "grey", Verdict.TOO_FEW: "grey", Verdict.BETTER: "green",
    Verdict.NOT_SEEN: "amber", Verdict.WORSE: "lotus",
}  # fmt: skip
TASK_VERBS: Mapping[str, Promise] = {
    "programme.add_task": gettext_lazy("Thêm việc"),
    "programme.change_task": gettext_lazy("Sửa việc"),
    "programme.begin_task": gettext_lazy("Bắt đầu làm"),
    "programme.finish_task": gettext_lazy("Báo đã thực hiện"),
    "programme.drop_task": gettext_lazy("Thôi không làm"),
}
REMINDERS: Mapping[Reminded, Promise] = {
    Reminded.SOON: gettext_lazy("Sắp đến hạn: %(task)s"),
    Reminded.OVERDUE: gettext_lazy("Đã quá hạn: %(task)s"),
    Reminded.ESCALATED: gettext_lazy("Cơ quan bên dưới trễ hơn 14 ngày: %(task)s"),
}


def reminded(one: Reminder) -> str:
    """What somebody was reminded of, in the reader's language; as it was told where the task is not theirs now."""
    return str(REMINDERS[one.what]) % {"task": task_title(one.task)} if one.task else one.title


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as lists write it."""

    task: Task
    title: str
    agency: str
    state: str
    look: str
    late: int
    moves: str
    verdict: str = ""
    verdict_look: str = ""


def task_line(task: Task, effect: Effect | None = None) -> TaskLine:
    """The same in words."""
    return TaskLine(
        task, task_title(task), agency_name(task.agency), str(TASK_STATES[task.state]), TASK_LOOKS[task.state],
        task.days_late(clock.today()), moves(task), str(VERDICTS[effect.verdict]) if effect else "",
        VERDICT_LOOKS[effect.verdict] if effect else "",
    )  # fmt: skip


def task_title(task: Task) -> str:
    """What somebody wrote; a task of the pack's template in the reader's language."""
    known = template_tasks().get(task.number) if task.mark else None
    return known.title.in_(get_language() or "vi") if known and known.title.vi == task.title else task.title


def moves(task: Task) -> str:
    """What it should move, or that it is an output."""
    if task.is_output:
        return _("đầu ra")
    found = indicator_of(task.indicator, task.version)
    return f"{found.title.in_(get_language() or 'vi')} ({found.name})" if found else task.indicator


def change_in_words(task: Task, effect: Effect) -> str:
    """The step with its interval; nothing where there is none."""
    if effect.change is None:
        return ""
    found = indicator_of(task.indicator, task.version)
    unit = found.unit if found else Unit.NUMBER
    value, low, high = (_signed(one, unit) for one in (effect.change.value, effect.change.low, effect.change.high))
    return _("%(value)s (khoảng 95 %%: %(low)s đến %(high)s)") % {"value": value, "low": low, "high": high}


def _signed(value: float, unit: Unit) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    if unit is Unit.SHARE:
        return _("%(n)s điểm phần trăm") % {"n": f"{sign}{decimal(abs(value) * 100)}"}
    return f"{sign}{in_unit(abs(value), unit)}"
