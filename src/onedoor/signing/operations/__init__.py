"""What one may do about papers to be signed: the only writers."""

from onedoor.signing.operations.answering import check
from onedoor.signing.operations.ceremonies import begin, cancel, end_stale, heard
from onedoor.signing.operations.completing import complete
from onedoor.signing.operations.configured import anchors, signs_here
from onedoor.signing.operations.inviting import admit, ask_again, decline, invite, remind
from onedoor.signing.operations.keeping import stamp_again, stamp_due_papers
from onedoor.signing.operations.papers import drop, erase, open_paper, supply
from onedoor.signing.operations.preparing import prepare
from onedoor.signing.operations.sealing import seal_waiting

__all__ = [
    "admit",
    "anchors",
    "ask_again",
    "begin",
    "cancel",
    "check",
    "complete",
    "decline",
    "drop",
    "end_stale",
    "erase",
    "heard",
    "invite",
    "open_paper",
    "prepare",
    "remind",
    "seal_waiting",
    "signs_here",
    "stamp_again",
    "stamp_due_papers",
    "supply",
]
