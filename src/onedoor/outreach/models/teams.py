"""Teams and what they walk. A household is a house number; nothing here names who lives behind it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.outreach.terms import Outcome, Topic


class Team(models.Model):
    """A team of a commune."""

    classification: ClassVar = classified(internal="id agency name founded_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    founded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_of_a_name")]

    def __str__(self) -> str:
        return f"team {self.id}"


class Membership(models.Model):
    """An officer in the role of helper is in a team, until they are not."""

    classification: ClassVar = classified(internal="id team since_on ended_at", personal="officer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    officer = models.UUIDField()
    since_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "officer"], condition=Q(ended_at=None), name="one_membership_of_a_helper"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["officer"], condition=Q(ended_at=None), name="memberships_of_a_helper")
        ]

    def __str__(self) -> str:
        return f"membership {self.id}"


class Alley(models.Model):
    """An alley or hamlet that a team walks, at its place in the order; removed, it keeps its visits, and may return."""

    classification: ClassVar = classified(internal="id team name ordinal removed_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="alleys")
    name = models.CharField(max_length=120)
    ordinal = models.PositiveSmallIntegerField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "name"], name="one_alley_of_a_name"),
            models.UniqueConstraint(fields=["team", "ordinal"], name="one_alley_at_a_place"),
        ]

    def __str__(self) -> str:
        return f"alley {self.id}"


class Household(models.Model):
    """A household of an alley, at its place in the order; removed, it keeps its visits, and may return."""

    classification: ClassVar = classified(internal="id alley label ordinal removed_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alley = models.ForeignKey(Alley, on_delete=models.PROTECT, related_name="households")
    label = models.CharField(max_length=40)
    ordinal = models.PositiveSmallIntegerField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alley", "label"], name="one_household_of_a_label"),
            models.UniqueConstraint(
                fields=["alley", "ordinal"], condition=Q(removed_at=None), name="one_household_at_a_place"
            ),
        ]

    def __str__(self) -> str:
        return f"household {self.id}"


class Visit(models.Model):
    """A visit. Its id was made where it was recorded; `made_at` is told by that phone, `received_at` is ours."""

    classification: ClassVar = classified(
        internal="id household outcome topic made_at received_at back_on taken_back_at", personal="by note"
    )

    id = models.UUIDField(primary_key=True, editable=False)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="visits")
    by = models.UUIDField()
    outcome = models.CharField(max_length=12)
    topic = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    back_on = models.DateField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=[one.value for one in Outcome]), name="visit_outcome"),
            models.CheckConstraint(condition=Q(topic__in=["", *(one.value for one in Topic)]), name="visit_topic"),
            models.CheckConstraint(condition=Q(made_at__lte=F("received_at")), name="visit_made_before_it_came"),
            models.CheckConstraint(
                condition=Q(outcome__in=["helped", "refused"], back_on=None)
                | Q(outcome__in=["come_back", "not_at_home"], back_on__isnull=False),
                name="visit_says_when_to_come_back",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["household", "-made_at"],
                condition=Q(taken_back_at=None),
                name="visits_of_a_household",
            ),
            models.Index(fields=["by", "-made_at"], name="visits_of_a_helper"),
        ]

    def __str__(self) -> str:
        return f"visit {self.id}"
