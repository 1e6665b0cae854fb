"""The tables of outreach. A household is a house number; nothing here names who lives behind it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.outreach.terms import Confirmed, Outcome, Topic


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
    """An alley or hamlet that a team walks, at its place in the order."""

    classification: ClassVar = classified(internal="id team name ordinal")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="alleys")
    name = models.CharField(max_length=120)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "name"], name="one_alley_of_a_name"),
            models.UniqueConstraint(fields=["team", "ordinal"], name="one_alley_at_a_place"),
        ]

    def __str__(self) -> str:
        return f"alley {self.id}"


class Household(models.Model):
    """A household of an alley, at its place in the order."""

    classification: ClassVar = classified(internal="id alley label ordinal")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    alley = models.ForeignKey(Alley, on_delete=models.PROTECT, related_name="households")
    label = models.CharField(max_length=40)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alley", "label"], name="one_household_of_a_label"),
            models.UniqueConstraint(fields=["alley", "ordinal"], name="one_household_at_a_place"),
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


class MandateText(models.Model):
    """The words of mandates, kept by their digest and never changed."""

    classification: ClassVar = classified(internal="sha256", personal="text")

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return f"mandate text {self.sha256}"


class Mandate(models.Model):
    """A helper may act for a person in named procedures and acts until a day, once the person has confirmed it.

    The person is known by the blind index of their number; `principal` where they are known here.
    """

    classification: ClassVar = classified(
        internal="id team procedures acts until_on text asked_at confirmed_at how code_until code_tries ended_at "
        "ended_why",
        personal="helper helper_name principal principal_name number_index witness",
        key="code_index",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="mandates")
    helper = models.UUIDField()
    helper_name = models.CharField(max_length=200)
    principal = models.UUIDField(null=True)
    principal_name = models.CharField(max_length=200)
    number_index = models.CharField(max_length=64)
    procedures = ArrayField(models.CharField(max_length=40))
    acts = ArrayField(models.CharField(max_length=8))
    until_on = models.DateField()
    text = models.ForeignKey(MandateText, on_delete=models.PROTECT, related_name="mandates")
    asked_at = models.DateTimeField()
    code_index = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField()
    code_tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, blank=True)
    witness = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, how="")
                | Q(confirmed_at__isnull=False, principal__isnull=False, how__in=[one.value for one in Confirmed]),
                name="mandate_confirmed_says_how",
            ),
            models.CheckConstraint(
                condition=Q(how="witness", witness__isnull=False) | (~Q(how="witness") & Q(witness=None)),
                name="mandate_witnessed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(witness=F("helper")) | Q(witness=None), name="mandate_not_witnessed_by_its_helper"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="mandate_ended_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["helper", "-asked_at"], name="mandates_of_a_helper"),
            models.Index(fields=["principal", "-asked_at"], name="mandates_of_a_person"),
            models.Index(fields=["number_index", "-asked_at"], name="mandates_asked_of_a_number"),
        ]

    def __str__(self) -> str:
        return f"mandate of assistance {self.id}"


class Use(models.Model):
    """What a helper did under a mandate, and when."""

    classification: ClassVar = classified(internal="id mandate at did draft procedure code")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="uses")
    at = models.DateTimeField()
    did = models.CharField(max_length=8)
    draft = models.UUIDField(null=True)
    procedure = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["mandate", "-at"], name="uses_of_a_mandate")]

    def __str__(self) -> str:
        return f"use {self.id}"
