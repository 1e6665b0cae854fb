"""The tables of signing: facts and constraints, no decisions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON, SealedText
from onedoor.signing.terms import CeremonyState, PaperState, Part, PlaceState, Trouble


def _one_of(field: str, values: type[CeremonyState | PaperState | PlaceState | Part]) -> Q:
    return Q(**{f"{field}__in": [value.value for value in values]})


class Paper(models.Model):
    """A paper that wants signatures. `stored_as` is its youngest version, `pages_sha256` digests the pages alone."""

    classification: ClassVar = classified(
        internal="id subject reference agency title title_en in_order state pages_sha256 stored_as sha256 stamped_until"
        " trouble opened_at signed_at"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=80, unique=True)
    reference = models.CharField(max_length=60)
    agency = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    in_order = models.BooleanField(default=True)
    state = models.CharField(max_length=10, default=PaperState.TO_SIGN)
    pages_sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    stamped_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_of("state", PaperState), name="paper_has_a_known_state"),
            models.CheckConstraint(
                condition=~Q(state=PaperState.SIGNED) | Q(signed_at__isnull=False) & ~Q(stored_as=""),
                name="paper_signed_has_a_moment_and_pages",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["stamped_until"], condition=Q(state=PaperState.SIGNED), name="papers_by_last_stamp"),
            models.Index(fields=["reference"], name="papers_by_reference"),
        ]

    def __str__(self) -> str:
        return f"paper {self.subject}"


class Place(models.Model):
    """A signature on a paper: whose, and whether it was given."""

    classification: ClassVar = classified(
        internal="id paper position part state invited_at reminded_at reminders given_at",
        personal="key name holder address why",
        sensitive="number",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    number = SealedText(owner="holder", blank=True)
    holder = models.UUIDField(null=True)
    address = models.CharField(max_length=254, blank=True)
    state = models.CharField(max_length=10, default=PlaceState.WANTED)
    why = models.CharField(max_length=300, blank=True)
    invited_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0, db_default=0)
    given_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "position"], name="one_signature_at_a_place"),
            models.CheckConstraint(condition=_one_of("state", PlaceState), name="place_has_a_known_state"),
            models.CheckConstraint(condition=_one_of("part", Part), name="place_of_a_known_part"),
            models.CheckConstraint(
                condition=Q(state=PlaceState.GIVEN, given_at__isnull=False)
                | ~Q(state=PlaceState.GIVEN) & Q(given_at=None),
                name="signature_given_has_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["holder"], condition=Q(state=PlaceState.WANTED), name="signatures_wanted_by_holder"),
            models.Index(
                fields=["invited_at"],
                condition=Q(state=PlaceState.WANTED, invited_at__isnull=False),
                name="signatures_asked_for",
            ),
        ]

    def __str__(self) -> str:
        return f"place {self.id}"


class Ceremony(models.Model):
    """One attempt to sign one or many papers with one authorisation."""

    classification: ClassVar = classified(
        internal="id part agency state trouble credential checks asked_at expires_at ended_at",
        personal="key name holder",
        sensitive="number chain",
        key="handle",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    part = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    number = SealedText(owner="holder", blank=True)
    holder = models.UUIDField(null=True)
    agency = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default=CeremonyState.PREPARING)
    trouble = models.CharField(max_length=20, default=Trouble.NONE, blank=True)
    credential = models.CharField(max_length=200, blank=True)
    chain = SealedJSON(owner="holder", default=list)
    handle = models.CharField(max_length=300, blank=True)
    checks = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_of("state", CeremonyState), name="ceremony_has_a_known_state"),
            models.UniqueConstraint(fields=["handle"], condition=~Q(handle=""), name="one_ceremony_for_a_handle"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], condition=Q(ended_at=None), name="ceremonies_under_way")
        ]

    def __str__(self) -> str:
        return f"ceremony {self.id}"


class Binding(models.Model):
    """What a ceremony is about, for one place: the digest is fixed before the person is asked, and compared after.

    `base_sha256` is the version of the paper that is signed, `prepared_as` that version with room for a signature.
    """

    classification: ClassVar = classified(
        internal="id ceremony place paper live base_sha256 prepared_as prepared_sha256 start end "
        "document_digest attributes digest signature completed_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ceremony = models.ForeignKey(Ceremony, on_delete=models.PROTECT, related_name="bindings")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="bindings")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="bindings")
    live = models.BooleanField(default=True)
    base_sha256 = models.CharField(max_length=64, blank=True)
    prepared_as = models.CharField(max_length=100, blank=True)
    prepared_sha256 = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    document_digest = models.BinaryField(default=bytes)
    attributes = models.BinaryField(default=bytes)
    digest = models.BinaryField(default=bytes)
    signature = models.BinaryField(default=bytes)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper"], condition=Q(live=True), name="one_signs_at_a_time"),
            models.UniqueConstraint(fields=["ceremony", "place"], name="one_binding_in_a_ceremony"),
        ]

    def __str__(self) -> str:
        return f"binding {self.id}"
