"""What a team walks: alleys and their households, in order. What is removed keeps its visits and returns with them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import F, Max

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.outreach import models, rules
from onedoor.outreach.errors import HouseholdTwice, NameTaken
from onedoor.outreach.operations.teams import led, record
from onedoor.outreach.terms import Changed

_ASIDE = 10_000
"""Out of the way while places are given anew; two households are never at one place."""


@operation
def add_alley(team_id: UUID, name: str, labels: Sequence[str], *, by: Actor) -> UUID:
    """The team walks one more alley, after the others; its households are walked in the order given.

    One that was removed under that name comes back, with the visits of its households.
    Refuses: NotFound, NameTaken, TooManyHouseholds, HouseholdTwice.
    """
    team = led(team_id, by)
    rules.check_labels(labels)
    alley = models.Alley.objects.filter(team=team, name=name).first()
    if alley is not None and alley.removed_at is None:
        raise NameTaken(name=name)
    if alley is None:
        last = models.Alley.objects.filter(team=team).aggregate(last=Max("ordinal"))["last"]
        alley = models.Alley.objects.create(team=team, name=name, ordinal=0 if last is None else last + 1)
    else:
        models.Alley.objects.filter(id=alley.id).update(removed_at=None)
    _walk(alley, labels)
    record(team, "add_alley", by, alley=str(alley.id), households=len(labels))
    return alley.id


@operation
def change_alley(
    alley_id: UUID, name: str, labels: Sequence[str], *, by: Actor, renamed: Mapping[str, str] | None = None
) -> Changed:
    """The alley has that name and those households, in that order; `renamed` are those that got another number.

    Who is not named is removed: visits stay, and come back with the household.
    Refuses: NotFound, NameTaken, TooManyHouseholds, HouseholdTwice.
    """
    alley = _alley(alley_id)
    team = led(alley.team_id, by)
    rules.check_labels(labels)
    if models.Alley.objects.filter(team=team, name=name).exclude(id=alley_id).exists():
        raise NameTaken(name=name)
    models.Alley.objects.filter(id=alley_id).update(name=name)
    for old, new in (renamed or {}).items():
        _rename(alley, old, new)
    changed = _walk(alley, labels, renamed=len(renamed or {}))
    record(team, "change_alley", by, alley=str(alley_id), added=changed.added, removed=changed.removed)
    return changed


@operation
def remove_alley(alley_id: UUID, *, by: Actor) -> None:
    """The team walks it no more; its visits stay. Refuses: NotFound."""
    alley = _alley(alley_id)
    team = led(alley.team_id, by)
    models.Alley.objects.filter(id=alley_id).update(removed_at=clock.now())
    record(team, "remove_alley", by, alley=str(alley_id))


def _alley(alley_id: UUID) -> models.Alley:
    found = models.Alley.objects.filter(id=alley_id, removed_at=None).first()
    if found is None:
        raise NotFound
    return found


def _rename(alley: models.Alley, old: str, new: str) -> None:
    if models.Household.objects.filter(alley=alley, label__iexact=new).exclude(label=old).exists():
        raise HouseholdTwice(label=new)
    if not models.Household.objects.filter(alley=alley, label=old, removed_at=None).update(label=new):
        raise HouseholdTwice(label=old)


def _walk(alley: models.Alley, labels: Sequence[str], renamed: int = 0) -> Changed:
    """The households of the alley are these, in this order: known ones are kept or come back, others are made."""
    every = {row.label.casefold(): row for row in models.Household.objects.filter(alley=alley)}
    wanted = {label.casefold() for label in labels}
    stood = [row for row in every.values() if row.removed_at is None]
    gone = [row.id for row in stood if row.label.casefold() not in wanted]
    models.Household.objects.filter(id__in=gone).update(removed_at=clock.now())
    models.Household.objects.filter(alley=alley, removed_at=None).update(ordinal=F("ordinal") + _ASIDE)
    made, kept = [], []
    for place, label in enumerate(labels):
        row = every.get(label.casefold())
        if row is None:
            made.append(models.Household(alley=alley, label=label, ordinal=place))
        else:
            row.label, row.ordinal = label, place
            kept.append(row)
    back = sum(row.removed_at is not None for row in kept)
    for row in kept:
        row.removed_at = None
    models.Household.objects.bulk_update(kept, ["label", "ordinal", "removed_at"])
    models.Household.objects.bulk_create(made)
    return Changed(len(made) + back, len(gone), renamed)
