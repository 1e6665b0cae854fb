"""The tables of the vault. What an item says is sealed with its owner's key of the vault; owners are ids."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON, SealedText
from onedoor.base.sealing.keys import Drawer
from onedoor.vault.terms import Checked, Origin


class Item(models.Model):
    """A paper and its data in one, with its provenance. `reference` names what it came from, once."""

    classification: ClassVar = classified(
        internal="id kind issuer origin checked reference valid_from valid_to media_type size sha256 "
        "stored_as kept_at agency certified_at withdrawn_at removed_at times_reused visits_saved",
        personal="owner title_vi title_en issuer_vi issuer_en scanned_by scanned_name certified_by certified_name",
        sensitive="facts name remark",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    kind = models.CharField(max_length=20)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    issuer = models.CharField(max_length=40, blank=True)
    issuer_vi = models.CharField(max_length=300)
    issuer_en = models.CharField(max_length=300)
    origin = models.CharField(max_length=12)
    checked = models.CharField(max_length=12)
    reference = models.CharField(max_length=100, unique=True)
    facts = SealedJSON(drawer=Drawer.VAULT, default=dict)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    name = SealedText(drawer=Drawer.VAULT, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    kept_at = models.DateTimeField()
    agency = models.CharField(max_length=40, blank=True)
    scanned_by = models.UUIDField(null=True)
    scanned_name = models.CharField(max_length=200, blank=True)
    certified_by = models.UUIDField(null=True)
    certified_name = models.CharField(max_length=200, blank=True)
    certified_at = models.DateTimeField(null=True)
    remark = SealedText(drawer=Drawer.VAULT, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    times_reused = models.PositiveIntegerField(default=0)
    visits_saved = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(origin__in=list(Origin)), name="item_of_a_known_origin"),
            models.CheckConstraint(condition=Q(checked__in=list(Checked)), name="item_checked_as_known"),
            models.CheckConstraint(
                condition=Q(certified_by=None) | ~Q(certified_by=F("scanned_by")), name="item_certified_by_another"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="item_holds_forward",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-kept_at", "-id"], condition=Q(removed_at=None), name="items_by_owner"),
            models.Index(fields=["owner", "kind"], condition=Q(removed_at=None), name="items_by_kind"),
            models.Index(
                fields=["agency", "kept_at"],
                condition=Q(origin=Origin.DIGITISED, certified_at=None, removed_at=None),
                name="items_to_certify",
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.id}"


class Use(models.Model):
    """An item served in a dossier: how many answers and papers it spared."""

    classification: ClassVar = classified(
        internal="id item dossier agency basis consent answers papers at",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="uses")
    dossier = models.CharField(max_length=60)
    agency = models.CharField(max_length=40)
    basis = models.CharField(max_length=200)
    consent = models.ForeignKey("Consent", on_delete=models.PROTECT, null=True, related_name="uses")
    answers = models.PositiveIntegerField(default=0)
    papers = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "dossier"], name="one_use_in_a_dossier")]
        indexes: ClassVar = [models.Index(fields=["dossier"], name="uses_by_dossier")]

    def __str__(self) -> str:
        return f"use {self.id}"


class ConsentText(models.Model):
    """The words to which somebody agreed, by their SHA-256: the same words are kept once."""

    classification: ClassVar = classified(
        internal="sha256",
        personal="text",
    )

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Consent(models.Model):
    """An agency may read named items for one purpose until a day, unless it is taken back before.

    `draft` is the draft of the procedure in which it was asked for; empty: given by the person on their own.
    """

    classification: ClassVar = classified(
        internal="id agency text given_at until_at revoked_at draft",
        personal="owner purpose given_by",
        key="token",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    agency = models.CharField(max_length=40)
    purpose = models.CharField(max_length=200)
    items = models.ManyToManyField(Item, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT)
    token = models.CharField(max_length=32, unique=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    until_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    draft = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_at__gt=F("given_at")), name="consent_ends_after_it_begins")
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-given_at"], name="consents_by_owner"),
            models.Index(fields=["draft"], condition=Q(draft__isnull=False), name="consents_by_draft"),
        ]

    def __str__(self) -> str:
        return f"consent {self.id}"


class Bundle(models.Model):
    """Something put together by a job, for somebody to fetch: the person's own everything, or what a consent shares."""

    classification: ClassVar = classified(
        internal="id consent asked_at until_at stored_as sha256 ready_at refused_at",
        personal="owner asked_by",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    until_at = models.DateTimeField()
    stored_as = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    ready_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "-asked_at"], name="bundles_by_owner")]

    def __str__(self) -> str:
        return f"bundle {self.id}"


class Dispute(models.Model):
    """Somebody says that an item, or what a register answered, is wrong: a task for the agency that keeps it."""

    classification: ClassVar = classified(
        internal="id item register language agency what what_en draft at outcome settled_at",
        personal="owner by_id settled_by",
        sensitive="said answer",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="disputes")
    register = models.CharField(max_length=40, blank=True, db_default="")
    language = models.CharField(max_length=2, db_default="vi")
    owner = models.UUIDField()
    agency = models.CharField(max_length=40)
    what = models.CharField(max_length=200, blank=True)
    what_en = models.CharField(max_length=200, blank=True, db_default="")
    said = SealedText()
    draft = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    answer = SealedText(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(item=None) ^ Q(register=""), name="dispute_of_one_thing")
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "at"], condition=Q(settled_at=None), name="disputes_waiting"),
            models.Index(fields=["owner", "-at"], name="disputes_by_owner"),
        ]

    def __str__(self) -> str:
        return f"dispute {self.id}"
