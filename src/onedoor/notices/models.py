"""The table of messages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.ids import new_id
from onedoor.notices.terms import NoticeState


class Notice(models.Model):
    """One message to one person. `key` names what it tells of, so that nothing is told twice."""

    classification: ClassVar[dict[str, str]] = {"person": "personal", "address": "personal", "facts": "personal"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=120, unique=True)
    person = models.UUIDField()
    kind = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    address = models.CharField(max_length=254, blank=True)
    subject_ref = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in NoticeState]), name="notice_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="notice_sent_at_some_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-created_at"], name="notices_by_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_ref}"
