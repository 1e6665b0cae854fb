"""Files that may lose their bytes and keep what is known of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onedoor.quality.terms.pictures import Removal


class Removable(models.Model):
    """A stored file. `removed_at`: nobody is shown it from then on; `stored_as` is empty once its bytes are gone."""

    stored_as = models.CharField(max_length=100, blank=True)
    removed_at = models.DateTimeField(null=True)
    removal = models.CharField(max_length=12, blank=True, db_default="")
    removed_for = models.CharField(max_length=300, blank=True, db_default="")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removal="", removed_for="")
                | Q(removed_at__isnull=False, removal__in=[one.value for one in Removal]),
                name="%(class)s_is_there_or_went_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(removal=Removal.TAKEN_DOWN.value) | ~Q(removed_for=""),
                name="%(class)s_is_taken_down_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(removed_at=None) | ~Q(stored_as=""), name="%(class)s_has_its_bytes"),
        ]
