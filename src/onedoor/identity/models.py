"""The tables of identity."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import BlindIndex, SealedText
from onedoor.identity.terms import NUMBER, Ground


class Person(models.Model):
    """A person as their identity provider told at the last sign-in, or whom an act of ours named before any sign-in."""

    classification: ClassVar = classified(
        internal="id issuer assurance signed_in_at death_basis",
        personal="subject name number_index born sex phone email residence_commune residence_detail nationality "
        "died_on",
        sensitive="citizen_number ethnicity",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    citizen_number = SealedText(owner="id", blank=True)
    number_index = BlindIndex(of="citizen_number", purpose=NUMBER)
    born = models.CharField(max_length=10, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    residence_commune = models.CharField(max_length=10, blank=True)
    residence_detail = models.CharField(max_length=300, blank=True)
    nationality = models.CharField(max_length=60, blank=True)
    ethnicity = SealedText(owner="id", blank=True)
    assurance = models.PositiveSmallIntegerField(default=1)
    signed_in_at = models.DateTimeField(null=True)
    died_on = models.DateField(null=True)
    death_basis = models.CharField(max_length=100, blank=True, db_default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_for_a_subject")]
        indexes: ClassVar = [
            models.Index(fields=["number_index"], condition=~Q(number_index=""), name="people_by_number"),
            models.Index(fields=["death_basis"], condition=Q(died_on__isnull=False), name="people_who_died"),
        ]

    def __str__(self) -> str:
        return f"person {self.id}"


class Officer(models.Model):
    """An appointment at an agency."""

    classification: ClassVar = classified(
        internal="id issuer agency unit roles active_from active_to", personal="subject name"
    )

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


class Organisation(models.Model):
    """An organisation, known by its tax code."""

    classification: ClassVar = classified(public="tax_code name", internal="id")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tax_code = models.CharField(max_length=13, unique=True)
    name = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"organisation {self.tax_code}"


class Mandate(models.Model):
    """Somebody may act for somebody else, in a scope and for a term; `kinds` of items alone, where some are named.

    Whoever has never signed in is known by number.
    """

    classification: ClassVar = classified(
        internal="id ground scopes kinds from_on until_on basis given_at ended_at",
        personal="principal principal_name agent agent_index agent_name given_by",
        sensitive="agent_number",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    principal = models.UUIDField()
    principal_name = models.CharField(max_length=300)
    agent = models.UUIDField(null=True)
    agent_number = SealedText(owner="principal", blank=True)
    agent_index = BlindIndex(of="agent_number", purpose=NUMBER)
    agent_name = models.CharField(max_length=200)
    ground = models.CharField(max_length=16)
    scopes = ArrayField(models.CharField(max_length=12))
    kinds = ArrayField(models.CharField(max_length=20), default=list, db_default=[])
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    basis = models.CharField(max_length=100)
    given_by = models.UUIDField(null=True)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(agent__isnull=False) | ~Q(agent_number=""), name="mandate_has_an_agent"),
            models.CheckConstraint(condition=Q(ground__in=list(Ground)), name="mandate_of_a_known_ground"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="mandate_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agent"], condition=Q(ended_at=None), name="mandates_by_agent"),
            models.Index(fields=["agent_index"], condition=Q(ended_at=None), name="mandates_by_number"),
            models.Index(fields=["principal"], name="mandates_by_principal"),
        ]

    def __str__(self) -> str:
        return f"mandate {self.id}"
