"""What the programme writes."""

from onedoor.programme.operations.bringing import bring_file, choose_rows, close_file, mend_rows, take_rows
from onedoor.programme.operations.counter import note_arrival, take_in_paper
from onedoor.programme.operations.paperless import announce, withdraw_measure
from onedoor.programme.operations.plans import (
    add_task,
    begin_task,
    change_task,
    drop_task,
    finish_task,
    keep_minutes,
    start_plan,
)
from onedoor.programme.operations.reminding import remind
from onedoor.programme.operations.targets import (
    assign,
    confirm_target,
    object_to_target,
    typeset_target,
    withdraw_target,
)

__all__ = [
    "add_task",
    "announce",
    "assign",
    "begin_task",
    "bring_file",
    "change_task",
    "choose_rows",
    "close_file",
    "confirm_target",
    "drop_task",
    "finish_task",
    "keep_minutes",
    "mend_rows",
    "note_arrival",
    "object_to_target",
    "remind",
    "start_plan",
    "take_in_paper",
    "take_rows",
    "typeset_target",
    "withdraw_measure",
    "withdraw_target",
]
