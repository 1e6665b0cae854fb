"""What browsers reported, as the collector wrote it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from onedoor.base.classified import classified
from onedoor.quality.terms import REPORTED


class BrowserReport(models.Model):
    """One thing that a browser told. `client` and `network` are hashes with a key that is gone after a day."""

    classification: ClassVar = classified(
        internal="id received_at at kind journey step rule route client network family major device value share"
    )

    id = models.BigAutoField(primary_key=True)
    received_at = models.DateTimeField(db_default=Now())
    at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    journey = models.CharField(max_length=64, blank=True)
    step = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    route = models.CharField(max_length=64, blank=True)
    client = models.CharField(max_length=16)
    network = models.CharField(max_length=16)
    family = models.CharField(max_length=10)
    major = models.PositiveSmallIntegerField()
    device = models.CharField(max_length=8)
    value = models.FloatField(null=True)
    share = models.FloatField(default=1.0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=REPORTED), name="report_of_known_kind"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="report_of_a_share"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["journey", "at"], condition=~Q(journey=""), name="reports_of_a_journey"),
            models.Index(fields=["at"], name="reports_by_moment"),
            models.Index(fields=["client", "at"], name="reports_by_browser"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.step}"
