"""Tables of the programme."""

from onedoor.programme.models.paperless import Arrival, Measure
from onedoor.programme.models.plan_files import FileRow, PlanFile
from onedoor.programme.models.plans import Meeting, Plan, Task
from onedoor.programme.models.targets import Target

__all__ = ["Arrival", "FileRow", "Measure", "Meeting", "Plan", "PlanFile", "Target", "Task"]
