"""Survey campaigns, and which journeys each drew. Neither names anybody: a journey is a keyed hash."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.models.surveys import Invitation
from onedoor.quality.terms.campaigns import Asked, CampaignState


class Campaign(models.Model):
    """One campaign. `design` is what was wanted, `plan` what was frozen at its start, `snapshot` what its report is
    made from, and `body` the report."""

    classification: ClassVar = classified(
        internal="id agency state design survey version plan seed drafted_by drafted_at started_at closes_on closed_at "
        "reported_at snapshot snapshot_hash body"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    design = models.JSONField()
    survey = models.CharField(max_length=20, blank=True)
    version = models.PositiveSmallIntegerField(null=True)
    plan = models.JSONField(null=True)
    seed = models.CharField(max_length=32, blank=True)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    closes_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    snapshot = models.TextField(blank=True)
    snapshot_hash = models.CharField(max_length=64, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in CampaignState]), name="campaign_state"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", started_at=None, plan__isnull=True, seed="")
                | (
                    ~Q(state="draft")
                    & ~Q(seed="")
                    & Q(started_at__isnull=False, plan__isnull=False, version__isnull=False, closes_on__isnull=False)
                ),
                name="campaign_under_way_has_its_plan",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "started"], closed_at=None)
                | Q(state__in=["closed", "reported"], closed_at__isnull=False),
                name="campaign_closed_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="reported", reported_at__isnull=False) & ~Q(body="") & ~Q(snapshot="")
                | (~Q(state="reported") & Q(reported_at=None, body="", snapshot="")),
                name="campaign_reported_has_its_report",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "-drafted_at"], name="campaigns_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"


class Drawn(models.Model):
    """A journey that a campaign drew, by its lot; the invitation once it was asked."""

    classification: ClassVar = classified(internal="id campaign journey stratum lot state invitation reminded")

    id = models.BigAutoField(primary_key=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="drawn")
    journey = models.CharField(max_length=64)
    stratum = models.CharField(max_length=80)
    lot = models.BigIntegerField()
    state = models.CharField(max_length=8)
    invitation = models.OneToOneField(Invitation, models.PROTECT, null=True, related_name="drawn")
    reminded = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "journey"], name="drawn_once_in_a_campaign"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in Asked]), name="drawn_state"),
            models.CheckConstraint(
                condition=Q(state="asked", invitation__isnull=False) | (~Q(state="asked") & Q(invitation=None)),
                name="drawn_and_asked_has_its_invitation",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["campaign", "lot"], condition=Q(state="waiting"), name="drawn_and_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.stratum} {self.state}"
