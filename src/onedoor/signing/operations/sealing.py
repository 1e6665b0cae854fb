"""The agency's seal: its credential signs by itself once everybody else has."""

from datetime import timedelta

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.signing import rules
from onedoor.signing.models import Binding, Ceremony, Paper, Place
from onedoor.signing.queries import place_row
from onedoor.signing.terms import PaperState, Part

_TRY_AGAIN_AFTER = timedelta(minutes=5)


def seal_if_due(paper: Paper) -> None:
    """Where a seal is the next signature that is wanted of the paper, which is locked, its ceremony begins."""
    if paper.state != PaperState.TO_SIGN or not paper.stored_as:
        return
    if Binding.objects.filter(paper=paper, live=True).exists():
        return
    places = [place_row(place) for place in Place.objects.filter(paper=paper)]
    for wanted in rules.wanted_now(places, in_order=paper.in_order):
        if wanted.part is Part.SEAL:
            _begin(paper, Place.objects.get(id=wanted.id))


def _begin(paper: Paper, place: Place) -> None:
    now = clock.now()
    ceremony = Ceremony.objects.create(
        part=Part.SEAL,
        key=place.key,
        name=place.name,
        number=place.number,
        agency=paper.agency,
        asked_at=now,
        expires_at=now + rules.PATIENCE,
    )
    Binding.objects.create(ceremony=ceremony, place=place, paper=paper)
    audit.record(by=SYSTEM, verb="signing.begin", subject=f"ceremony:{ceremony.id}", facts={"papers": 1}, first=True)
    defer("signing.prepare", lock=f"ceremony:{ceremony.id}", ceremony_id=str(ceremony.id))


@operation
def seal_waiting() -> None:
    """Seals that failed are tried again."""
    before = clock.now() - _TRY_AGAIN_AFTER
    stuck = (
        Paper.objects.select_for_update(skip_locked=True)
        .filter(state=PaperState.TO_SIGN, opened_at__lt=before)
        .exclude(stored_as="")
        .exclude(places__state="wanted", places__part=Part.PERSON)
        .order_by("opened_at")[:100]
    )
    papers = list(stuck)
    for paper in papers:
        seal_if_due(paper)
    if papers:
        audit.record(by=SYSTEM, verb="signing.seal_waiting", subject="signing", facts={"papers": len(papers)})
