"""Papers that wait for signatures, ceremonies, and what a file is worth."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from django.conf import settings

from onedoor.base import files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.signing import rules
from onedoor.signing.models import Binding, Ceremony, Paper, Place
from onedoor.signing.pades.child import judged
from onedoor.signing.terms import (
    CeremonyRow,
    CeremonyState,
    PaperRow,
    PaperState,
    Part,
    PlaceRow,
    PlaceState,
    Trouble,
)
from onedoor.signing.trust import anchors_in
from onedoor.signing.verdicts import Verdict

_MOST_SHOWN = 500


def place_row(place: Place) -> PlaceRow:
    """The row of a place."""
    return PlaceRow(
        id=place.id,
        position=place.position,
        part=Part(place.part),
        name=place.name,
        state=PlaceState(place.state),
        holder_id=place.holder,
        given_at=place.given_at,
        invited_at=place.invited_at,
        reminded_at=place.reminded_at,
        address=place.address,
        why=place.why,
    )


def paper_row(paper: Paper, *, in_hand: bool | None = None) -> PaperRow:
    """The row of a paper with its places."""
    held = paper.bindings.filter(live=True).exists() if in_hand is None else in_hand
    return PaperRow(
        id=paper.id,
        subject=paper.subject,
        reference=paper.reference,
        title=paper.title,
        title_en=paper.title_en,
        state=PaperState(paper.state),
        in_order=paper.in_order,
        opened_at=paper.opened_at,
        signed_at=paper.signed_at,
        places=tuple(place_row(place) for place in sorted(paper.places.all(), key=lambda place: place.position)),
        in_hand=held,
        printed=bool(paper.stored_as),
        trouble=Trouble(paper.trouble),
    )


def _rows(papers: Iterable[Paper]) -> tuple[PaperRow, ...]:
    found = list(papers)
    held = set(Binding.objects.filter(paper__in=found, live=True).values_list("paper_id", flat=True))
    return tuple(paper_row(paper, in_hand=paper.id in held) for paper in found)


def to_sign(*, seen_by: Actor) -> tuple[PaperRow, ...]:
    """The papers that wait for this person's signature now, oldest first; not what waits for others before."""
    if seen_by.id is None:
        return ()
    wanted = Paper.objects.filter(
        state=PaperState.TO_SIGN, places__holder=seen_by.id, places__state=PlaceState.WANTED
    ).order_by("opened_at", "id")
    rows = _rows(wanted.prefetch_related("places")[:_MOST_SHOWN])
    return tuple(row for row in rows if _turn_of(row, seen_by.id))


def _turn_of(row: PaperRow, holder: UUID) -> bool:
    return any(place.holder_id == holder for place in rules.wanted_now(row.places, in_order=row.in_order))


def count_to_sign(*, seen_by: Actor) -> int:
    """How many papers wait for this person's signature, or will."""
    return (
        Place.objects.filter(holder=seen_by.id, state=PlaceState.WANTED, paper__state=PaperState.TO_SIGN).count()
        if seen_by.id
        else 0
    )


def under_way(paper: UUID, *, seen_by: Actor) -> UUID | None:
    """The actor's own ceremony about that paper, while it lasts."""
    live = Binding.objects.filter(paper_id=paper, live=True, ceremony__holder=seen_by.id)
    return live.values_list("ceremony_id", flat=True).first() if seen_by.id else None


def papers_about(subjects: Iterable[str]) -> Mapping[str, PaperRow]:
    """The papers of those subjects, by subject. For who may see the subjects; it is not asked again here."""
    papers = Paper.objects.filter(subject__in=list(subjects)).prefetch_related("places")
    return {row.subject: row for row in _rows(papers)}


def ceremony(ceremony_id: UUID, *, seen_by: Actor) -> CeremonyRow:
    """One's own attempt to sign. Refuses: NotFound."""
    found = Ceremony.objects.filter(id=ceremony_id, holder=seen_by.id).first() if seen_by.id else None
    if found is None:
        raise NotFound
    bindings = found.bindings.select_related("paper").order_by("paper__opened_at", "paper__id")
    papers = tuple(paper_row(binding.paper, in_hand=binding.live) for binding in bindings)
    return CeremonyRow(
        id=found.id,
        state=CeremonyState(found.state),
        trouble=Trouble(found.trouble),
        asked_at=found.asked_at,
        expires_at=found.expires_at,
        papers=papers,
        done=sum(binding.completed_at is not None for binding in bindings),
    )


def pages(subject: str) -> bytes:
    """The youngest version of a paper, for who may see its subject. Refuses: NotFound, BytesChanged."""
    paper = Paper.objects.filter(subject=subject).exclude(stored_as="").first()
    if paper is None:
        raise NotFound
    return files.read(paper.stored_as, paper.sha256)


def verdict(content: bytes) -> Verdict:
    """What a file from anybody is worth, judged in a child process by what we trust; it takes a second."""
    return judged(content, anchors_in(Path(settings.ENV.anchors)))
