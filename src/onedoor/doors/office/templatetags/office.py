"""How the office's templates write numbers."""

from django import template
from django.utils.translation import get_language

from onedoor.doors.frame.templatetags.frame import words
from onedoor.fees.terms import DifferenceKind

register = template.Library()


@register.filter
def grouped(number: float) -> str:
    """A whole number in groups of three, as the reader's language writes it."""
    written = f"{round(number):,}"
    return written if (get_language() or "vi").startswith("en") else written.replace(",", ".")


@register.simple_tag
def refund_reason(reason: str) -> str:
    """Why money goes back: a kind of difference in words, or what an officer wrote."""
    return words(DifferenceKind(reason)) if reason in set(DifferenceKind) else reason
