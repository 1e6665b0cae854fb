"""Counts that grow with what happens and never with what has happened: one row a day, place, procedure and outcome."""

from typing import ClassVar

from django.db import models

from onedoor.base.classified import classified


class Tally(models.Model):
    """How many attempts begun on a day at `reach` (an agency with all below it; empty: the country) ended how.

    An empty `procedure` is all of them together. `last_step` is told of the abandoned only. Rows that came to nothing
    stay, with n = 0. Its key is its one index: the counts of a quarter are written in less than a minute.
    """

    classification: ClassVar = classified(internal="reach procedure day outcome troubled cause last_step n")

    pk = models.CompositePrimaryKey("reach", "procedure", "day", "outcome", "troubled", "cause", "last_step")
    reach = models.CharField(max_length=40, blank=True)
    procedure = models.CharField(max_length=40, blank=True)
    day = models.DateField()
    outcome = models.CharField(max_length=10)
    troubled = models.BooleanField()
    cause = models.CharField(max_length=3, blank=True)
    last_step = models.CharField(max_length=80, blank=True)
    n = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.reach} {self.day} {self.procedure}: {self.n}"
