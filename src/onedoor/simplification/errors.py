"""Why simplification may say no."""

from onedoor.base.errors import Refusal


class NotALog(Refusal):
    """The file is no event log that can be read. Facts: kind (`xes`, `table`, `kind`), line (where known, else 0)."""

    code = "simplification.not_a_log"


class ColumnMissing(Refusal):
    """A table lacks a column that is needed. Facts: column, found (the names it has), known (the names looked for)."""

    code = "simplification.column_missing"


class MomentNotReadable(Refusal):
    """A moment is none. Facts: column, value, row (from 1, of the data)."""

    code = "simplification.moment_not_readable"


class EmptyLog(Refusal):
    """There is no event in it."""

    code = "simplification.empty_log"


class LogTooLarge(Refusal):
    """Unpacked, the file is larger than allowed. Facts: megabytes."""

    code = "simplification.log_too_large"


class StepUnknown(Refusal):
    """The published procedure names a step that never occurs. Facts: step, known."""

    code = "simplification.step_unknown"


class ComparedAlready(Refusal):
    """Somebody has compared it meanwhile."""

    code = "simplification.compared_already"


class NoCandidate(Refusal):
    """The evidence does not make it a candidate (any more). Facts: part."""

    code = "simplification.no_candidate"


class ProposedAlready(Refusal):
    """It is proposed, and not decided yet."""

    code = "simplification.proposed_already"


class DecidedAlready(Refusal):
    """Somebody has decided it."""

    code = "simplification.decided_already"


class NotAWay(Refusal):
    """This cannot be decided so: a way of another target, no reason, or a removal without a coming day."""

    code = "simplification.not_a_way"


class DraftUnsound(Refusal):
    """Without that part the definition makes no sense. Facts: faults (how many), vi, en (the first few)."""

    code = "simplification.draft_unsound"
