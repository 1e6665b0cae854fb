"""The tables of the dossiers: facts and constraints, no decisions.

Long because the case, its papers and its documents are read together.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON
from onedoor.dossiers.terms import OPEN, DeliveryState, DocumentKind, Outcome, PaymentState, State, SyncState, Turn

_NOTHING = models.Value({}, output_field=models.JSONField())
_OPEN = Q(state__in=sorted(OPEN))


def _one_of(field: str, values: type[State | Turn | PaymentState | DeliveryState | SyncState | DocumentKind]) -> Q:
    return Q(**{f"{field}__in": [value.value for value in values]})


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
    sources = models.JSONField(default=dict, db_default=_NOTHING)
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


class Dossier(models.Model):
    """The case. `row_version` grows with each move; a form carries the one it saw."""

    classification: ClassVar = classified(
        internal="id code draft client procedure version_id agency channel language unverified state stage "
        "stage_role turn payment payment_due delivery sync submitted_at expected_at received_at "
        "clock_from due_at postponed_at handled_at handled_in returned_at closed_at outcome "
        "row_version",
        personal="owner subject applicant last_digits phone email fee_facts sources words proposal "
        "assigned_to assigned_name",
        sensitive="answers",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=60, unique=True)
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="dossier")
    owner = models.UUIDField()
    subject = models.UUIDField(null=True)
    client = models.UUIDField(null=True)
    procedure = models.CharField(max_length=40)
    version_id = models.UUIDField()
    agency = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    applicant = models.CharField(max_length=200)
    last_digits = models.CharField(max_length=4)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="vi")
    answers = SealedJSON()
    fee_facts = models.JSONField(default=dict, db_default=_NOTHING)
    unverified = models.JSONField(default=list)
    sources = models.JSONField(default=dict, db_default=_NOTHING)
    words = models.TextField()
    state = models.CharField(max_length=20)
    stage = models.CharField(max_length=60, null=True)  # noqa: DJ001  NULL means: at no stage any more.
    stage_role = models.CharField(max_length=12, blank=True)
    turn = models.CharField(max_length=12)
    payment = models.CharField(max_length=12, default=PaymentState.NOTHING_DUE)
    payment_due = models.PositiveBigIntegerField(default=0)
    delivery = models.CharField(max_length=12, default=DeliveryState.NOT_READY)
    sync = models.CharField(max_length=8, default=SyncState.PENDING)
    submitted_at = models.DateTimeField()
    expected_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    clock_from = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    postponed_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    handled_in = models.DurationField(null=True)
    returned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    proposal = models.TextField(blank=True)
    assigned_to = models.UUIDField(null=True)
    assigned_name = models.CharField(max_length=200, blank=True)
    row_version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_of("state", State), name="dossier_has_a_known_state"),
            models.CheckConstraint(condition=_one_of("turn", Turn), name="dossier_has_a_known_turn"),
            models.CheckConstraint(
                condition=Q(state__in=[State.SUBMITTED, State.REFUSED, State.AWAITING_SUPPLEMENT])
                | Q(state__in=[State.WITHDRAWAL_ASKED, State.STOPPED])
                | Q(received_at__isnull=False),
                name="dossier_in_handling_was_received",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.HANDLED, State.RETURNED])
                | (Q(handled_at__isnull=False) & Q(outcome__in=list(Outcome))),
                name="dossier_handled_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False, state__in=[State.REFUSED, State.STOPPED, State.RETURNED])
                | Q(closed_at__isnull=True) & _OPEN,
                name="dossier_closed_has_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "due_at", "id"], condition=_OPEN, name="open_by_agency_and_due"),
            models.Index(fields=["agency", "submitted_at"], name="by_agency_and_submission"),
            models.Index(fields=["assigned_to", "due_at", "id"], condition=_OPEN, name="open_by_officer_and_due"),
            models.Index(fields=["agency", "-closed_at"], condition=~_OPEN, name="closed_by_agency"),
            models.Index(fields=["owner", "-submitted_at"], name="dossiers_by_owner"),
            models.Index(fields=["procedure", "handled_at"], name="handled_by_procedure"),
            GinIndex(OpClass(models.F("words"), name="gin_trgm_ops"), name="dossier_words"),
        ]

    def __str__(self) -> str:
        return self.code


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


class Step(models.Model):
    """A move that happened: the moment is written with it, and whose turn it then was."""

    classification: ClassVar = classified(
        internal="id dossier number move at by_quality state stage turn due_at",
        personal="by_id by_name remark",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=30)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200)
    by_quality = models.CharField(max_length=12)
    state = models.CharField(max_length=20)
    stage = models.CharField(max_length=60, null=True)  # noqa: DJ001  As on the dossier.
    turn = models.CharField(max_length=12)
    due_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "number"], name="step_follows_a_step")]

    def __str__(self) -> str:
        return f"{self.move} #{self.number}"


class Supplement(models.Model):
    """A request for a supplement, with its own clock."""

    classification: ClassVar = classified(
        internal="id dossier asked_at answer_due_at resume_state answered_at closed_at",
        personal="asked_by message items",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="supplements")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    message = models.TextField(blank=True)
    items = models.JSONField()
    answer_due_at = models.DateTimeField()
    resume_state = models.CharField(max_length=20)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(closed_at=None), name="one_open_supplement"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=models.F("asked_at")), name="answered_after_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"supplement {self.id}"


class InternalNote(models.Model):
    """A note among officers."""

    classification: ClassVar = classified(
        internal="id dossier at",
        personal="by_id by_name text",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200)
    text = models.TextField()

    def __str__(self) -> str:
        return f"note {self.id}"


class Document(models.Model):
    """An issued document: what it states is written with the move; its pages are typeset from that."""

    classification: ClassVar = classified(
        internal="id dossier kind template title issued_at sha256 stored_as to_sign signed_at withdrawn_at replaces",
        personal="withdrawn_why",
        sensitive="facts",
        key="token",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20)
    template = models.CharField(max_length=60)
    token = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=300)
    facts = SealedJSON(owner="dossier.owner")
    issued_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    to_sign = models.BooleanField(default=False, db_default=False)
    signed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=1000, blank=True, db_default="")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_one_of("kind", DocumentKind), name="document_of_a_known_kind"),
            models.CheckConstraint(condition=Q(signed_at=None) | Q(to_sign=False), name="signed_document_waits_not"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.token}"


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


class CodeCounter(models.Model):
    """The last number given out by an agency on a day."""

    classification: ClassVar = classified(
        internal="id agency day last",
    )

    agency = models.CharField(max_length=40)
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "day"], name="one_counter_a_day")]

    def __str__(self) -> str:
        return f"{self.agency} {self.day}: {self.last}"


class SavedView(models.Model):
    """An officer's own way to look at the inbox."""

    classification: ClassVar = classified(
        internal="id name",
        personal="officer filter",
    )

    officer = models.UUIDField()
    name = models.CharField(max_length=60)
    filter = models.JSONField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["officer", "name"], name="one_view_of_a_name")]

    def __str__(self) -> str:
        return self.name
