"""What was issued."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.base.sealing.fields import SealedJSON
from onedoor.dossiers.models.case import Dossier, one_of
from onedoor.dossiers.terms import DocumentKind


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
            models.CheckConstraint(condition=one_of("kind", DocumentKind), name="document_of_a_known_kind"),
            models.CheckConstraint(condition=Q(signed_at=None) | Q(to_sign=False), name="signed_document_waits_not"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.token}"
