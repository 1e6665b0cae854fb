"""A signature is put into its paper, with time-stamp and proof; the paper is judged before it is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import BytesChanged
from onedoor.base.operation import operation
from onedoor.signing import signals
from onedoor.signing.models import Binding, Ceremony, Paper, Place
from onedoor.signing.operations.configured import anchors, outside, stamps
from onedoor.signing.operations.ending import end, move
from onedoor.signing.operations.sealing import seal_if_due
from onedoor.signing.queries import paper_row
from onedoor.signing.terms import CeremonyState, PaperState, PlaceState, Trouble


@dataclass(frozen=True, slots=True)
class Completed:
    """The signed paper as it is kept."""

    stored: files.StoredFile
    stamped_until: datetime | None


def complete(binding_id: UUID) -> None:
    """The paper holds the signature, and a judge who trusts what we trust finds it valid. Done twice, it is done once.

    Refuses: StoreUnavailable. Raises ConnectorError: no time-stamp, or no word of a certificate. Try again.
    """
    from onedoor.signing.pades import making  # noqa: PLC0415  pyHanko is for who signs only.
    from onedoor.signing.pades.judging import Judge  # noqa: PLC0415  pyHanko is for who signs only.

    binding = Binding.objects.select_related("ceremony", "paper").get(id=binding_id)
    if not binding.live or binding.completed_at is not None or not binding.signature:
        return
    try:
        pages = files.read(binding.prepared_as, binding.prepared_sha256)
    except BytesChanged:
        spoil(binding_id, Trouble.CHANGED)
        return
    prepared = making.Prepared(
        pages=pages,
        start=binding.start,
        end=binding.end,
        document_digest=bytes(binding.document_digest),
        attributes=bytes(binding.attributes),
    )
    chain = [bytes.fromhex(each) for each in binding.ceremony.chain]
    pages = making.finish(prepared, chain, bytes(binding.signature), stamps=stamps(), outside=outside())
    verdict = Judge(anchors(), now=clock.now()).judge(pages)
    if not verdict.valid:
        spoil(binding_id, Trouble.UNFIT)
        return
    stored = files.store([pages], files.key_of(binding.prepared_as))
    keep(binding_id, Completed(stored, verdict.stamped_until))


@operation
def keep(binding_id: UUID, made: Completed) -> None:
    """The signature stands on the paper: the next may sign, or it has all. Only over the version that was bound."""
    paper = Paper.objects.select_for_update().get(bindings=binding_id)
    binding = Binding.objects.select_for_update().get(id=binding_id)
    if not binding.live or binding.completed_at is not None:
        return
    if paper.state != PaperState.TO_SIGN or paper.sha256 != binding.base_sha256:
        _spoil(binding, Trouble.CHANGED)
        return
    now = clock.now()
    Place.objects.filter(id=binding.place_id).update(state=PlaceState.GIVEN, given_at=now)
    binding.completed_at, binding.live = now, False
    binding.save(update_fields=["completed_at", "live"])
    paper.stored_as, paper.sha256, paper.trouble = made.stored.stored_as, made.stored.sha256, ""
    paper.stamped_until = made.stamped_until
    if not Place.objects.filter(paper=paper).exclude(state=PlaceState.GIVEN).exists():
        paper.state, paper.signed_at = PaperState.SIGNED, now
    paper.save()
    audit.record(by=SYSTEM, verb="signing.keep", subject=f"paper:{paper.id}", facts={"sha256": made.stored.sha256})
    _finish_ceremony(binding.ceremony_id)
    if paper.state == PaperState.SIGNED:
        signals.signed.send(sender=Paper, paper=paper_row(paper, in_hand=False), file=made.stored)
    else:
        signals.given.send(sender=Paper, paper=paper_row(paper, in_hand=False))
        seal_if_due(paper)


def _finish_ceremony(ceremony_id: UUID) -> None:
    ceremony = Ceremony.objects.select_for_update().get(id=ceremony_id)
    if ceremony.state == CeremonyState.SIGNED and not ceremony.bindings.filter(live=True).exists():
        move(ceremony, CeremonyState.DONE)


@operation
def spoil(binding_id: UUID, trouble: Trouble) -> None:
    """The signature did not make the paper valid; it is as if it had not been given."""
    _spoil(Binding.objects.select_for_update().get(id=binding_id), trouble)


def _spoil(binding: Binding, trouble: Trouble) -> None:
    binding.live = False
    binding.save(update_fields=["live"])
    Paper.objects.filter(id=binding.paper_id).update(trouble=trouble)
    ceremony = Ceremony.objects.select_for_update().get(id=binding.ceremony_id)
    if ceremony.state == CeremonyState.SIGNED and not ceremony.bindings.filter(live=True).exists():
        end(ceremony, CeremonyState.FAILED, by=SYSTEM, trouble=trouble)
    else:
        audit.record(
            by=SYSTEM, verb="signing.spoil", subject=f"ceremony:{ceremony.id}", facts={"trouble": trouble.value}
        )
