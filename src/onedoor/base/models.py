"""The tables of the ground: the keys of people, and how far a pass over what they seal has come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified


class DataKey(models.Model):
    """A key of a person for one drawer, wrapped by a key of the installation.

    One is in use; a retired one still opens; of a destroyed one the row stays, and nothing opens what it sealed.
    """

    classification: ClassVar = classified(
        internal="id drawer wrapped_by made_at retired_at destroyed_at", personal="owner", key="wrapped"
    )

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.UUIDField()
    drawer = models.CharField(max_length=8)
    wrapped = models.BinaryField(null=True)
    wrapped_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "drawer"], condition=Q(retired_at=None), name="one_key_in_use"),
            models.CheckConstraint(
                condition=Q(wrapped=None, destroyed_at__isnull=False, retired_at__isnull=False)
                | Q(wrapped__isnull=False, destroyed_at=None),
                name="key_is_there_or_destroyed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["wrapped_by", "id"], condition=Q(destroyed_at=None), name="keys_by_their_wrapping"),
            models.Index(
                fields=["retired_at"], condition=~Q(retired_at=None) & Q(destroyed_at=None), name="keys_retired"
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.id}"


class Pass(models.Model):
    """A pass that seals everything anew, and how far it has come in one table (or in the file store)."""

    classification: ClassVar = classified(internal="id name place reached begun_at ended_at")

    name = models.CharField(max_length=40)
    place = models.CharField(max_length=80)
    reached = models.CharField(max_length=100, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "place"], name="one_pass_over_a_place")]

    def __str__(self) -> str:
        return f"{self.name} over {self.place}"
