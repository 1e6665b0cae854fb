"""Paperless measures, and who came with paper. Whether a day is paperless is in no column: it follows from the days."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.programme.terms.paperless import Outcome

_PAPER = Q(outcome__in=[Outcome.TAKEN.value, Outcome.EXCEPTION.value])


class Measure(models.Model):
    """No paper for some services at one place on some days. No procedures: all that are offered online there."""

    classification: ClassVar = classified(
        internal="id agency procedures first_on last_on weekdays dates number signed_on citation exceptions help_at "
        "announced_by announced_at withdrawn_by withdrawn_at reason"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    procedures = models.JSONField(default=list)
    first_on = models.DateField()
    last_on = models.DateField()
    weekdays = models.JSONField(default=list)
    dates = models.JSONField(default=list)
    number = models.CharField(max_length=80)
    signed_on = models.DateField()
    citation = models.TextField()
    exceptions = models.JSONField(default=list)
    help_at = models.CharField(max_length=300, blank=True)
    announced_by = models.CharField(max_length=40)
    announced_at = models.DateTimeField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(first_on__lte=F("last_on")), name="measure_has_days"),
            models.CheckConstraint(condition=~Q(number="") & ~Q(citation=""), name="measure_has_a_basis"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(reason=""), name="measure_withdrawn_with_a_reason"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "last_on"], name="measures_of_a_place")]

    def __str__(self) -> str:
        return f"{self.agency} {self.first_on}"


class Arrival(models.Model):
    """Somebody who came with paper, and what became of it; who went away is not kept."""

    classification: ClassVar = classified(
        internal="id agency procedure at outcome measure exception draft by", personal="note person"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    procedure = models.CharField(max_length=40)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=9)
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="arrivals")
    exception = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    draft = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    by = models.UUIDField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=[one.value for one in Outcome]), name="arrival_outcome"),
            models.CheckConstraint(
                condition=~Q(outcome="taken") | Q(measure=None), name="arrival_taken_where_nothing_forbids"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="exception") | (Q(measure__isnull=False) & ~Q(exception="") & ~Q(note="")),
                name="arrival_excepted_with_its_reason",
            ),
            models.CheckConstraint(
                condition=(_PAPER & Q(draft__isnull=False, person__isnull=False))
                | (~_PAPER & Q(draft=None, person=None)),
                name="arrival_of_paper_has_a_draft",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "at"], name="arrivals_at_a_counter")]

    def __str__(self) -> str:
        return f"{self.agency} {self.outcome}"
