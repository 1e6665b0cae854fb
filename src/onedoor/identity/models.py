"""The tables of identity."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.base.ids import new_id


class Person(models.Model):
    """A person as their identity provider told at the last sign-in."""

    classification: ClassVar[dict[str, str]] = {
        "subject": "personal",
        "name": "personal",
        "citizen_number": "sensitive",
        "born": "personal",
        "sex": "personal",
        "phone": "personal",
        "email": "personal",
        "residence_commune": "personal",
        "residence_detail": "personal",
        "nationality": "personal",
        "ethnicity": "sensitive",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    citizen_number = models.CharField(max_length=12, blank=True)
    born = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    residence_commune = models.CharField(max_length=10, blank=True)
    residence_detail = models.CharField(max_length=300, blank=True)
    nationality = models.CharField(max_length=60, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    assurance = models.PositiveSmallIntegerField(default=1)
    signed_in_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_for_a_subject")]

    def __str__(self) -> str:
        return f"person {self.id}"


class Officer(models.Model):
    """An appointment at an agency."""

    classification: ClassVar[dict[str, str]] = {"subject": "personal", "name": "personal"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    agency = models.CharField(max_length=40)
    unit = models.UUIDField(null=True)
    roles = ArrayField(models.CharField(max_length=12))
    active_from = models.DateField()
    active_to = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject", "agency", "active_from"], name="one_appointment"),
            models.CheckConstraint(
                condition=Q(active_to=None) | Q(active_to__gte=F("active_from")), name="appointment_ends_in_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["issuer", "subject"], name="officers_by_subject"),
            models.Index(fields=["agency"], name="officers_by_agency"),
        ]

    def __str__(self) -> str:
        return f"officer {self.id}"
