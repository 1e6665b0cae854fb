"""What a service page says of fees: the usual amount of each line, what is less where, and what provinces lower."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.catalogue.terms import Channel, Definition, FeeLine
from onedoor.doors.frame.templatetags.frame import money
from onedoor.fees import queries, rules
from onedoor.fees.terms.tariff import Facts


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee line, and in words why less is paid on some channel."""

    line: FeeLine
    reasons: tuple[str, ...]


def offered_lines(definition: Definition, channel: Channel, on: date) -> tuple[FeeLine, ...]:
    """The fee lines of a channel on a day, with the amounts that hold there for everybody."""
    offers = {
        offer.line: offer for offer in rules.offers(definition, queries.adopted_policies(), Facts(on, channel.value))
    }
    return tuple(
        line.model_copy(update={"amount": offers[line.id].amount}) for line in definition.fees if line.id in offers
    )


def fee_rows(definition: Definition, on: date) -> tuple[FeeRow, ...]:
    """The fee lines in force on a day; each with what each channel makes of it."""
    reasons: dict[str, list[str]] = {}
    for channel in Channel:
        for offer in rules.offers(definition, queries.adopted_policies(), Facts(on, channel.value)):
            said = reasons.setdefault(offer.line, [])
            said += [text for one in offer.reasons if (text := one.in_(get_language() or "vi")) not in said]
    return tuple(FeeRow(line, tuple(reasons[line.id])) for line in definition.fees if line.id in reasons)


def lower_somewhere(definition: Definition, on: date) -> tuple[str, ...]:
    """What single provinces lower, each in a sentence with its document."""
    language = get_language() or "vi"
    found = [
        policy
        for channel in Channel
        for policy in rules.local_policies(definition, queries.adopted_policies(), Facts(on, channel.value))
    ]
    said = [f"{one.title.in_(language)} ({one.document.in_(language)})" for one in found]
    return tuple(dict.fromkeys(said))


def from_unit(line: FeeLine) -> str:
    """A line of which the first units cost nothing: from which number on what is paid."""
    step = line.steps[0]
    return _("Từ bản thứ %(first)s: %(amount)s một bản") % {"first": step.first, "amount": money(step.amount)}
