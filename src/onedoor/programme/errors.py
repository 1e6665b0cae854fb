"""Why the programme may say no."""

from onedoor.base.errors import Refusal


class TargetOtherState(Refusal):
    """What is asked fits a target in another state. Facts: `state`."""

    code = "programme.target_other_state"
    status = 409


class TargetExists(Refusal):
    """The agency has such a target for these days already. Facts: agency."""

    code = "programme.target_exists"
    status = 409


class NotMeasuredSo(Refusal):
    """There is no such indicator, or it cannot be held against a goal in that way. Facts: indicator."""

    code = "programme.not_measured_so"


class NotMeasuredOfUnits(Refusal):
    """Of a unit inside an agency this indicator is not measured. Facts: indicator."""

    code = "programme.not_measured_of_units"


class GoalOutOfRange(Refusal):
    """No value of the indicator can be that. Facts: none."""

    code = "programme.goal_out_of_range"


class TargetDaysWrong(Refusal):
    """The last day comes before a whole month has passed, or more than five years later, or is over. Facts: none."""

    code = "programme.target_days_wrong"


class NotBelowParent(Refusal):
    """A target that is divided goes to agencies below, with the same indicator and within its days. Facts: none."""

    code = "programme.not_below_parent"


class ReasonNeeded(Refusal):
    """Whoever objects or withdraws says why. Facts: none."""

    code = "programme.reason_needed"


class PlanExists(Refusal):
    """The agency has a plan for that year already. Facts: year."""

    code = "programme.plan_exists"
    status = 409


class PlanDaysWrong(Refusal):
    """A task begins before it is due, and is due in the year of its plan or the next. Facts: year."""

    code = "programme.plan_days_wrong"


class EffectNotDeclared(Refusal):
    """A task says which one indicator it should move, or that it is an output. Facts: none."""

    code = "programme.effect_not_declared"


class DeclaredInAdvance(Refusal):
    """What a task should move is declared before it begins, and stays. Facts: none."""

    code = "programme.declared_in_advance"
    status = 409


class TaskOtherState(Refusal):
    """What is asked fits a task in another state. Facts: `state`."""

    code = "programme.task_other_state"
    status = 409


class EvidenceNeeded(Refusal):
    """What was carried out is shown: by a note or a link. Facts: none."""

    code = "programme.evidence_needed"


class FileTooLarge(Refusal):
    """The file is larger than a plan can be. Facts: limit (bytes)."""

    code = "programme.file_too_large"
    status = 413


class FileTooManyRows(Refusal):
    """The file has more rows than a plan can have. Facts: limit."""

    code = "programme.file_too_many_rows"


class FileNotASpreadsheet(Refusal):
    """It is no workbook (xlsx), or one that cannot be read safely. Facts: none."""

    code = "programme.file_not_a_spreadsheet"


class FileHasNoTasks(Refusal):
    """No sheet has a heading row with a task under it. Facts: sheets (their names)."""

    code = "programme.file_has_no_tasks"


class FileClosed(Refusal):
    """Nothing is taken from the file any more. Facts: none."""

    code = "programme.file_closed"
    status = 409


class NoPaperlessDay(Refusal):
    """The days that a measure names hold not one day. Facts: none."""

    code = "programme.no_paperless_day"


class PaperlessTooLong(Refusal):
    """A measure is announced for a year at most. Facts: none."""

    code = "programme.paperless_too_long"


class PaperlessTooSoon(Refusal):
    """People are told before the first day. Facts: `days`, how many before."""

    code = "programme.paperless_too_soon"


class BasisMissing(Refusal):
    """No paper is refused without a document: its number, its day, what it says. Facts: none."""

    code = "programme.basis_missing"


class PaperlessNotOnline(Refusal):
    """What cannot be filed online is taken on paper. Facts: procedure."""

    code = "programme.paperless_not_online"


class PaperlessOverlaps(Refusal):
    """A measure forbids paper for the same service, place and day already. Facts: agency, number."""

    code = "programme.paperless_overlaps"
    status = 409


class PaperlessOver(Refusal):
    """The measure is over or withdrawn. Facts: none."""

    code = "programme.paperless_over"
    status = 409


class PaperNotTaken(Refusal):
    """This counter takes no paper for this today. Facts: number (of the document), agency."""

    code = "programme.paper_not_taken"
    status = 409


class PaperTaken(Refusal):
    """This counter takes paper for this today: no exception is needed. Facts: none."""

    code = "programme.paper_taken"
    status = 409


class NoSuchException(Refusal):
    """An exception is one of those of the measure, and what happened is written down. Facts: none."""

    code = "programme.no_such_exception"
