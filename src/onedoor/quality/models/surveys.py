"""Who was asked, and what they answered. Neither names anybody: a journey is a keyed hash."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.terms import Cause, Group
from onedoor.quality.terms.surveys import Done


class Invitation(models.Model):
    """Somebody was asked about one journey. Of the token only a hash is kept."""

    classification: ClassVar = classified(
        internal="id journey survey version chance token_hash offered_at expires_at answered_at declined_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journey = models.CharField(max_length=64)
    survey = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    chance = models.FloatField()
    token_hash = models.CharField(max_length=64, unique=True)
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journey", "survey"], name="one_invitation_for_a_journey"),
            models.CheckConstraint(condition=Q(chance__gt=0, chance__lte=1), name="invitation_by_chance"),
            models.CheckConstraint(condition=Q(offered_at__lt=F("expires_at")), name="invitation_has_time"),
        ]

    def __str__(self) -> str:
        return f"{self.survey}@{self.version}"


class Answer(models.Model):
    """What was answered, once for an invitation. `words` are scrubbed before they come here, and go after a year."""

    classification: ClassVar = classified(
        internal="id invitation answered_at satisfaction done ease group cause well badly trust", personal="words"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="answer")
    answered_at = models.DateTimeField()
    satisfaction = models.PositiveSmallIntegerField()
    done = models.CharField(max_length=6)
    ease = models.PositiveSmallIntegerField(null=True)
    group = models.CharField(max_length=12, blank=True)
    cause = models.CharField(max_length=3, blank=True)
    well = models.JSONField(default=list)
    badly = models.JSONField(default=list)
    trust = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(satisfaction__range=(1, 5)), name="answer_of_five"),
            models.CheckConstraint(condition=Q(ease=None) | Q(ease__range=(1, 7)), name="answer_of_seven"),
            models.CheckConstraint(condition=Q(trust=None) | Q(trust__range=(1, 5)), name="answer_of_trust"),
            models.CheckConstraint(condition=Q(done__in=[one.value for one in Done]), name="answer_of_done"),
            models.CheckConstraint(
                condition=Q(group="") | Q(group__in=[one.value for one in Group]), name="answer_of_a_known_group"
            ),
            models.CheckConstraint(
                condition=Q(cause="") | Q(cause__in=[one.value for one in Cause]), name="answer_of_a_known_cause"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["answered_at"], condition=~Q(words=""), name="answers_with_words")]

    def __str__(self) -> str:
        return f"{self.satisfaction}"
