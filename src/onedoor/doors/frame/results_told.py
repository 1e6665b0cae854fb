"""What became of a dossier's results after they were issued: withdrawn, or replaced by a corrected one, and why."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from onedoor.doors.frame.components import TimelineStep
from onedoor.dossiers.terms import DocumentKind, DossierView


def results_undone(view: DossierView) -> tuple[TimelineStep, ...]:
    """A step of the dossier's way for each result that stands no more, the earliest first."""
    found = sorted(
        (row.withdrawn_at, row.replaced, row.why)
        for row in view.documents
        if row.kind is DocumentKind.RESULT and row.withdrawn_at is not None
    )
    return tuple(
        TimelineStep(title=_("Đã đính chính kết quả") if replaced else _("Đã thu hồi kết quả"), at=at, text=why)
        for at, replaced, why in found
    )


def in_order(steps: Iterable[TimelineStep]) -> list[TimelineStep]:
    """Steps that happened, the earliest first."""
    return sorted(steps, key=lambda step: step.at.timestamp() if step.at else 0.0)


def stands_no_more(view: DossierView) -> bool:
    """Results were issued, and none of them stands or is about to."""
    results = [row for row in view.documents if row.kind is DocumentKind.RESULT]
    return bool(results) and all(row.withdrawn_at is not None for row in results)
