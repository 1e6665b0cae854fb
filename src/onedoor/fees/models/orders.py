"""Attempts to pay, what gateways say of them, and the money that came in and went back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.fees.models.dues import Due
from onedoor.fees.models.words import values
from onedoor.fees.terms import UNSETTLED, Heard, Manner, OrderState, Outcome, RefundState

_UNSETTLED = Q(state__in=sorted(state.value for state in UNSETTLED))
_ON_THE_WAY = Q(state__in=[RefundState.ASKED.value, RefundState.SENT.value])


class Order(models.Model):
    """One attempt to pay one or several dues. It is written before the gateway is told."""

    classification: ClassVar = classified(
        internal="id reference manner amount state reason handover created_at sent_at expires_at settled_at asked_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    manner = models.CharField(max_length=10)
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, default=OrderState.CREATED.value)
    reason = models.CharField(max_length=30, blank=True)
    handover = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=values(OrderState)), name="order_has_a_known_state"),
            models.CheckConstraint(condition=Q(manner__in=values(Manner)), name="order_has_a_known_manner"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="order_is_for_money"),
            models.CheckConstraint(
                condition=_UNSETTLED & Q(settled_at=None) | ~_UNSETTLED & Q(settled_at__isnull=False),
                name="order_settled_has_a_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["created_at"], condition=_UNSETTLED, name="orders_unsettled")]

    def __str__(self) -> str:
        return f"order {self.reference}"


class OrderDue(models.Model):
    """The part of an order that is for one due; both are fixed when the order is made."""

    classification: ClassVar = classified(
        internal="id order due amount",
    )

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="parts")
    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="parts")
    amount = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "due"], name="a_due_once_in_an_order")]

    def __str__(self) -> str:
        return f"{self.order_id} for {self.due_id}"


class Fact(models.Model):
    """The inbox: what a gateway said and signed, once under its key, applied as soon as there is an order for it."""

    classification: ClassVar = classified(
        internal="id gateway key reference outcome amount transaction at heard reason code bank received_at applied_at",
        personal="purpose",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gateway = models.CharField(max_length=10)
    key = models.CharField(max_length=200)
    reference = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10)
    amount = models.BigIntegerField()
    transaction = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(null=True)
    heard = models.CharField(max_length=10)
    reason = models.CharField(max_length=30, blank=True)
    code = models.CharField(max_length=40, blank=True)
    bank = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["gateway", "key"], name="a_fact_is_kept_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=values(Outcome), heard__in=values(Heard)), name="fact_is_of_known_words"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["reference"], name="facts_by_reference"),
            models.Index(fields=["received_at"], condition=Q(applied_at=None), name="facts_that_wait"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.key}"


class Payment(models.Model):
    """One movement of money to us. `refunded` counts what is back or on its way, and never exceeds what came."""

    classification: ClassVar = classified(
        internal="id manner account transaction order amount unclear refunded at booked_at reversed_at",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    manner = models.CharField(max_length=10)
    account = models.CharField(max_length=60)
    transaction = models.CharField(max_length=100)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="payments")
    amount = models.PositiveBigIntegerField()
    unclear = models.PositiveBigIntegerField(default=0)
    refunded = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()
    booked_at = models.DateTimeField()
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["manner", "transaction"], condition=Q(reversed_at=None), name="money_comes_in_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0, unclear__lte=F("amount")), name="payment_is_of_money"),
            models.CheckConstraint(condition=Q(refunded__lte=F("amount")), name="no_more_goes_back_than_came_in"),
        ]
        indexes: ClassVar = [models.Index(fields=["manner", "at"], name="payments_by_day")]

    def __str__(self) -> str:
        return f"{self.manner} {self.transaction}"


class Refund(models.Model):
    """Part or all of a payment on its way back. Its id is the key that makes a repetition harmless."""

    classification: ClassVar = classified(
        internal="id payment due difference retries source amount state transaction code asked_at settled_at",
        personal="reason by_id by_name",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    due = models.ForeignKey(Due, on_delete=models.PROTECT, null=True, related_name="refunds")
    difference = models.ForeignKey("fees.Difference", on_delete=models.PROTECT, null=True, related_name="refunds")
    retries = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="retried_by")
    source = models.CharField(max_length=60)
    amount = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, default=RefundState.ASKED.value)
    reason = models.CharField(max_length=300)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200)
    transaction = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=values(RefundState)), name="refund_has_a_known_state"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_of_money"),
            models.CheckConstraint(
                condition=_ON_THE_WAY & Q(settled_at=None) | ~_ON_THE_WAY & Q(settled_at__isnull=False),
                name="refund_settled_has_a_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["asked_at"], condition=_ON_THE_WAY, name="refunds_on_the_way")]

    def __str__(self) -> str:
        return f"refund {self.id}"
