"""The tables of areas, agencies and working time. Whatever changes by law carries the days on which it holds."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from onedoor.base.classified import classified

_VALIDITY = Func(F("valid_from"), F("valid_to"), Value("[]"), function="daterange", output_field=DateRangeField())


def _never_overlaps(name: str, *fields: str) -> ExclusionConstraint:
    return ExclusionConstraint(name=name, expressions=[*((field, "=") for field in fields), (_VALIDITY, "&&")])


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name=name)


class Area(models.Model):
    """An area under one name, for a time."""

    classification: ClassVar = classified(
        public="code valid_from valid_to level name_vi name_en parent_code mark source",
        internal="id folded",
    )

    code = models.CharField(max_length=5)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    level = models.CharField(max_length=8)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    folded = models.CharField(max_length=120)
    parent_code = models.CharField(max_length=5, blank=True)
    mark = models.CharField(max_length=8)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_is_known_by_code_and_day"),
            models.CheckConstraint(
                condition=Q(code__regex=r"^(\d{2}|\d{3}|\d{5})$"), name="area_code_is_of_statistics"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["province", "district", "commune"]), name="area_level_is_known"
            ),
            models.CheckConstraint(
                condition=Q(level="province") ^ ~Q(parent_code=""), name="only_provinces_have_no_parent"
            ),
            _ends_after_it_begins("area_ends_after_it_begins"),
            _never_overlaps("area_code_has_one_owner_a_day", "code"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["parent_code", "valid_from"], name="areas_by_parent"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="areas_by_words"),
        ]


class AreaSuccession(models.Model):
    """An area's people and papers went to another."""

    classification: ClassVar = classified(
        public="code valid_from successor_code successor_valid_from",
        internal="id",
    )

    code = models.CharField(max_length=5)
    valid_from = models.DateField()
    successor_code = models.CharField(max_length=5)
    successor_valid_from = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "valid_from", "successor_code", "successor_valid_from"], name="succession_is_told_once"
            ),
            models.CheckConstraint(
                condition=Q(successor_valid_from__gt=F("valid_from")), name="successor_begins_after_its_predecessor"
            ),
        ]


class Agency(models.Model):
    """An agency under one name, for a time. `code` is its organisation identifier (Decision 20/2020/QD-TTg)."""

    classification: ClassVar = classified(
        public="code valid_from valid_to kind name_vi name_en parent area_code area_valid_from calendar place mark",
        internal="id folded",
    )

    code = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    kind = models.CharField(max_length=20)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    parent = models.CharField(max_length=40, blank=True)
    area_code = models.CharField(max_length=5, blank=True)
    area_valid_from = models.DateField(null=True)
    calendar = models.CharField(max_length=20)
    place = models.CharField(max_length=200, blank=True)
    mark = models.CharField(max_length=8)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="agency_is_known_by_code_and_day"),
            models.CheckConstraint(condition=Q(code__regex=r"^[GH][0-9GH.]+$"), name="agency_code_is_an_identifier"),
            models.CheckConstraint(condition=~Q(parent=F("code")), name="agency_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(area_code="") ^ Q(area_valid_from__isnull=False), name="area_has_its_day"
            ),
            _ends_after_it_begins("agency_ends_after_it_begins"),
            _never_overlaps("agency_code_has_one_name_a_day", "code"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["area_code", "kind"], name="agencies_by_area"),
            models.Index(fields=["kind", "valid_from"], name="agencies_by_kind"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="agencies_by_words"),
        ]


class AgencySuccession(models.Model):
    """An agency's work went to another."""

    classification: ClassVar = classified(
        public="code successor",
        internal="id",
    )

    code = models.CharField(max_length=40)
    successor = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "successor"], name="agency_succession_is_told_once"),
            models.CheckConstraint(condition=~Q(code=F("successor")), name="agency_does_not_succeed_itself"),
        ]


class Unit(models.Model):
    """A unit of an agency."""

    classification: ClassVar = classified(
        public="agency kind name_vi name_en",
        internal="id",
    )

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "kind"], name="unit_is_one_of_its_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=["one_stop", "handling", "leaders"]), name="unit_kind_is_known"
            ),
        ]


class Calendar(models.Model):
    """A set of office hours that agencies share."""

    classification: ClassVar = classified(
        public="code name_vi name_en zone",
    )

    code = models.CharField(max_length=20, primary_key=True)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    zone = models.CharField(max_length=40)


class OfficeHours(models.Model):
    """Hours of one weekday (1 is Monday), for a time. `reception_only`: received then, but no working time."""

    classification: ClassVar = classified(
        public="calendar weekday opens closes reception_only valid_from valid_to",
        internal="id",
    )

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    reception_only = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="weekday_is_of_seven"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="office_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(reception_only=False) | Q(weekday=6), name="mere_reception_is_on_saturdays"
            ),
            _ends_after_it_begins("hours_end_after_they_begin"),
            _never_overlaps("opening_is_told_once", "calendar", "weekday", "opens"),
        ]


class SpecialDay(models.Model):
    """A day that differs from its weekday. What an authority entered, no load of a pack changes."""

    classification: ClassVar = classified(
        public="day kind name_vi name_en status by_authority cancelled",
    )

    day = models.DateField(primary_key=True)
    kind = models.CharField(max_length=15)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    status = models.CharField(max_length=40)
    by_authority = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["holiday", "off_in_lieu", "off_swapped", "makeup_workday"]),
                name="day_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(cancelled=False) | Q(by_authority=True), name="an_authority_cancels_a_day"
            ),
        ]


class Edition(models.Model):
    """Which data stand: the digest of the files loaded last, and a token that is new after each change."""

    classification: ClassVar = classified(
        internal="subject digest token changed_at",
    )

    subject = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)
    token = models.UUIDField()
    changed_at = models.DateTimeField()
