"""What was measured, apart from how it is scored; and each report with all that it was made from."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.terms import Source, Standing


class Observation(models.Model):
    """One value of one indicator in one place and stretch of time. Measured again, the row says the newer."""

    classification: ClassVar = classified(
        internal="id indicator version scope starts_on ends_on standing source value numerator denominator n "
        "n_effective low high evidence observed_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    indicator = models.CharField(max_length=8)
    version = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=100)
    starts_on = models.DateField()
    ends_on = models.DateField()
    standing = models.CharField(max_length=16)
    source = models.CharField(max_length=2)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    n = models.PositiveBigIntegerField(default=0)
    n_effective = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    evidence = models.CharField(max_length=100, blank=True)
    observed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scope", "starts_on", "ends_on", "indicator", "version"], name="one_observation_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(standing__in=[standing.value for standing in Standing]), name="observation_stands"
            ),
            models.CheckConstraint(
                condition=Q(source__in=[source.value for source in Source]), name="observation_has_a_known_source"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.MEASURED.value) ^ Q(value=None), name="what_is_measured_has_a_value"
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="observation_has_days"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("high")), name="observation_has_both_ends"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["starts_on", "ends_on", "indicator"], name="observations_by_days"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}@{self.version} {self.scope}"


class Report(models.Model):
    """One edition of a ranking, for good: from the snapshot and the seed it is made again byte by byte."""

    classification: ClassVar = classified(
        internal="id profile profile_version kind starts_on ends_on seed snapshot snapshot_hash body pages made_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    profile = models.CharField(max_length=12)
    profile_version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    starts_on = models.DateField()
    ends_on = models.DateField()
    seed = models.BigIntegerField()
    snapshot = models.TextField()
    snapshot_hash = models.CharField(max_length=64)
    body = models.TextField()
    pages = models.BinaryField(default=b"")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["profile", "kind", "starts_on", "ends_on", "snapshot_hash"], name="one_report_of_a_snapshot"
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="report_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.profile}@{self.profile_version} {self.starts_on}"
