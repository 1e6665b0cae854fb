"""Mandates of assistance, their words, and what was done under them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.outreach.models.teams import Team
from onedoor.outreach.terms import Confirmed


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
