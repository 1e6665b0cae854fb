"""Which lessons helpers have read, and what they asked for help with. Nothing here names a person who is helped."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.outreach.models.teams import Household, Team
from onedoor.outreach.terms import Topic


class LessonRead(models.Model):
    """A helper has read a lesson of the pack, in that version."""

    classification: ClassVar = classified(internal="id lesson version read_at", personal="officer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.UUIDField()
    lesson = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["officer", "lesson", "version"], name="lesson_read_once_by_a_helper")
        ]

    def __str__(self) -> str:
        return f"lesson {self.lesson} {self.version}"


class HelpCase(models.Model):
    """Something met at a visit that a helper could not solve, and what an officer of the agency says to it.

    `words` is question and answer without diacritics, for the search.
    """

    classification: ClassVar = classified(
        internal="id team household topic procedure asked_at answered_at",
        personal="asked_by asked_name question answered_by answered_name answer words",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="help_cases")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, null=True, related_name="help_cases")
    topic = models.CharField(max_length=10)
    procedure = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=600)
    asked_by = models.UUIDField()
    asked_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.UUIDField(null=True)
    answered_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(topic__in=[one.value for one in Topic]), name="help_case_topic"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="help_case_answered_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "-asked_at"], name="help_cases_of_a_team")]

    def __str__(self) -> str:
        return f"help case {self.id}"
