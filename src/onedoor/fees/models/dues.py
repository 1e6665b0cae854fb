"""What is due, and the receipts that say it was paid."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id, public_token
from onedoor.fees.models.words import values
from onedoor.fees.terms import DueState

_LIVE = Q(state__in=[DueState.NOTHING.value, DueState.UNPAID.value, DueState.PAID.value])


class Due(models.Model):
    """What has to be paid for one subject. Its lines never change; `refunded` counts what is back or on its way."""

    classification: ClassVar = classified(
        internal="id subject code procedure payee channel lines amount state paid_by refunded raised_at "
        "paid_at cancelled_at",
        personal="owner",
        key="pay_token",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=100)
    code = models.CharField(max_length=60)
    procedure = models.CharField(max_length=40)
    payee = models.CharField(max_length=40)
    channel = models.CharField(max_length=10)
    owner = models.UUIDField()
    lines = models.JSONField()
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12)
    pay_token = models.CharField(max_length=32, unique=True, default=public_token)
    paid_by = models.ForeignKey("fees.Payment", on_delete=models.PROTECT, null=True, related_name="dues")
    refunded = models.PositiveBigIntegerField(default=0)
    raised_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=values(DueState)), name="due_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=DueState.NOTHING.value, amount=0)
                | ~Q(state=DueState.NOTHING.value) & Q(amount__gt=0),
                name="due_of_nothing_has_no_amount",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[DueState.PAID.value, DueState.REFUNDED.value],
                    paid_by__isnull=False,
                    paid_at__isnull=False,
                )
                | ~Q(state__in=[DueState.PAID.value, DueState.REFUNDED.value])
                & Q(paid_by=None, paid_at=None, refunded=0),
                name="due_paid_has_its_payment",
            ),
            models.CheckConstraint(condition=Q(refunded__lte=F("amount")), name="due_gives_back_no_more_than_it_took"),
            models.CheckConstraint(
                condition=Q(state=DueState.CANCELLED.value, cancelled_at__isnull=False)
                | ~Q(state=DueState.CANCELLED.value) & Q(cancelled_at=None),
                name="due_cancelled_has_a_moment",
            ),
            models.UniqueConstraint(fields=["subject"], condition=_LIVE, name="one_live_due_a_subject"),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-raised_at"], name="dues_by_owner")]

    def __str__(self) -> str:
        return f"due {self.id}"


class Receipt(models.Model):
    """An electronic receipt: what it states is written with the payment; its pages are typeset from that."""

    classification: ClassVar = classified(
        internal="id payee series number due order amount issued_at sha256 stored_as cancelled_at",
        personal="facts",
        key="token",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payee = models.CharField(max_length=40)
    series = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="receipts")
    order = models.ForeignKey("fees.Order", on_delete=models.PROTECT, related_name="receipts")
    amount = models.PositiveBigIntegerField()
    token = models.CharField(max_length=32, unique=True, default=public_token)
    facts = models.JSONField()
    issued_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=100, blank=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["payee", "series", "number"], name="one_receipt_a_number"),
            models.UniqueConstraint(fields=["due"], condition=Q(cancelled_at=None), name="one_standing_receipt_a_due"),
            models.CheckConstraint(condition=Q(number__gte=1, amount__gt=0), name="receipt_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.payee} {self.series} {self.number}"


class ReceiptCounter(models.Model):
    """The last number given out by an agency in a series. Its row is locked last, so that numbers have no gaps."""

    classification: ClassVar = classified(
        internal="id payee series last",
    )

    payee = models.CharField(max_length=40)
    series = models.CharField(max_length=12)
    last = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["payee", "series"], name="one_counter_a_series")]

    def __str__(self) -> str:
        return f"{self.payee} {self.series}: {self.last}"
