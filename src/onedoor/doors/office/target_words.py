"""How the office says where a target stands and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.doors.frame.templatetags.figures import in_unit
from onedoor.doors.frame.templatetags.frame import day
from onedoor.doors.office.shown import agency_name
from onedoor.programme.queries import indicator_of
from onedoor.programme.terms.targets import Judgement, Reckoning, Status, Target, TargetRow, TargetState
from onedoor.quality.terms import Unit

STATUSES: Mapping[Status, Promise] = {
    Status.NOT_STARTED: gettext_lazy("Chưa đến kỳ"),
    Status.NOT_MEASURED: gettext_lazy("Chưa đo được"),
    Status.TOO_LITTLE: gettext_lazy("Chưa đủ số liệu"),
    Status.ON_TRACK: gettext_lazy("Đúng tiến độ"),
    Status.AT_RISK: gettext_lazy("Có nguy cơ"),
    Status.BEHIND: gettext_lazy("Chậm"),
    Status.IMPOSSIBLE: gettext_lazy("Không còn đạt được"),
    Status.REACHED: gettext_lazy("Đạt"),
    Status.MISSED: gettext_lazy("Không đạt"),
}
STATUS_LOOKS: Mapping[Status, str] = {
    Status.NOT_STARTED: "grey", Status.NOT_MEASURED: "grey", Status.TOO_LITTLE: "grey", Status.ON_TRACK: "green",
    Status.AT_RISK: "amber", Status.BEHIND: "lotus", Status.IMPOSSIBLE: "lotus", Status.REACHED: "green",
    Status.MISSED: "lotus",
}  # fmt: skip
STATES: Mapping[TargetState, Promise] = {
    TargetState.ASSIGNED: gettext_lazy("Chờ xác nhận"),
    TargetState.CONFIRMED: gettext_lazy("Đã xác nhận"),
    TargetState.OBJECTED: gettext_lazy("Có ý kiến khác"),
    TargetState.WITHDRAWN: gettext_lazy("Đã rút"),
}
STATE_LOOKS: Mapping[TargetState, str] = {
    TargetState.ASSIGNED: "amber", TargetState.CONFIRMED: "", TargetState.OBJECTED: "lotus",
    TargetState.WITHDRAWN: "grey",
}  # fmt: skip
RECKONINGS: Mapping[Reckoning, Promise] = {
    Reckoning.PERIOD: gettext_lazy("mọi hồ sơ từ ngày đầu"),
    Reckoning.MONTH: gettext_lazy("tháng mới nhất"),
}
VERBS: Mapping[str, Promise] = {
    "programme.assign": gettext_lazy("Giao chỉ tiêu"),
    "programme.confirm": gettext_lazy("Xác nhận"),
    "programme.object": gettext_lazy("Nêu ý kiến khác"),
    "programme.withdraw": gettext_lazy("Rút chỉ tiêu"),
    "programme.typeset": gettext_lazy("Lập văn bản giao chỉ tiêu"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A target as lists write it."""

    row: TargetRow
    title: str
    agency: str
    now: str
    goal: str
    status: str
    look: str
    state: str
    state_look: str
    ahead: str


def line_of(row: TargetRow) -> Line:
    """The same in words."""
    target, judged = row.target, row.judgement
    return Line(
        row, title(target), agency_name(target.agency), written(judged.now, target), written(target.goal, target),
        str(STATUSES[judged.status]), STATUS_LOOKS[judged.status], str(STATES[target.state]), STATE_LOOKS[target.state],
        ahead(target, judged),
    )  # fmt: skip


def title(target: Target) -> str:
    """What the indicator is called."""
    found = indicator_of(target.indicator, target.version)
    return found.title.in_(get_language() or "vi") if found else target.indicator


def unit_of(target: Target) -> Unit:
    """In what its values are given."""
    found = indicator_of(target.indicator, target.version)
    return found.unit if found else Unit.NUMBER


def written(value: float | None, target: Target) -> str:
    """A value of the target's indicator in its unit."""
    return "–" if value is None else in_unit(value, unit_of(target))


def ahead(target: Target, judged: Judgement) -> str:
    """Where this pace leads, in a sentence; nothing where nothing can be said, or all is over."""
    if judged.status in (Status.REACHED, Status.MISSED, Status.NOT_STARTED):
        return ""
    if judged.impossible_since is not None:
        return _("Không còn đạt được kể từ %(day)s: dù mọi hồ sơ còn lại đều tốt.") % {
            "day": day(judged.impossible_since)
        }
    if judged.forecast is None:
        return ""
    reached = judged.forecast.reached_on
    if judged.now is not None and target.met_by(judged.now):
        kept = target.met_by(judged.forecast.at_due.value)
        return _("Giữ được mức này đến hạn.") if kept else _("Tốc độ gần đây thấp hơn: đến hạn có thể lại tụt.")
    if reached is None:
        return _("Với tốc độ này: không đạt được.")
    if reached > target.due_on:
        return _("Với tốc độ này: không kịp hạn, đến %(day)s mới đạt.") % {"day": day(reached)}
    return _("Với tốc độ này: đạt vào %(day)s.") % {"day": day(reached)}
