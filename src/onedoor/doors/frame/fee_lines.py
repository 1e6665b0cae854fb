"""What is due, as pages show it: each line with the reasons for its amount, and what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.catalogue.terms import Definition
from onedoor.fees.terms import DueLineRow
from onedoor.fees.terms.tariff import Assessment, Missing


@dataclass(frozen=True, slots=True)
class FeeShown:
    """A line: its amount in đồng, None where it is not known, and why."""

    title: str
    amount: int | None
    reasons: tuple[str, ...]


def due_lines(lines: Iterable[DueLineRow]) -> tuple[FeeShown, ...]:
    """The lines of what is due, in the reader's language."""
    english = (get_language() or "vi").startswith("en")
    return tuple(
        FeeShown(
            line.title_en if english else line.title_vi,
            line.amount,
            line.reasons_en if english else line.reasons_vi,
        )
        for line in lines
    )


def fee_lines(assessment: Assessment, definition: Definition) -> tuple[FeeShown, ...]:
    """Every line of what is due in the reader's language; what is not known comes last, and says what is missing."""
    language = get_language() or "vi"
    unknown = [FeeShown(one.title.in_(language), None, (_missing(one, definition),)) for one in assessment.missing]
    return (*due_lines(assessment.lines), *unknown)


def _missing(one: Missing, definition: Definition) -> str:
    if not one.fields:
        return _("Theo mức của địa phương; cơ quan báo sau")
    fields = (definition.field(name) for name in one.fields)
    labels = [field.label.in_(get_language() or "vi") for field in fields if field is not None]
    return _("Còn thiếu: %(labels)s") % {"labels": "; ".join(labels)}
