"""The case: what was filed, each move, each supplement asked for, and how officers look at it."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON
from onedoor.dossiers.models.drafts import NOTHING, Draft
from onedoor.dossiers.terms import OPEN, DeliveryState, DocumentKind, Outcome, PaymentState, State, SyncState, Turn

_OPEN = Q(state__in=sorted(OPEN))


def one_of(field: str, values: type[State | Turn | PaymentState | DeliveryState | SyncState | DocumentKind]) -> Q:
    """The field has one of those values, and no other."""
    return Q(**{f"{field}__in": [value.value for value in values]})


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
    fee_facts = models.JSONField(default=dict, db_default=NOTHING)
    unverified = models.JSONField(default=list)
    sources = models.JSONField(default=dict, db_default=NOTHING)
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
            models.CheckConstraint(condition=one_of("state", State), name="dossier_has_a_known_state"),
            models.CheckConstraint(condition=one_of("turn", Turn), name="dossier_has_a_known_turn"),
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
