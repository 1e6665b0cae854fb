"""What the programme writes."""

from onedoor.programme.operations.targets import (
    assign,
    confirm_target,
    object_to_target,
    typeset_target,
    withdraw_target,
)

__all__ = ["assign", "confirm_target", "object_to_target", "typeset_target", "withdraw_target"]
