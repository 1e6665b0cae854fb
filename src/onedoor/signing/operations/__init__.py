"""What one may do about papers to be signed: the only writers."""

from onedoor.signing.operations.answering import check
from onedoor.signing.operations.ceremonies import begin, cancel, end_stale, heard
from onedoor.signing.operations.completing import complete
from onedoor.signing.operations.configured import anchors, signs_here
from onedoor.signing.operations.keeping import stamp_again, stamp_due_papers
from onedoor.signing.operations.papers import drop, open_paper, supply
from onedoor.signing.operations.preparing import prepare
from onedoor.signing.operations.sealing import seal_waiting

__all__ = [
    "anchors",
    "begin",
    "cancel",
    "check",
    "complete",
    "drop",
    "end_stale",
    "heard",
    "open_paper",
    "prepare",
    "seal_waiting",
    "signs_here",
    "stamp_again",
    "stamp_due_papers",
    "supply",
]
