"""Rounds of assessment: portals, who judges them, what they say, what was decided and what the agency replied."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.models.removable import Removable
from onedoor.quality.terms.assessments import ADJUDICATOR, How


class AssessmentRound(models.Model):
    """Some portals are judged by some criteria, by who was drawn with that seed."""

    classification: ClassVar = classified(
        internal="id title version indicators agency seed opened_by opened_at due_on"
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    indicators = models.JSONField()
    agency = models.CharField(max_length=40)
    seed = models.PositiveBigIntegerField()
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    due_on = models.DateField()

    def __str__(self) -> str:
        return f"assessment round {self.id}"


class AssessedPortal(models.Model):
    """One portal of a round. It is finished when both have judged and nothing is open between them."""

    classification: ClassVar = classified(
        internal="id round agency address finished_at reply_until reply_ended_at settled_at"
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(AssessmentRound, models.PROTECT, related_name="portals")
    agency = models.CharField(max_length=40)
    address = models.CharField(max_length=300)
    finished_at = models.DateTimeField(null=True)
    reply_until = models.DateField(null=True)
    reply_ended_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency"], name="one_portal_of_an_agency_in_a_round"),
            models.CheckConstraint(
                condition=Q(finished_at=None, reply_until=None)
                | Q(finished_at__isnull=False, reply_until__isnull=False),
                name="who_is_told_has_a_term",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(settled_at__gte=F("finished_at")), name="settled_after_finished"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency"], name="portals_by_agency")]

    def __str__(self) -> str:
        return f"portal of {self.agency}"


class Assessment(models.Model):
    """The place of one person at one portal: the first, the second, or who decides between them."""

    classification: ClassVar = classified(internal="id portal place officer handed_in_at", personal="name")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    portal = models.ForeignKey(AssessedPortal, models.PROTECT, related_name="assessments")
    place = models.PositiveSmallIntegerField()
    officer = models.UUIDField()
    name = models.CharField(max_length=200)
    handed_in_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "place"], name="one_person_at_a_place"),
            models.UniqueConstraint(fields=["portal", "officer"], name="one_place_for_a_person"),
            models.CheckConstraint(condition=Q(place__range=(1, ADJUDICATOR)), name="assessment_has_a_place"),
        ]
        indexes: ClassVar = [models.Index(fields=["officer"], name="assessments_by_officer")]

    def __str__(self) -> str:
        return f"assessment {self.id}"


class Rating(models.Model):
    """What one assessor says of one criterion."""

    classification: ClassVar = classified(internal="id assessment criterion value remark rated_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="ratings")
    criterion = models.CharField(max_length=8)
    value = models.CharField(max_length=6)
    remark = models.TextField(blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="one_rating_of_a_criterion"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"


class FinalRating(models.Model):
    """What stands of one criterion, and why; the row of the last step there is holds."""

    classification: ClassVar = classified(internal="id portal criterion how value reason decided_by decided_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    portal = models.ForeignKey(AssessedPortal, models.PROTECT, related_name="finals")
    criterion = models.CharField(max_length=8)
    how = models.CharField(max_length=12)
    value = models.CharField(max_length=6)
    reason = models.TextField(blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "criterion", "how"], name="one_decision_of_a_kind"),
            models.CheckConstraint(condition=Q(how__in=[how.value for how in How]), name="decision_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(how=How.AGREED.value, decided_by=None) | (Q(decided_by__isnull=False) & ~Q(reason="")),
                name="a_decision_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"


class Reply(models.Model):
    """What the agency says about one criterion."""

    classification: ClassVar = classified(internal="id portal criterion words replied_by replied_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    portal = models.ForeignKey(AssessedPortal, models.PROTECT, related_name="replies")
    criterion = models.CharField(max_length=8)
    words = models.TextField()
    replied_by = models.UUIDField()
    replied_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "criterion"], name="one_reply_to_a_criterion"),
        ]

    def __str__(self) -> str:
        return f"reply to {self.criterion}"


class Evidence(Removable):
    """A file that shows what was seen: an assessor's, or (of no assessment) the agency's."""

    classification: ClassVar = classified(
        internal="id portal assessment criterion media_type size sha256 stored_as uploaded_at removed_at removal"
        " removed_for",
        personal="name",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    portal = models.ForeignKey(AssessedPortal, models.PROTECT, related_name="evidence")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="evidence", null=True)
    criterion = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()

    class Meta(Removable.Meta):
        constraints: ClassVar = [*Removable.Meta.constraints]

    def __str__(self) -> str:
        return f"evidence {self.id}"
