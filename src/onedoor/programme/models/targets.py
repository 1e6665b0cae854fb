"""Targets. How they stand is in no column: it follows from the observations."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.programme.terms.targets import Reckoning, TargetState
from onedoor.quality.terms import Better


class Target(models.Model):
    """One target of one agency; `pages` is its document, typeset once."""

    classification: ClassVar = classified(
        internal="id agency given_by indicator version better reckoning baseline baseline_first baseline_last "
        "baseline_n goal starts_on due_on expected parent state reason assigned_by assigned_at pages"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    given_by = models.CharField(max_length=40)
    indicator = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    better = models.CharField(max_length=4)
    reckoning = models.CharField(max_length=6)
    baseline = models.FloatField(null=True)
    baseline_first = models.DateField()
    baseline_last = models.DateField()
    baseline_n = models.PositiveBigIntegerField(default=0)
    goal = models.FloatField()
    starts_on = models.DateField()
    due_on = models.DateField()
    expected = models.PositiveBigIntegerField(null=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    state = models.CharField(max_length=9)
    reason = models.TextField(blank=True)
    assigned_by = models.UUIDField()
    assigned_at = models.DateTimeField()
    pages = models.BinaryField(default=b"")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in TargetState]), name="target_state"),
            models.CheckConstraint(condition=Q(better__in=[one.value for one in Better]), name="target_direction"),
            models.CheckConstraint(
                condition=Q(reckoning__in=[one.value for one in Reckoning]), name="target_reckoning"
            ),
            models.CheckConstraint(condition=Q(starts_on__lt=F("due_on")), name="target_has_days"),
            models.CheckConstraint(condition=Q(goal__gte=0), name="target_has_a_goal"),
            models.CheckConstraint(condition=Q(expected=None) | Q(expected__gt=0), name="target_expects_cases"),
            models.CheckConstraint(
                condition=~Q(state__in=["objected", "withdrawn"]) | ~Q(reason=""), name="target_refused_with_a_reason"
            ),
            models.UniqueConstraint(
                fields=["agency", "indicator", "starts_on", "due_on"],
                condition=~Q(state="withdrawn"),
                name="one_target_of_a_kind",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["given_by", "-assigned_at"], name="targets_given")]

    def __str__(self) -> str:
        return f"{self.agency} {self.indicator}@{self.version}"
