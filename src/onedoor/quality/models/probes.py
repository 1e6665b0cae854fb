"""Portals of others, the rounds in which they were visited, what was seen, and whether they answered."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.quality.models.removable import Removable
from onedoor.quality.terms.probes import Level, Reached

_REACHED = [one.value for one in Reached]


class Portal(models.Model):
    """A portal to be probed, as its list says. Watched no more, it keeps what was seen of it."""

    classification: ClassVar = classified(
        internal="id code agency url plain_url expects notified_on journey mark source watched"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    agency = models.CharField(max_length=40, blank=True)
    url = models.CharField(max_length=300)
    plain_url = models.CharField(max_length=300)
    expects = models.CharField(max_length=200, blank=True)
    notified_on = models.DateField(null=True)
    journey = models.JSONField(default=list)
    mark = models.CharField(max_length=12)
    source = models.TextField()
    watched = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.code


class Round(models.Model):
    """A visit to each portal of a list, from one vantage point; ended when none is left to be made."""

    classification: ClassVar = classified(internal="id name level vantage begun_at ended_at")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60, unique=True)
    level = models.CharField(max_length=2)
    vantage = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__in=[one.value for one in Level]), name="round_of_a_known_level"),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(begun_at__lte=F("ended_at")), name="round_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    """One portal at one level in one round; without a moment it is still to be made. `facts`: as the prober told."""

    classification: ClassVar = classified(internal="id round portal level visited_at reached facts")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="visits")
    portal = models.ForeignKey(Portal, models.PROTECT, related_name="visits")
    level = models.CharField(max_length=2)
    visited_at = models.DateTimeField(null=True)
    reached = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "portal", "level"], name="one_visit_of_a_round"),
            models.CheckConstraint(
                condition=Q(visited_at=None, reached="", facts=None)
                | Q(visited_at__isnull=False, reached__in=_REACHED, facts__isnull=False),
                name="a_visit_made_tells_what_it_saw",
            ),
            models.CheckConstraint(condition=Q(level__in=[one.value for one in Level]), name="visit_of_a_known_level"),
        ]
        indexes: ClassVar = [models.Index(fields=["visited_at"], name="visits_by_moment")]

    def __str__(self) -> str:
        return f"{self.level} {self.reached}"


class Screenshot(Removable):
    """What the screen showed at a visit in a browser. Taken down or too old, its bytes go and its digest stays."""

    classification: ClassVar = classified(
        internal="id visit nth step width url taken_at size sha256 stored_as removed_at removal removed_for"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="screenshots")
    nth = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    url = models.CharField(max_length=500)
    taken_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta(Removable.Meta):
        constraints: ClassVar = [
            *Removable.Meta.constraints,
            models.UniqueConstraint(fields=["visit", "nth"], name="one_picture_of_a_moment"),
        ]
        indexes: ClassVar = [models.Index(fields=["taken_at"], name="screenshots_by_moment")]

    def __str__(self) -> str:
        return f"screenshot {self.id}"


class Slot(models.Model):
    """Whether a portal answered in five minutes, seen from one vantage point."""

    classification: ClassVar = classified(internal="id portal begins_at vantage ok reached")

    id = models.BigAutoField(primary_key=True)
    portal = models.ForeignKey(Portal, models.PROTECT, related_name="slots")
    begins_at = models.DateTimeField()
    vantage = models.CharField(max_length=40)
    ok = models.BooleanField()
    reached = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portal", "begins_at", "vantage"], name="one_slot_from_a_vantage_point"),
            models.CheckConstraint(condition=Q(reached__in=_REACHED), name="slot_ended_somehow"),
        ]
        indexes: ClassVar = [models.Index(fields=["begins_at"], name="slots_by_moment")]

    def __str__(self) -> str:
        return f"{self.begins_at} {self.ok}"
