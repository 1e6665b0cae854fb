"""Spreadsheets from which tasks are taken, and their rows. The bytes are not kept: every cell is, as it was written."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.programme.models.plans import Plan, Task
from onedoor.programme.terms.plan_files import RowState


class PlanFile(models.Model):
    """One file; `sheets` is what was recognised on each of its sheets."""

    classification: ClassVar = classified(
        internal="id plan name sha256 sheets brought_by brought_at chosen_by moved_at closed_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheets = models.JSONField()
    brought_by = models.UUIDField()
    brought_at = models.DateTimeField()
    chosen_by = models.UUIDField(null=True)
    moved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class FileRow(models.Model):
    """One row. The task that it becomes has the row's id, so that no row becomes two."""

    classification: ClassVar = classified(internal="id file position sheet line state task", personal="cells others")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey(PlanFile, models.PROTECT, related_name="rows")
    position = models.PositiveSmallIntegerField()
    sheet = models.CharField(max_length=100)
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    others = models.JSONField(default=list)
    state = models.CharField(max_length=8)
    task = models.OneToOneField(Task, models.PROTECT, null=True, related_name="row")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "position"], name="rows_stand_in_their_order"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in RowState]), name="row_state"),
            models.CheckConstraint(
                condition=Q(state="taken", task__isnull=False) | (~Q(state="taken") & Q(task=None)),
                name="row_taken_is_a_task",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.line} {self.state}"
