"""What a definition says to somebody who has not begun yet: fee, time, papers, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onedoor.catalogue import rules
from onedoor.catalogue.terms import Channel, Component, Definition, FeeLine, SourceKind
from onedoor.doors.frame.templatetags.frame import duration, money
from onedoor.doors.portal import service_fees
from onedoor.dossiers.terms import MeasuredTime

_PER = {"copy": gettext_lazy("một bản"), "person": gettext_lazy("một người"), "page": gettext_lazy("một trang")}
"""Of what a fee is the price of one."""


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel's fee and time limit in words."""

    channel: Channel
    fee: str
    fee_note: str
    limit: str


def offered(definition: Definition) -> tuple[Channel, ...]:
    """The channels through which the procedure is offered, online first."""
    order = list(Channel)
    return tuple(sorted((rule.channel for rule in definition.channels), key=order.index))


def fee_words(definition: Definition, channel: Channel, on: date) -> tuple[str, str]:
    """What everybody pays on a channel, and what only some cases pay beyond it."""
    lines = service_fees.offered_lines(definition, channel, on)
    base = [line for line in lines if line.when is None and line.per is None]
    more = [line for line in lines if line not in base]
    note = _("Có thể phải nộp thêm") if more else ""
    if not base and more:
        return _alternatives(more)
    known = [line.amount for line in base if line.amount is not None]
    if len(known) < len(base):
        return _("Theo mức của địa phương"), note
    total = sum(known)
    return (str(money(total)) if total else _("Miễn phí")), note


def _alternatives(lines: list[FeeLine]) -> tuple[str, str]:
    """Where each case pays a fee of its own: the sums that whole cases pay, or the price of one copy."""
    whole = sorted((line for line in lines if line.per is None), key=lambda line: line.amount or 0) or lines[:1]
    if any(line.amount is None for line in whole):
        return _("Tùy trường hợp"), ""
    least, most = price(whole[0]), price(whole[-1])
    said = least if least == most else _("%(least)s đến %(most)s") % {"least": least, "most": most}
    return said, _("Tùy trường hợp") if len(lines) > 1 else ""


def price(line: FeeLine) -> str:
    """A fee line in words: the sum, and of what it is the price of one."""
    if line.amount is None:
        return _("Theo mức của địa phương")
    if not line.amount:
        return service_fees.from_unit(line) if line.steps else _("Miễn phí")
    return str(money(line.amount)) + (f" {_PER[line.per]}" if line.per in _PER else "")


def limits(definition: Definition, channel: Channel) -> str:
    """The time limit of a channel; where it depends on the case, the range."""
    fitting = [limit for limit in definition.time_limits if channel in limit.channels]
    said = list(dict.fromkeys(duration(limit) for limit in fitting))
    if not said:
        return ""
    if len(said) == 1:
        return said[0]
    return _("%(limits)s, tùy trường hợp") % {"limits": _(" hoặc ").join(said)}


def measured_words(measured: MeasuredTime | None) -> str:
    """How long it really took, of how many dossiers; nothing is told of too few."""
    if measured is None:
        return _("Thực tế: chưa đủ hồ sơ để đo")
    days = max(1.0, round(measured.median_days, 1))
    time = ngettext("%(days)s ngày làm việc", "%(days)s ngày làm việc", 1 if days == 1 else 2)
    time %= {"days": number_format(int(days) if days.is_integer() else days)}
    sentence = _("12 tháng qua: một nửa trong số %(n)s hồ sơ xong trong %(time)s; %(in_time)s hồ sơ đúng hạn")
    return sentence % {"n": measured.n, "time": time, "in_time": measured.in_time}


def channel_facts(definition: Definition, on: date) -> tuple[ChannelFacts, ...]:
    """Fee and time limit of each channel on offer."""
    return tuple(
        ChannelFacts(channel, *fee_words(definition, channel, on), limits(definition, channel))
        for channel in offered(definition)
    )


def papers_to_bring(definition: Definition) -> tuple[Component, ...]:
    """The components a person may have to photograph, show or hand in; the rest are data the agency has."""
    by_hand = {SourceKind.UPLOAD, SourceKind.SHOWN, SourceKind.PAPER_ORIGINAL}
    return tuple(
        component
        for component in definition.components
        if component.sources[0].kind in by_hand or any(source.kind is SourceKind.UPLOAD for source in component.sources)
    )


def papers_always_needed(definition: Definition) -> tuple[Component, ...]:
    """The components which everybody has to photograph: no register knows them, and no case spares them."""
    return tuple(
        component for component in definition.components if component.when is None and rules.must_upload(component)
    )
