"""How the office's templates write numbers."""

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def grouped(number: float) -> str:
    """A whole number in groups of three, as the reader's language writes it."""
    written = f"{round(number):,}"
    return written if (get_language() or "vi").startswith("en") else written.replace(",", ".")
