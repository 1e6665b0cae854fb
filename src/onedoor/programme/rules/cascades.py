"""Whether the targets below add up to the one above."""

from collections.abc import Sequence

from onedoor.agencies.rules import unit_named
from onedoor.programme.terms.targets import Cascade, Target, TargetState
from onedoor.quality.terms import Better


def cascade(parent: Target, children: Sequence[Target]) -> Cascade:
    """The goals below, weighted by the cases expected there, beside the goal above. Withdrawn ones do not count.

    Goals of units are added, since each case goes through all of them; beside agencies below they are left out.
    """
    given = [one for one in children if one.state is not TargetState.WITHDRAWN]
    if given and all(unit_named(one.agency) for one in given):
        whole = sum(one.goal for one in given)
        return Cascade(len(given), whole, max(0.0, whole - parent.goal), added=True)
    given = [one for one in given if not unit_named(one.agency)]
    expected = [one.expected for one in given]
    if not given or any(not one for one in expected):
        return Cascade(len(given))
    cases = sum(one or 0 for one in expected)
    sum_of = sum(one.goal * (one.expected or 0) for one in given)
    amounts_to = sum_of / cases
    short = parent.goal - amounts_to if parent.better is Better.MORE else amounts_to - parent.goal
    covered = rest = None
    if parent.expected:
        covered = min(1.0, cases / parent.expected)
        if parent.expected > cases:
            rest = (parent.goal * parent.expected - sum_of) / (parent.expected - cases)
    return Cascade(len(given), amounts_to, max(0.0, short), covered, rest)
