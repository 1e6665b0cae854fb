"""People who sign beside somebody else: invited, admitted by their own sign-in, reminded; they may decline."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.signing import rules, signals
from onedoor.signing.errors import NothingToSign, SomebodyIsSigning
from onedoor.signing.models import Binding, Paper, Place
from onedoor.signing.queries import paper_row, place_row
from onedoor.signing.terms import PaperState, Part, PlaceRow, PlaceState

_MOST_TOLD = 300
_MOST_REMINDED = 1000


@operation
def invite(subject: str, *, by: Actor) -> tuple[PlaceRow, ...]:
    """Whose turn it is on that paper, and who was not invited before, is invited now: told are their places.

    Refuses: NotFound.
    """
    paper = Paper.objects.select_for_update().filter(subject=subject).first()
    if paper is None:
        raise NotFound
    if paper.state != PaperState.TO_SIGN:
        return ()
    places = {place.id: place for place in Place.objects.filter(paper=paper)}
    rows = [place_row(place) for place in places.values()]
    turn = [places[row.id] for row in rules.wanted_now(rows, in_order=paper.in_order) if row.part is Part.PERSON]
    fresh = [place for place in turn if place.invited_at is None]
    for place in fresh:
        place.invited_at = clock.now()
        place.save(update_fields=["invited_at"])
    if fresh:
        audit.record(by=by, verb="signing.invite", subject=f"paper:{paper.id}", facts={"places": len(fresh)})
    return tuple(place_row(place) for place in fresh)


@operation
def admit(place_id: UUID, *, by: Actor, key: str, number: str) -> None:
    """The place is theirs from now on: they were invited by that number before anybody knew them here.

    `key` and `number` are what identity vouches for. Refuses: NotFound (another's place, or nobody was invited).
    """
    place = Place.objects.select_for_update().filter(id=place_id, part=Part.PERSON).first()
    if place is None or not rules.may_admit(place_row(place), place.number, holder=by.id, number=number):
        raise NotFound
    if place.holder == by.id:
        return
    place.holder, place.key, place.name = by.id, key, by.name
    place.save(update_fields=["holder", "key", "name"])
    audit.record(by=by, verb="signing.admit", subject=f"paper:{place.paper_id}", facts={"place": str(place.id)})


@operation
def decline(place_id: UUID, why: str, *, by: Actor) -> None:
    """They do not sign, and whoever asked them learns it. Refuses: NotFound, NothingToSign, SomebodyIsSigning."""
    place = Place.objects.filter(id=place_id, holder=by.id).first() if by.id else None
    if place is None:
        raise NotFound
    paper = Paper.objects.select_for_update().get(id=place.paper_id)
    place.refresh_from_db()
    if paper.state != PaperState.TO_SIGN or place.state != PlaceState.WANTED:
        raise NothingToSign
    if Binding.objects.filter(place=place, live=True).exists():
        raise SomebodyIsSigning
    place.state, place.why = PlaceState.DECLINED, clean(why, max_length=_MOST_TOLD)
    place.save(update_fields=["state", "why"])
    audit.record(by=by, verb="signing.decline", subject=f"paper:{paper.id}", facts={"place": str(place.id)})
    signals.declined.send(sender=Paper, paper=paper_row(paper), place=place_row(place))


@operation
def ask_again(subject: str, place_id: UUID, *, by: Actor) -> None:
    """Who declined is wanted again, and may be invited again. For who may see the subject. Refuses: NotFound."""
    paper = Paper.objects.select_for_update().filter(subject=subject, state=PaperState.TO_SIGN).first()
    place = Place.objects.filter(id=place_id, paper=paper, state=PlaceState.DECLINED).first() if paper else None
    if paper is None or place is None:
        raise NotFound
    place.state, place.invited_at, place.reminded_at, place.reminders = PlaceState.WANTED, None, None, 0
    place.save(update_fields=["state", "invited_at", "reminded_at", "reminders"])
    audit.record(by=by, verb="signing.ask_again", subject=f"paper:{paper.id}", facts={"place": str(place.id)})


def remind() -> None:
    """Everybody who was invited, has not signed and was not told of it lately is to be reminded."""
    longest_ago = clock.now() - rules.REMIND_AFTER
    asked = Place.objects.filter(
        state=PlaceState.WANTED,
        invited_at__lte=longest_ago,
        reminders__lt=rules.MOST_REMINDERS,
        paper__state=PaperState.TO_SIGN,
    )
    for place_id in asked.order_by("invited_at").values_list("id", flat=True)[:_MOST_REMINDED]:
        remind_one(place_id)


@operation
def remind_one(place_id: UUID) -> None:
    """They are reminded, if it is time."""
    paper = Paper.objects.select_for_update().get(places=place_id)
    place = Place.objects.get(id=place_id)
    now, invited_at = clock.now(), place.invited_at
    if paper.state != PaperState.TO_SIGN or place.state != PlaceState.WANTED or invited_at is None:
        return
    if not rules.remind_due(invited_at, place.reminded_at, place.reminders, now):
        return
    place.reminded_at, place.reminders = now, place.reminders + 1
    place.save(update_fields=["reminded_at", "reminders"])
    audit.record(by=SYSTEM, verb="signing.remind_one", subject=f"paper:{paper.id}", facts={"times": place.reminders})
    signals.reminder_due.send(sender=Paper, paper=paper_row(paper), place=place_row(place))
