"""What happened in a journey, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.terms import Cause, Kind, Outcome


class Milestone(models.Model):
    """One thing that happened in a journey. `journey` is a keyed hash; `step` and `rule` are ids, never values."""

    classification: ClassVar = classified(internal="id journey at kind step rule device")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.CharField(max_length=64)
    at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    step = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=120, blank=True)
    device = models.CharField(max_length=8, blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="milestone_of_known_kind")
        ]
        indexes: ClassVar = [
            models.Index(fields=["journey", "at"], name="milestones_of_a_journey"),
            models.Index(fields=["at"], name="milestones_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.step}"


class Attempt(models.Model):
    """A journey that somebody began, what became of it and why. `troubled`: it completed, after something blocked.

    `device` is the class of what it was begun on, `timing` whether its dossier was decided in time; empty: not known.
    """

    classification: ClassVar = classified(
        internal="id journey procedure agency channel started_at last_at active_seconds last_step outcome troubled "
        "cause contributing ruled_by ruled_at device timing"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.CharField(max_length=64, unique=True)
    procedure = models.CharField(max_length=40)
    agency = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=10)
    started_at = models.DateTimeField()
    last_at = models.DateTimeField()
    active_seconds = models.PositiveIntegerField(default=0)
    last_step = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=10)
    troubled = models.BooleanField(default=False)
    cause = models.CharField(max_length=3, blank=True)
    contributing = models.JSONField(default=list)
    ruled_by = models.CharField(max_length=40, blank=True)
    ruled_at = models.DateTimeField()
    device = models.CharField(max_length=8, blank=True, db_default="")
    timing = models.CharField(max_length=8, blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="attempt_has_a_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(cause="") | Q(cause__in=[cause.value for cause in Cause]), name="attempt_has_a_known_cause"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ABANDONED.value) | ~Q(cause=""), name="attempt_that_failed_has_its_cause"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["started_at", "agency"], name="attempts_by_start"),
            models.Index(fields=["agency", "started_at"], name="attempts_of_an_agency"),
            models.Index(fields=["procedure", "outcome"], name="attempts_by_procedure"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.outcome} {self.cause}"
