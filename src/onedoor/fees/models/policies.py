"""The table of fee policies: drafts, and what was adopted. What was adopted never changes: a trigger refuses it.

Only the last day of a policy that a pack tells of may still be set, because another document says it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id


class FeePolicy(models.Model):
    """A policy of a pack, or one that was drafted in the office. `body` is the policy without its last day."""

    classification: ClassVar = classified(
        public="body",
        internal="id name digest valid_from valid_to from_pack agency drafted_at adopted_at forecast",
        personal="drafted_by drafted_by_name adopted_by adopted_by_name",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60, unique=True)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    from_pack = models.BooleanField(default=False)
    agency = models.CharField(max_length=40, blank=True)
    drafted_by = models.UUIDField(null=True)
    drafted_by_name = models.CharField(max_length=200, blank=True)
    drafted_at = models.DateTimeField()
    adopted_by = models.UUIDField(null=True)
    adopted_by_name = models.CharField(max_length=200, blank=True)
    adopted_at = models.DateTimeField(null=True)
    forecast = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="policy_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(from_pack=True) | Q(drafted_by__isnull=False), name="somebody_drafted_the_policy"
            ),
            models.CheckConstraint(
                condition=Q(from_pack=True, adopted_at__isnull=False)
                | Q(adopted_at=None, adopted_by=None)
                | (Q(adopted_at__isnull=False, adopted_by__isnull=False) & ~Q(adopted_by=F("drafted_by"))),
                name="two_people_make_a_policy",
            ),
        ]
