"""The tables of the journals. Rows are added and never changed; a trigger refuses anything else."""

from typing import ClassVar

from django.db import models

from onedoor.base.classified import classified
from onedoor.base.ids import new_id


class Act(models.Model):
    """One act of an operation, chained to the subject's act before."""

    classification: ClassVar = classified(
        internal="id subject sequence at verb quality agency request_id facts previous digest",
        personal="actor_id on_behalf_of helped_by",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=100)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    quality = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    agency = models.CharField(max_length=40, null=True)  # noqa: DJ001  NULL and "" are told apart in the digest.
    on_behalf_of = models.UUIDField(null=True)
    helped_by = models.UUIDField(null=True)
    request_id = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "sequence"], name="act_follows_its_predecessor"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="act_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} #{self.sequence}"


class Look(models.Model):
    """Somebody looked at something that is not theirs alone."""

    classification: ClassVar = classified(
        internal="id at subject what quality agency request_id",
        personal="reason actor_id",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    subject = models.CharField(max_length=100)
    what = models.CharField(max_length=60)
    reason = models.CharField(max_length=300, blank=True)
    quality = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    agency = models.CharField(max_length=40, blank=True)
    request_id = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "at"], name="looks_by_subject")]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"


class RefusedAttempt(models.Model):
    """Somebody tried what they may not do."""

    classification: ClassVar = classified(
        internal="id at verb subject code quality agency request_id",
        personal="actor_id",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    verb = models.CharField(max_length=100)
    subject = models.CharField(max_length=100)
    code = models.CharField(max_length=60)
    quality = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    agency = models.CharField(max_length=40, blank=True)
    request_id = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "at"], name="refused_by_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}: {self.code}"
