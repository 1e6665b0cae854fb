"""Signed papers are stamped again before the proof of their time wears out."""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, files
from onedoor.base.actor import SYSTEM
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.signing import rules, signals
from onedoor.signing.models import Paper
from onedoor.signing.operations.completing import Completed
from onedoor.signing.operations.configured import anchors, outside, signs_here, stamps
from onedoor.signing.queries import paper_row
from onedoor.signing.terms import PaperState


def stamp_due_papers() -> None:
    """A job for each paper whose proof of time wears out soon."""
    if not signs_here():
        return
    due = Paper.objects.filter(state=PaperState.SIGNED, stamped_until__lt=clock.now() + rules.STAMP_BEFORE)
    for paper in due.order_by("stamped_until").values_list("id", flat=True)[:1000]:
        defer("signing.stamp_again", lock=f"paper:{paper}", paper_id=str(paper))


def stamp_again(paper_id: UUID) -> None:
    """The paper has a further time-stamp, if it needs one, and is as valid as before. Raises ConnectorError."""
    from onedoor.signing.pades import making  # noqa: PLC0415  pyHanko is for who signs only.
    from onedoor.signing.pades.judging import Judge  # noqa: PLC0415  pyHanko is for who signs only.

    paper = Paper.objects.get(id=paper_id)
    if paper.state != PaperState.SIGNED or not rules.stamp_due(paper.stamped_until, clock.now()):
        return
    pages = making.stamp_again(files.read(paper.stored_as, paper.sha256), stamps=stamps(), outside=outside())
    verdict = Judge(anchors(), now=clock.now()).judge(pages)
    if verdict.valid:
        keep_stamp(
            paper_id,
            paper.sha256,
            Completed(files.store([pages], files.key_of(paper.stored_as)), verdict.stamped_until),
        )


@operation
def keep_stamp(paper_id: UUID, before: str, made: Completed) -> None:
    """The version with the further time-stamp takes the place of the one it was made from."""
    paper = Paper.objects.select_for_update().get(id=paper_id)
    if paper.sha256 != before:
        return
    paper.stored_as, paper.sha256 = made.stored.stored_as, made.stored.sha256
    paper.stamped_until = made.stamped_until
    paper.save(update_fields=["stored_as", "sha256", "stamped_until"])
    audit.record(
        by=SYSTEM, verb="signing.keep_stamp", subject=f"paper:{paper.id}", facts={"sha256": made.stored.sha256}
    )
    signals.stamped_again.send(sender=Paper, paper=paper_row(paper, in_hand=False), file=made.stored)
