"""What is done in outreach: teams and their visits, and the mandates under which helpers act. The only writers."""

from onedoor.outreach.operations.alleys import add_alley, change_alley, remove_alley
from onedoor.outreach.operations.learning import answer_case, ask_for_help, read_lesson
from onedoor.outreach.operations.mandates import (
    answer,
    ask,
    confirm_by_code,
    confirm_by_witness,
    lay_down,
    note_help,
    open_session,
    revoke,
)
from onedoor.outreach.operations.teams import (
    add_member,
    end_member,
    found_team,
    record_visit,
    take_back_visit,
)

__all__ = [
    "add_alley",
    "add_member",
    "answer",
    "answer_case",
    "ask",
    "ask_for_help",
    "change_alley",
    "confirm_by_code",
    "confirm_by_witness",
    "end_member",
    "found_team",
    "lay_down",
    "note_help",
    "open_session",
    "read_lesson",
    "record_visit",
    "remove_alley",
    "revoke",
    "take_back_visit",
]
