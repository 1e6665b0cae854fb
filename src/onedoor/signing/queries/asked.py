"""What one is asked to sign beside somebody else: that paper, and nothing else of theirs."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.signing import rules
from onedoor.signing.models import Place
from onedoor.signing.queries.papers import paper_row, place_row
from onedoor.signing.terms import CoSigning, PaperState, Part, PlaceState

_MOST_SHOWN = 50


def asked_of_me(*, seen_by: Actor) -> tuple[CoSigning, ...]:
    """What waits for the signature of who was invited, oldest first."""
    if seen_by.id is None:
        return ()
    mine = Place.objects.filter(
        holder=seen_by.id, invited_at__isnull=False, state=PlaceState.WANTED, paper__state=PaperState.TO_SIGN
    )
    return tuple(_row(place) for place in mine.select_related("paper").order_by("invited_at")[:_MOST_SHOWN])


def co_signing(place_id: UUID, *, seen_by: Actor, number: str) -> CoSigning:
    """What the actor, whose citizen number identity vouches for, was invited to sign. Refuses: NotFound."""
    return _row(_place(place_id, seen_by, number))


def co_signed_pages(place_id: UUID, *, seen_by: Actor, number: str) -> bytes:
    """The pages that the actor is asked to sign, or signed; the look is written down.

    Refuses: NotFound, also once it was withdrawn; BytesChanged.
    """
    paper = _place(place_id, seen_by, number).paper
    if not paper.stored_as or paper.state == PaperState.DROPPED:
        raise NotFound
    audit.look(by=seen_by, subject=f"paper:{paper.id}", what="pages")
    return files.read(paper.stored_as, paper.sha256)


def _place(place_id: UUID, seen_by: Actor, number: str) -> Place:
    """Theirs, or one that waits for whoever has that number."""
    found = Place.objects.filter(id=place_id, part=Part.PERSON, invited_at__isnull=False).select_related("paper")
    place = found.first() if seen_by.id else None
    if place is None or not rules.may_admit(place_row(place), place.number, holder=seen_by.id, number=number):
        raise NotFound
    return place


def _row(place: Place) -> CoSigning:
    paper = paper_row(place.paper)
    return CoSigning(
        place=place.id,
        paper=paper.id,
        title=paper.title,
        title_en=paper.title_en,
        agency=place.paper.agency,
        asked_by=paper.places[0].name,
        state=PlaceState(place.state),
        still_wanted=paper.state is PaperState.TO_SIGN,
        complete=paper.state is PaperState.SIGNED,
        my_turn=any(each.id == place.id for each in rules.wanted_now(paper.places, in_order=paper.in_order)),
        in_hand=paper.in_hand,
        invited_at=place.invited_at,
        given_at=place.given_at,
        trouble=paper.trouble,
    )
