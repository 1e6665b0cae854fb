"""What the law and the procedure decide about a dossier."""

from onedoor.dossiers.rules.clocks import (
    answer_due,
    clock_start,
    due,
    expected,
    paid_clock_start,
    spent,
    time_left,
)
from onedoor.dossiers.rules.declaring import fingerprint
from onedoor.dossiers.rules.feeing import fee_answers
from onedoor.dossiers.rules.helping import Act, helps_with, may_help, scopes
from onedoor.dossiers.rules.moving import (
    Standing,
    check_assigned,
    check_move,
    check_row_version,
    handles_dossiers,
    may_move,
    may_see,
    possible_moves,
)
from onedoor.dossiers.rules.naming import dossier_code, masked_code, masked_name, masked_number, words
from onedoor.dossiers.rules.sending import said, said_on

__all__ = [
    "Act",
    "Standing",
    "answer_due",
    "check_assigned",
    "check_move",
    "check_row_version",
    "clock_start",
    "dossier_code",
    "due",
    "expected",
    "fee_answers",
    "fingerprint",
    "handles_dossiers",
    "helps_with",
    "masked_code",
    "masked_name",
    "masked_number",
    "may_help",
    "may_move",
    "may_see",
    "paid_clock_start",
    "possible_moves",
    "said",
    "said_on",
    "scopes",
    "spent",
    "time_left",
    "words",
]
