"""The tables of simplification: comparisons of what was handed in with what a source knows. No content is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.base.classified import classified
from onedoor.base.ids import new_id
from onedoor.simplification.terms.proposals import Decision, Target


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


class Proposal(models.Model):
    """Something that evidence says could go. The evidence is frozen; one decision is made, and stays.

    `draft` is the next version of the definition as YAML, where the decision asks for one.
    """

    classification: ClassVar = classified(
        internal="id agency procedure version target part source evidence digest proposed_at decision reason "
        "decided_at starts_on draft",
        personal="proposed_by proposed_name decided_by decided_name",
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.CharField(max_length=40)
    procedure = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    target = models.CharField(max_length=10)
    part = models.CharField(max_length=60)
    source = models.CharField(max_length=80, blank=True)
    evidence = models.JSONField()
    digest = models.CharField(max_length=64)
    proposed_by = models.UUIDField(null=True)
    proposed_name = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    decision = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.UUIDField(null=True)
    decided_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    starts_on = models.DateField(null=True)
    draft = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "target", "part"],
                condition=Q(decision=""),
                name="one_open_proposal_of_a_part",
            ),
            models.CheckConstraint(condition=Q(target__in=[one.value for one in Target]), name="proposal_target"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None, decided_by=None, reason="", draft="")
                | (
                    Q(decision__in=[one.value for one in Decision], decided_at__isnull=False, decided_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.REMOVE, starts_on__isnull=False) & ~Q(draft="")
                | ~Q(decision=Decision.REMOVE) & Q(draft="", starts_on=None),
                name="removal_has_its_draft",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "-proposed_at"], name="proposals_of_an_agency")]

    def __str__(self) -> str:
        return f"{self.target} {self.part} of {self.procedure}"
