"""A dossier's history, as steps of the timeline: who did what, when, with what words."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.doors.desk.case import Case
from onedoor.doors.desk.words import MANNERS, STEPS
from onedoor.doors.frame.components import TimelineStep
from onedoor.doors.frame.results_told import in_order, results_undone
from onedoor.doors.frame.templatetags.frame import words
from onedoor.dossiers.terms import CLOSED, StepRow, Turn


def steps_of(case: Case) -> tuple[TimelineStep, ...]:
    """What comes next first, then what happened, newest first."""
    view = case.view
    happened = in_order((*(_step(case, row) for row in view.steps), *results_undone(view)))[::-1]
    if view.state in CLOSED:
        return tuple(happened)
    asked = case.open_supplement
    coming = TimelineStep(
        title=words(view.turn),
        until=asked.answer_due_at if asked else view.due_at,
        when="now",
        yours=view.turn is Turn.OURS and case.mine,
        text=_stage(case, view.stage),
    )
    return (coming, *happened)


def _step(case: Case, row: StepRow) -> TimelineStep:
    remark = str(MANNERS.get(row.remark, row.remark)) if row.move == "deliver" else row.remark
    if row.move == "assign":
        remark = _("Giao cho %(name)s") % {"name": row.remark} if row.remark else _("Trả về bộ phận")
    return TimelineStep(
        title=str(STEPS.get(row.move, row.move)), at=row.at, by=row.by or _("Hệ thống"), text=remark, when="past"
    )


def _stage(case: Case, stage_id: str | None) -> str:
    stage = next((stage for stage in case.definition.route if stage.id == stage_id), None)
    return stage.title.in_(get_language() or "vi") if stage else ""
