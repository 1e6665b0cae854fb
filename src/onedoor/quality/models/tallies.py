"""Counts that grow with what happens and never with what has happened: one row a day, place, procedure and outcome."""

from typing import ClassVar

from django.db import models

from onedoor.base.classified import classified


class Tally(models.Model):
    """How many attempts begun on a day at `reach` (an agency with all below it; empty: the country) ended how.

    `last_step` is told of the abandoned only. Rows that came to nothing stay, with n = 0.
    """

    classification: ClassVar = classified(internal="id reach day procedure outcome troubled cause last_step n")

    reach = models.CharField(max_length=40, blank=True)
    day = models.DateField()
    procedure = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10)
    troubled = models.BooleanField()
    cause = models.CharField(max_length=3, blank=True)
    last_step = models.CharField(max_length=80, blank=True)
    n = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reach", "day", "procedure", "outcome", "troubled", "cause", "last_step"],
                name="one_tally_of_a_kind",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["procedure", "reach", "day"], name="tallies_of_a_procedure"),
        ]

    def __str__(self) -> str:
        return f"{self.reach} {self.day} {self.procedure}: {self.n}"
