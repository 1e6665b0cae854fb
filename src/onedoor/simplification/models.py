"""The tables of simplification: comparisons of what was handed in with what a source knows. No content is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id


class Check(models.Model):
    """One look-up for one paper or question of one dossier: whether the source knew it, and whether it said the same.

    `issued`: what it knows is a result that an agency issued here. `same` is None until somebody, or a machine that
    can, has compared the two.
    """

    classification: ClassVar = classified(
        internal="id procedure version_id part source dossier agency looked_at found issued same compared_at "
        "compared_by"
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.CharField(max_length=40)
    version_id = models.UUIDField()
    part = models.CharField(max_length=60)
    source = models.CharField(max_length=80)
    dossier = models.CharField(max_length=60)
    agency = models.CharField(max_length=40)
    looked_at = models.DateTimeField()
    found = models.BooleanField()
    issued = models.BooleanField(default=False)
    same = models.BooleanField(null=True)
    compared_at = models.DateTimeField(null=True)
    compared_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "part", "source"], name="looked_up_once"),
            models.CheckConstraint(
                condition=Q(same=None, compared_at=None) | Q(same__isnull=False, compared_at__isnull=False, found=True),
                name="compared_what_was_found",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["procedure", "looked_at"], name="checks_of_a_procedure")]

    def __str__(self) -> str:
        return f"{self.part} of {self.dossier} in {self.source}"
