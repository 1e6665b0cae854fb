"""Whether the targets below add up to the one above."""

from collections.abc import Sequence

from onedoor.programme.terms.targets import Cascade, Target, TargetState
from onedoor.quality.terms import Better


def cascade(parent: Target, children: Sequence[Target]) -> Cascade:
    """The goals below, weighted by the cases expected there, beside the goal above. Withdrawn ones do not count."""
    given = [one for one in children if one.state is not TargetState.WITHDRAWN]
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
