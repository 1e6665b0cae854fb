"""How many requests our servers answered: one row a day, whoever asked for whatever."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified


class AnsweredDay(models.Model):
    """The requests of a day, and those of them that `failed`: answered with an error of the server."""

    classification: ClassVar = classified(internal="day requests failed")

    day = models.DateField(primary_key=True)
    requests = models.PositiveBigIntegerField(default=0)
    failed = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(failed__lte=F("requests")), name="no_more_failed_than_were_asked")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.failed} of {self.requests}"
