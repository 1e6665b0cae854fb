"""The ledger: entries and postings. Rows are added and never changed; each entry sums to zero when it is committed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.fees.models.dues import Due
from onedoor.fees.models.orders import Payment
from onedoor.fees.models.words import values
from onedoor.fees.terms import EntryKind


class Entry(models.Model):
    """One entry. Its key names what it books, so that nothing is booked twice."""

    classification: ClassVar = classified(
        internal="id kind key payment at",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=100, unique=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=values(EntryKind)), name="entry_is_of_a_known_kind")
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="entries_by_moment")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Posting(models.Model):
    """One side of an entry: what comes in is positive on the account that receives it."""

    classification: ClassVar = classified(
        internal="id entry account amount due",
    )

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.CharField(max_length=60)
    amount = models.BigIntegerField()
    due = models.ForeignKey(Due, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(amount=0), name="posting_moves_money")]
        indexes: ClassVar = [models.Index(fields=["account"], include=["amount"], name="postings_by_account")]

    def __str__(self) -> str:
        return f"{self.account} {self.amount}"
