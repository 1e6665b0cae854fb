"""What the programme writes."""

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
    "change_task",
    "confirm_target",
    "drop_task",
    "finish_task",
    "keep_minutes",
    "note_arrival",
    "object_to_target",
    "remind",
    "start_plan",
    "take_in_paper",
    "typeset_target",
    "withdraw_measure",
    "withdraw_target",
]
