"""What a service costs before anything is known of the person: each line on each channel, and where less is paid."""

from collections.abc import Iterator, Sequence

from onedoor.catalogue.terms import Channel, Definition, FeeLine
from onedoor.fees.rules import tariff_words as words
from onedoor.fees.rules.tariff_policies import amount_set, effects, holds, reductions_by
from onedoor.fees.rules.tariff_prices import least
from onedoor.fees.terms.tariff import Facts, Offer, Policy


def offers(definition: Definition, policies: Sequence[Policy], facts: Facts) -> tuple[Offer, ...]:
    """Each fee line in force on that day and channel: what one unit costs somebody of no group."""
    return tuple(_offers(definition, policies, facts))


def _offers(definition: Definition, policies: Sequence[Policy], facts: Facts) -> Iterator[Offer]:
    on = facts.filed_on
    for line in definition.fees:
        if facts.channel not in line.channels or (line.valid_from and on < line.valid_from):
            continue
        if line.valid_to and line.valid_to < on:
            continue
        yield _offer(line, definition.procedure, policies, facts)


def _offer(line: FeeLine, procedure: str, policies: Sequence[Policy], facts: Facts) -> Offer:
    usual = line.amount if line.amount is not None else amount_set(line, procedure, policies, facts)
    reductions = tuple(reductions_by(policies, line, procedure, facts, set()))
    amount, reasons = usual, []
    if usual is None:
        free = next((one for one in reductions if one.unit == 0 or (one.unit is None and one.factor == 0)), None)
        if free is not None:
            amount, reasons = 0, [words.reduced(free, None, 0)]
    else:
        before = usual
        for one in least(line, usual, 1, 1, reductions):
            reasons.append(words.reduced(one.by, before, one.after))
            amount = before = one.after
    return Offer(line.id, line.title, Channel(facts.channel), amount, usual, tuple(reasons), line.mark, line.source)


def local_policies(definition: Definition, policies: Sequence[Policy], facts: Facts) -> tuple[Policy, ...]:
    """The policies of single provinces that lower a line of this procedure on that day and channel."""
    return tuple(
        policy
        for policy in policies
        if policy.authorities
        and any(
            holds(policy, line, Facts(facts.filed_on, facts.channel, policy.authorities))
            and any(effect.sets is None for effect in effects(policy, line, definition.procedure))
            for line in definition.fees
            if line.amount != 0
        )
    )
