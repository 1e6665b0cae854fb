"""The table of notices. A row keeps what was said, as it was said."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.notices.terms import NoticeState


class Notice(models.Model):
    """One message to one person."""

    classification: ClassVar = classified(
        internal="id key kind language subject_ref state at sent_at",
        personal="person_id email title text",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=200, unique=True)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    email = models.CharField(max_length=254, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField()
    subject_ref = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in NoticeState]), name="notice_state"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="notice_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="shown", email="") | (~Q(state="shown") & ~Q(email="")),
                name="notice_goes_where_an_address_is",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "-at"], name="notices_of_a_person")]

    def __str__(self) -> str:
        return f"notice {self.id}"
