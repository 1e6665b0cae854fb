"""What rows of older versions told in the open."""

from onedoor.base.sealing.ring import blind_index
from onedoor.identity.models import Person
from onedoor.identity.terms import NUMBER

_NAMED = "number:"


def forget_open_numbers() -> None:
    """Nobody is known by a citizen number itself any more, but by its blind index. Done twice, it is done once."""
    for row in Person.objects.filter(subject__regex=f"^({_NAMED})?[0-9]{{12}}$").only("id", "subject").iterator():
        _, named, number = row.subject.rpartition(_NAMED)
        row.subject = named + blind_index(NUMBER, number)
        row.save(update_fields=["subject"])
