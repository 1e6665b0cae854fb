"""What is being filled in, the files that come with it, and what it declares."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON

NOTHING = models.Value({}, output_field=models.JSONField())


class Draft(models.Model):
    """A dossier being filled in. Its id is the idempotency key of its submission."""

    classification: ClassVar = classified(
        internal="id client mandate procedure version_id agency channel unverified moved_on revision started_at "
        "saved_at submitted_at",
        personal="owner subject helper helper_name eligibility sources",
        sensitive="answers",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    subject = models.UUIDField(null=True)
    client = models.UUIDField(null=True)
    mandate = models.UUIDField(null=True)
    helper = models.UUIDField(null=True)
    helper_name = models.CharField(max_length=200, blank=True, db_default="")
    procedure = models.CharField(max_length=40)
    version_id = models.UUIDField()
    agency = models.CharField(max_length=40, null=True)  # noqa: DJ001  NULL means: not chosen yet.
    channel = models.CharField(max_length=10, default="online")
    answers = SealedJSON(default=dict)
    eligibility = models.JSONField(default=dict)
    unverified = models.JSONField(default=list)
    sources = models.JSONField(default=dict, db_default=NOTHING)
    moved_on = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["owner", "-saved_at"], condition=Q(submitted_at=None), name="open_drafts_by_owner")
        ]

    def __str__(self) -> str:
        return f"draft {self.id}"


class Attachment(models.Model):
    """An uploaded file: of a draft first, of its dossier once submitted."""

    classification: ClassVar = classified(
        internal="id draft supplement slot media_type size pages sha256 stored_as uploaded_at removed_at",
        personal="name",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="attachments")
    supplement = models.ForeignKey("Supplement", on_delete=models.PROTECT, null=True, related_name="attachments")
    slot = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=100, unique=True)
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"attachment {self.id}"


class SentPage(models.Model):
    """A page that a phone sent under an id that it keeps: taken once. `said` and `left` are keyed digests."""

    classification: ClassVar = classified(internal="id draft page said left taken_at")

    id = models.UUIDField(primary_key=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="sent_pages")
    page = models.CharField(max_length=60)
    said = models.CharField(max_length=64)
    left = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"sent page {self.id}"


class Declaration(models.Model):
    """What a draft declares, fixed to be signed. A draft that changes drops it; `fingerprint` tells whether it did."""

    classification: ClassVar = classified(
        internal="id draft language template title title_en fingerprint fixed_at sha256 stored_as dropped_at",
        personal="by_id",
        sensitive="facts",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="declarations")
    by_id = models.UUIDField()
    language = models.CharField(max_length=5)
    template = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    facts = SealedJSON(owner="draft.owner")
    fixed_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft"], condition=Q(dropped_at=None), name="one_declaration_stands")
        ]

    def __str__(self) -> str:
        return f"declaration {self.id}"
