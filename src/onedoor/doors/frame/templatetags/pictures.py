"""Pictures of portals in templates."""

from django import template

from onedoor.doors.frame.picture_words import gone as in_words
from onedoor.quality.terms.pictures import Removed

register = template.Library()


@register.filter
def gone(removed: Removed) -> str:
    """What became of a file."""
    return in_words(removed)
