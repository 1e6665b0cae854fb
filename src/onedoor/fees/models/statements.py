"""What gateways and banks say moved, and the work list of what does not tie out."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.fees.models.orders import Order, Payment
from onedoor.fees.models.words import values
from onedoor.fees.terms import DifferenceKind, Manner, Resolution


class StatementRead(models.Model):
    """A statement as it was read; the same document is read once."""

    classification: ClassVar = classified(
        internal="id gateway day digest read_at batch payout",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gateway = models.CharField(max_length=10)
    day = models.DateField()
    digest = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    batch = models.CharField(max_length=60, blank=True, default="", db_default="")
    payout = models.OneToOneField(Payment, on_delete=models.PROTECT, null=True, related_name="pays_out")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(gateway__in=values(Manner)), name="statement_of_a_known_gateway"),
            models.UniqueConstraint(fields=["gateway", "digest"], name="a_statement_is_read_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["gateway", "day"], name="statements_by_day"),
            models.Index(fields=["read_at"], condition=Q(payout=None) & ~Q(batch=""), name="batches_not_paid_out"),
        ]

    def __str__(self) -> str:
        return f"{self.gateway} {self.day}"


class Line(models.Model):
    """One movement on a statement."""

    classification: ClassVar = classified(
        internal="id statement gateway number reference transaction amount at",
        personal="purpose payer",
    )

    statement = models.ForeignKey(StatementRead, on_delete=models.PROTECT, related_name="lines")
    gateway = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=60, blank=True)
    transaction = models.CharField(max_length=100)
    amount = models.BigIntegerField()
    at = models.DateTimeField()
    purpose = models.CharField(max_length=500, blank=True)
    payer = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "number"], name="a_line_once_in_a_statement")
        ]
        indexes: ClassVar = [models.Index(fields=["gateway", "transaction"], name="lines_by_transaction")]

    def __str__(self) -> str:
        return f"line {self.number}"


class Difference(models.Model):
    """One item of the work list. `finding` names what was found, so that the same is listed once."""

    classification: ClassVar = classified(
        internal="id finding kind gateway payee day at amount expected reference transaction code payment "
        "order found_at resolved_at resolution",
        personal="purpose resolved_by resolved_name note",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    finding = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=24)
    gateway = models.CharField(max_length=10)
    payee = models.CharField(max_length=40, blank=True)
    day = models.DateField()
    at = models.DateTimeField()
    amount = models.BigIntegerField()
    expected = models.PositiveBigIntegerField(default=0)
    reference = models.CharField(max_length=60, blank=True)
    transaction = models.CharField(max_length=100, blank=True)
    purpose = models.CharField(max_length=500, blank=True)
    code = models.CharField(max_length=60, blank=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, null=True, related_name="differences")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, related_name="differences")
    found_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=24, blank=True)
    resolved_by = models.UUIDField(null=True)
    resolved_name = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=values(DifferenceKind)), name="difference_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="")
                | Q(resolved_at__isnull=False, resolution__in=values(Resolution)),
                name="difference_resolved_says_how",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["found_at"], condition=Q(resolved_at=None), name="differences_open"),
            models.Index(fields=["gateway", "transaction"], name="differences_by_transaction"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
