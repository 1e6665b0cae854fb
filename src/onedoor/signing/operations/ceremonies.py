"""Ceremonies: a person begins to sign one or many papers, may stop, and is heard."""

from collections.abc import Sequence
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.signing import rules
from onedoor.signing.errors import NothingToSign, SomebodyIsSigning, TooManyAtOnce
from onedoor.signing.models import Binding, Ceremony, Paper, Place
from onedoor.signing.operations.configured import signer
from onedoor.signing.operations.ending import end
from onedoor.signing.queries import place_row
from onedoor.signing.terms import MOST_AT_ONCE, CeremonyState, PaperState, Part


@operation
def begin(papers: Sequence[UUID], *, by: Actor) -> UUID:
    """The person signs these papers with one authorisation: what they confirm is prepared, and they will be asked.

    Refuses: NoSigningHere, NothingToSign, TooManyAtOnce, SomebodyIsSigning.
    """
    signer()
    wanted = sorted(set(papers))
    if not wanted:
        raise NothingToSign
    if len(wanted) > MOST_AT_ONCE:
        raise TooManyAtOnce(most=MOST_AT_ONCE)
    locked = list(Paper.objects.select_for_update().filter(id__in=wanted).order_by("id"))
    if len(locked) != len(wanted) or any(paper.state != PaperState.TO_SIGN for paper in locked):
        raise NothingToSign
    if Binding.objects.filter(paper__in=locked, live=True).exists():
        raise SomebodyIsSigning
    places = [_place(paper, by) for paper in locked]
    now = clock.now()
    first = places[0]
    ceremony = Ceremony.objects.create(
        part=Part.PERSON,
        key=first.key,
        name=first.name,
        number=first.number,
        holder=by.id,
        agency=by.agency or "",
        asked_at=now,
        expires_at=now + rules.PATIENCE,
    )
    Binding.objects.bulk_create(
        Binding(ceremony=ceremony, place=place, paper=paper) for place, paper in zip(places, locked, strict=True)
    )
    audit.record(
        by=by, verb="signing.begin", subject=f"ceremony:{ceremony.id}", facts={"papers": len(locked)}, first=True
    )
    defer("signing.prepare", lock=f"ceremony:{ceremony.id}", ceremony_id=str(ceremony.id))
    return ceremony.id


def _place(paper: Paper, by: Actor) -> Place:
    places = list(Place.objects.filter(paper=paper))
    wanted = rules.place_for([place_row(place) for place in places], by.id, in_order=paper.in_order)
    return next(place for place in places if place.id == wanted.id)


@operation
def cancel(ceremony_id: UUID, *, by: Actor) -> None:
    """The person does not sign now; what is heard later changes nothing. Refuses: NotFound, NotInThisState."""
    ceremony = Ceremony.objects.select_for_update().filter(id=ceremony_id, holder=by.id).first()
    if ceremony is None or by.id is None:
        raise NotFound
    end(ceremony, CeremonyState.CANCELLED, by=by)


def heard(handle: str) -> None:
    """Somebody says that the person has answered. It proves nothing: the trust service is asked now, not later.

    The job has no lock: it would wait behind the next check that is due some seconds later. Only one of them fetches.
    """
    found = Ceremony.objects.filter(handle=handle[:300], state=CeremonyState.WAITING).exclude(handle="").first()
    if found is not None:
        defer("signing.check", ceremony_id=str(found.id), again=False)


@operation
def end_stale() -> None:
    """Ceremonies whose time is over have ended."""
    over = (
        Ceremony.objects.select_for_update(skip_locked=True)
        .filter(ended_at=None, expires_at__lt=clock.now())
        .exclude(state=CeremonyState.SIGNED)
    )
    for ceremony in over[:500]:
        end(ceremony, CeremonyState.EXPIRED, by=SYSTEM)
