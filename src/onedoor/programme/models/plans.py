"""Yearly plans, their tasks, and the minutes of their meetings."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.programme.terms.plans import TaskState


class Plan(models.Model):
    """The plan of one agency for one year."""

    classification: ClassVar = classified(internal="id agency year started_by started_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    started_by = models.UUIDField()
    started_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "year"], name="one_plan_a_year")]

    def __str__(self) -> str:
        return f"{self.agency} {self.year}"


class Task(models.Model):
    """One task. Either it should move `indicator`, or it was declared in advance to be an output."""

    classification: ClassVar = classified(
        internal="id plan number title starts_on due_on resources indicator version is_output state evidence "
        "link reason started_on done_on mark source",
        personal="focal",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    starts_on = models.DateField()
    due_on = models.DateField()
    focal = models.UUIDField(null=True)
    resources = models.TextField(blank=True)
    indicator = models.CharField(max_length=8, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    is_output = models.BooleanField()
    state = models.CharField(max_length=11)
    evidence = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)
    reason = models.TextField(blank=True)
    started_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    mark = models.CharField(max_length=8, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="tasks_are_numbered_once"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in TaskState]), name="task_state"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("due_on")), name="task_begins_before_it_is_due"),
            models.CheckConstraint(
                condition=Q(indicator="", is_output=True) | (~Q(indicator="") & Q(is_output=False)),
                name="task_moves_something_or_is_an_output",
            ),
            models.CheckConstraint(
                condition=~Q(state="carried_out") | (Q(done_on__isnull=False) & (~Q(evidence="") | ~Q(link=""))),
                name="task_carried_out_has_its_evidence",
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="task_dropped_with_a_reason"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], condition=Q(state__in=["to_do", "doing"]), name="tasks_open_by_day"),
            models.Index(fields=["focal"], name="tasks_of_a_focal_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class Meeting(models.Model):
    """The minutes of one meeting about a plan; `tasks` are the numbers of those it was about."""

    classification: ClassVar = classified(
        internal="id plan held_on agreed tasks written_by written_at", personal="present"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    present = models.TextField()
    agreed = models.TextField()
    tasks = models.JSONField(default=list)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(present="") & ~Q(agreed=""), name="minutes_say_who_and_what")
        ]

    def __str__(self) -> str:
        return f"{self.held_on}"
