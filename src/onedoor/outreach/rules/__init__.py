"""What decides in outreach."""

from onedoor.outreach.rules.comparing import shares, spread, tallies, times, told, untold
from onedoor.outreach.rules.mandates import check_wish, mandate_text
from onedoor.outreach.rules.visits import back_on, check_labels, check_note, standing

__all__ = [
    "back_on",
    "check_labels",
    "check_note",
    "check_wish",
    "mandate_text",
    "shares",
    "spread",
    "standing",
    "tallies",
    "times",
    "told",
    "untold",
]
