"""How the office's templates write numbers."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onedoor.base.shares import Interval
from onedoor.doors.frame.templatetags.figures import between, decimal, grouped, percent
from onedoor.doors.frame.templatetags.frame import words
from onedoor.doors.office import process_words
from onedoor.fees.terms import DifferenceKind
from onedoor.simplification.terms import Skip

register = template.Library()


register.filter(grouped)
register.filter(percent)
register.filter(between)


@register.filter
def lasting(seconds: float) -> str:
    """A number of seconds in the unit that reads best."""
    return process_words.lasting(seconds)


@register.simple_tag
def refund_reason(reason: str) -> str:
    """Why money goes back: a kind of difference in words, or what an officer wrote."""
    return words(DifferenceKind(reason)) if reason in set(DifferenceKind) else reason


@register.filter
def apart(difference: Interval) -> str:
    """Between what the difference of two shares lies: từ −42,6 đến −16,6 điểm phần trăm."""
    low, high = (decimal(100 * end).replace("-", "\u2212") for end in (difference.low, difference.high))
    return _("từ %(low)s đến %(high)s điểm phần trăm") % {"low": low, "high": high}


@register.filter
def skipping(skip: Skip) -> Promise:
    """What becomes of cases that do without a step."""
    return process_words.SKIPPING[skip.says]


@register.filter
def two(number: float) -> str:
    """A number with two decimals, written as its language does."""
    return decimal(number, 2)


@register.filter
def one(number: float) -> str:
    """A number with one decimal, written as its language does."""
    return decimal(number, 1)


@register.filter
def dong(amount: float) -> str:
    """A sum of money, rounded to whole đồng: 951.510.000 đ."""
    return f"{grouped(amount)}\u00a0đ"
