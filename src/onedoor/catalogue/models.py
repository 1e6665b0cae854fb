"""The tables of the catalogue. A published version never changes and never goes: a trigger refuses it."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id


class _DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


class ProcedureVersion(models.Model):
    """One published version of one procedure."""

    classification: ClassVar = classified(
        public="procedure number valid_from valid_to digest definition published_at life_events",
        internal="id title_words words search",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    definition = models.JSONField()
    published_at = models.DateTimeField()
    life_events = models.JSONField(default=list)
    title_words = models.TextField()
    words = models.TextField()
    search = SearchVectorField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="version_ends_after_it_begins"
            ),
            ExclusionConstraint(
                name="one_version_in_force",
                expressions=[
                    ("procedure", RangeOperators.EQUAL),
                    (_DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="version_search"),
            models.Index(fields=["valid_from", "valid_to"], name="version_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} v{self.number}"
