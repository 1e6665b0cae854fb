"""How the office's templates write numbers."""

from django import template
from django.utils.translation import get_language

from onedoor.doors.frame.templatetags.frame import words
from onedoor.doors.office import process_words
from onedoor.fees.terms import DifferenceKind
from onedoor.quality.terms import Interval

register = template.Library()


@register.filter
def grouped(number: float) -> str:
    """A whole number in groups of three, with dots, as money is written everywhere."""
    return f"{round(number):,}".replace(",", ".")


@register.filter
def percent(share: float) -> str:
    """A share of 1 as per cent with one decimal, written with a comma as in Vietnam: 12,5 %."""
    mark = "," if (get_language() or "vi") == "vi" else "."
    return f"{100 * share:.1f}".replace(".", mark) + "\u00a0%"


@register.filter
def between(share: Interval) -> str:
    """An interval of a share, in per cent: 12,6 – 25,4."""
    low, high = (percent(end).removesuffix("\u00a0%") for end in (share.low, share.high))
    return f"{low}\u00a0–\u00a0{high}"


@register.filter
def lasting(seconds: float) -> str:
    """A number of seconds in the unit that reads best."""
    return process_words.lasting(seconds)


@register.simple_tag
def refund_reason(reason: str) -> str:
    """Why money goes back: a kind of difference in words, or what an officer wrote."""
    return words(DifferenceKind(reason)) if reason in set(DifferenceKind) else reason
