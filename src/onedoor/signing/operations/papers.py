"""Papers: opened with the places where signatures are wanted, supplied with their pages, dropped."""

from collections.abc import Sequence

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.files import StoredFile
from onedoor.base.jobs import defer
from onedoor.base.operation import on_commit, operation
from onedoor.signing.models import Binding, Ceremony, Paper, Place
from onedoor.signing.operations.ending import end
from onedoor.signing.operations.sealing import seal_if_due
from onedoor.signing.terms import CeremonyState, PaperState, Signatory


@operation
def open_paper(
    subject: str,
    signatories: Sequence[Signatory],
    *,
    by: Actor,
    reference: str,
    agency: str,
    title: str,
    title_en: str,
    in_order: bool = True,
) -> None:
    """The paper about `subject` waits for these signatures, in this order. Its pages may come later (`supply`)."""
    paper = Paper.objects.create(
        subject=subject,
        reference=reference,
        agency=agency,
        title=title[:300],
        title_en=title_en[:300],
        in_order=in_order,
        opened_at=clock.now(),
    )
    Place.objects.bulk_create(
        Place(
            paper=paper,
            position=position,
            part=who.part,
            key=who.key,
            name=who.name,
            number=who.number,
            holder=who.id,
            address=who.address,
        )
        for position, who in enumerate(signatories, start=1)
    )
    audit.record(
        by=by, verb="signing.open_paper", subject=f"paper:{paper.id}", facts={"places": len(signatories)}, first=True
    )


@operation
def supply(subject: str, pages: StoredFile, *, by: Actor) -> None:
    """The paper has its pages: who asked to sign it can go on. Supplied again, nothing changes. Refuses: NotFound."""
    paper = Paper.objects.select_for_update().filter(subject=subject).first()
    if paper is None:
        raise NotFound
    if paper.stored_as:
        return
    paper.stored_as, paper.sha256, paper.pages_sha256 = pages.stored_as, pages.sha256, pages.sha256
    paper.save(update_fields=["stored_as", "sha256", "pages_sha256"])
    audit.record(by=by, verb="signing.supply", subject=f"paper:{paper.id}", facts={"sha256": pages.sha256})
    waiting = Ceremony.objects.filter(
        state=CeremonyState.PREPARING, bindings__paper=paper, bindings__live=True
    ).values_list("id", flat=True)
    for ceremony in waiting:
        defer("signing.prepare", lock=f"ceremony:{ceremony}", ceremony_id=str(ceremony))
    seal_if_due(paper)


@operation
def drop(subject: str, *, by: Actor) -> None:
    """The paper is not to be signed any more; who is signing it signs it in vain. Refuses: NotFound."""
    paper = Paper.objects.select_for_update().filter(subject=subject).first()
    if paper is None:
        raise NotFound
    if paper.state != PaperState.TO_SIGN:
        return
    paper.state = PaperState.DROPPED
    paper.save(update_fields=["state"])
    for binding in Binding.objects.filter(paper=paper, live=True).select_related("ceremony"):
        ceremony = Ceremony.objects.select_for_update().get(id=binding.ceremony_id)
        if ceremony.state in (CeremonyState.PREPARING, CeremonyState.WAITING):
            end(ceremony, CeremonyState.CANCELLED, by=by)
    audit.record(by=by, verb="signing.drop", subject=f"paper:{paper.id}")


@operation
def erase(subject: str, *, by: Actor) -> None:
    """Nothing is left of a paper that was never used but that it was there: no pages, no names. Refuses: NotFound."""
    drop(subject, by=by)
    paper = Paper.objects.select_for_update().get(subject=subject)
    bindings = Binding.objects.filter(paper=paper)
    stored = {name for name in (paper.stored_as, *bindings.values_list("prepared_as", flat=True)) if name}
    bindings.update(prepared_as="", prepared_sha256="")
    paper.places.update(name="", number="", key="", address="", why="")
    paper.stored_as, paper.title, paper.title_en = "", "", ""
    paper.state = PaperState.DROPPED
    paper.save(update_fields=["stored_as", "title", "title_en", "state"])
    audit.record(by=by, verb="signing.erase", subject=f"paper:{paper.id}")

    def forget_pages() -> None:
        for name in stored:
            files.forget(name)

    on_commit(forget_pages)
