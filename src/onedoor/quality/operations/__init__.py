"""What quality writes: what happened, and what came of it. These are measurements; none of them is an act."""

from onedoor.quality.operations.forgetting import forget_milestones
from onedoor.quality.operations.noting import note
from onedoor.quality.operations.ruling import rule_attempts

__all__ = ["forget_milestones", "note", "rule_attempts"]
