"""How figures are written in every door: `{% load figures %}`."""

from collections.abc import Callable, Mapping

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.quality.terms import Interval, Unit

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


def decimal(number: float, digits: int = 1) -> str:
    """A number with a comma in Vietnamese and a point in English."""
    mark = "," if (get_language() or "vi") == "vi" else "."
    return f"{number:.{digits}f}".replace(".", mark)


_UNITS: Mapping[Unit, Callable[[float], str]] = {
    Unit.SHARE: percent,
    Unit.POINTS: lambda value: _("%(n)s điểm") % {"n": decimal(value)},
    Unit.NUMBER: lambda value: decimal(value, 2),
    Unit.HOURS: lambda value: _("%(n)s giờ") % {"n": decimal(value)},
    Unit.MINUTES: lambda value: _("%(n)s phút") % {"n": decimal(value)},
    Unit.SECONDS: lambda value: _("%(n)s giây") % {"n": decimal(value)},
    Unit.MILLISECONDS: lambda value: f"{grouped(value)}\u00a0ms",
    Unit.KILOBYTES: lambda value: f"{grouped(value)}\u00a0kB",
    Unit.DONG: lambda value: f"{grouped(value)}\u00a0đ",
}


@register.filter
def in_unit(value: float, unit: Unit) -> str:
    """A value in words: 12,5 %, 82,4 điểm, 35,1 giờ."""
    return _UNITS[unit](value)


@register.filter
def score(points: float) -> str:
    """A score from 0 to 100 with one decimal."""
    return decimal(points)
