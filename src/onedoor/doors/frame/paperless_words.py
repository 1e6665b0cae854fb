"""How doors say on which days, at which place and for what no paper is taken."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.doors.frame.mandate_words import service_title
from onedoor.doors.frame.templatetags.frame import day
from onedoor.programme.queries import exceptions
from onedoor.programme.terms.paperless import Basis, Days, Measure, Outcome

WEEKDAYS: tuple[Promise, ...] = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.TAKEN: gettext_lazy("đã nhận giấy"),
    Outcome.EXCEPTION: gettext_lazy("nhận giấy theo ngoại lệ"),
    Outcome.HELPED: gettext_lazy("được giúp nộp trực tuyến"),
    Outcome.LEFT: gettext_lazy("ra về, chưa nộp"),
}


def place_name(agency: str) -> str:
    """What the place is called; its code where nobody knows it."""
    try:
        return agencies.agency(agency).name(get_language() or "vi")
    except NotFound:
        return agency


def days_in_words(days: Days) -> str:
    """Its days as people say them: single ones, or from when to when and on which weekdays."""
    if days.dates:
        return ", ".join(str(day(one)) for one in days.dates)
    if days.first == days.last:
        return str(day(days.first))
    span = _("từ %(first)s đến %(last)s") % {"first": day(days.first), "last": day(days.last)}
    if not days.weekdays:
        return span
    named = ", ".join(str(WEEKDAYS[one]) for one in days.weekdays)
    return _("%(weekdays)s hằng tuần, %(span)s") % {"weekdays": named, "span": span}


def basis_in_words(basis: Basis) -> str:
    """The document: its number, its day, and what it says."""
    return _("văn bản số %(number)s ngày %(day)s: %(citation)s") % {
        "number": basis.number.replace("-", "\u2011"), "day": day(basis.signed_on), "citation": basis.citation,
    }  # fmt: skip


def services_in_words(measure: Measure, on: date) -> tuple[str, ...]:
    """What the measure is about; nothing where it is about everything."""
    return tuple(service_title(one, on) for one in measure.procedures)


def exception_title(name: str) -> str:
    """A lawful exception in words; its id where the pack has it no more."""
    found = exceptions().get(name)
    return found.title.in_(get_language() or "vi") if found else name
