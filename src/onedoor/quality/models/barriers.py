"""Barriers on pages where people sign in or send something, and when their keeper was told."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.models.probes import Portal
from onedoor.quality.terms.barriers import How


class Barrier(models.Model):
    """One that was seen. Mended and broken again it is another one, of which its keeper has to be told again."""

    classification: ClassVar = classified(internal="id portal page rule seen_on gone_on told_on how reference")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    portal = models.ForeignKey(Portal, models.PROTECT, related_name="barriers")
    page = models.CharField(max_length=500)
    rule = models.CharField(max_length=60)
    seen_on = models.DateField()
    gone_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    how = models.CharField(max_length=10, blank=True)
    reference = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portal", "page", "rule"], condition=Q(gone_on=None), name="one_open_barrier_of_a_rule"
            ),
            models.CheckConstraint(
                condition=Q(told_on=None, how="") | Q(told_on__gte=F("seen_on"), how__in=[one.value for one in How]),
                name="barrier_told_after_it_was_seen",
            ),
            models.CheckConstraint(condition=~Q(how=How.IN_WRITING.value) | ~Q(reference=""), name="letter_has_number"),
            models.CheckConstraint(condition=Q(gone_on=None) | Q(gone_on__gte=F("seen_on")), name="barrier_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.page}"
