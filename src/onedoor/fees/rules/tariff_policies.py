"""Which policies hold for a line of a dossier, and which facts what is due depends on."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onedoor.catalogue.terms import Definition, FeeLine
from onedoor.fees.rules import tariff_words as words
from onedoor.fees.terms.tariff import Effect, Facts, Policy, Reduction

_NAMED = re.compile(r"\banswers\.([a-z][a-z0-9_]*)")


def holds(policy: Policy, line: FeeLine, facts: Facts) -> bool:
    """Whether the policy reaches the line: day, channel, place, and the kind of line."""
    return (
        policy.valid_from <= facts.filed_on
        and (policy.valid_to is None or facts.filed_on <= policy.valid_to)
        and (not policy.channels or facts.channel in policy.channels)
        and in_place(policy, facts.agencies)
        and (not policy.set_by or line.set_by in policy.set_by)
        and (not policy.kinds or line.kind in policy.kinds)
        and not (policy.except_appraisal and line.appraisal)
    )


def in_place(policy: Policy, agencies: Sequence[str]) -> bool:
    """Whether the policy holds for an agency, given with those that it follows."""
    if not policy.authorities:
        return True
    if any(_below(agency, code) for agency in agencies for code in policy.outside):
        return False
    return any(_below(agency, code) for agency in agencies for code in policy.authorities)


def _below(agency: str, code: str) -> bool:
    return agency == code or agency.startswith(f"{code}.")


def effects(policy: Policy, line: FeeLine, procedure: str) -> Iterator[Effect]:
    """What the policy does to that line of that procedure."""
    for effect in policy.effects:
        if (not effect.procedures or procedure in effect.procedures) and (not effect.lines or line.id in effect.lines):
            yield effect


def reductions_by(
    policies: Sequence[Policy], line: FeeLine, procedure: str, facts: Facts, claimed: set[str]
) -> Iterator[Reduction]:
    """What the policies in force take off the line, for somebody who claims those groups."""
    for policy in policies:
        if policy.paid_back or not holds(policy, line, facts):
            continue
        for effect in effects(policy, line, procedure):
            if effect.sets is None and (not effect.groups or claimed.intersection(effect.groups)):
                yield Reduction(
                    id=policy.id,
                    unit=effect.amount,
                    factor=1.0 if effect.factor is None else effect.factor,
                    combines=policy.combines,
                    not_with=policy.not_with,
                    reason=words.policy(policy),
                    basis=policy.document,
                )


def paid_back_by(policies: Sequence[Policy], line: FeeLine, procedure: str, facts: Facts) -> Iterator[Policy]:
    """The policies by which the budget pays back what is due."""
    for policy in policies:
        if policy.paid_back and holds(policy, line, facts) and any(effects(policy, line, procedure)):
            yield policy


def amount_set(line: FeeLine, procedure: str, policies: Sequence[Policy], facts: Facts) -> int | None:
    """The amount that the province has set for a line which its definition leaves to it: the latest in force."""
    found = [
        (policy.valid_from, policy.id, effect.sets)
        for policy in policies
        if holds(policy, line, facts)
        for effect in effects(policy, line, procedure)
        if effect.sets is not None
    ]
    return max(found)[2] if found else None


def turning_points(policies: Sequence[Policy], lines: Sequence[FeeLine]) -> tuple[date, ...]:
    """The days on which something about what is due begins, in order; between two of them nothing changes."""
    spans = [(one.valid_from, one.valid_to) for one in policies] + [(one.valid_from, one.valid_to) for one in lines]
    days = {begins for begins, _ in spans if begins is not None}
    days |= {ends + timedelta(days=1) for _, ends in spans if ends is not None}
    return tuple(sorted(days))


def fee_facts(definition: Definition) -> frozenset[str]:
    """The answers on which amounts that are known depend, with the answers on which their being asked depends."""
    stated: list[str | None] = []
    for line in definition.fees:
        if line.amount != 0 or line.steps:
            stated += [line.when, line.quantity, line.times, *(group.claimed for group in line.exempt)]
    names = _names(stated)
    while True:
        pages = [page for page in definition.pages if names.intersection(field.id for field in page.fields)]
        asked = [field.when for page in pages for field in page.fields if field.id in names]
        wider = names | _names([*(page.when for page in pages), *asked])
        if wider == names:
            return frozenset(names)
        names = wider


def _names(expressions: Sequence[str | None]) -> set[str]:
    return {name for one in expressions if one for name in _NAMED.findall(one)}
