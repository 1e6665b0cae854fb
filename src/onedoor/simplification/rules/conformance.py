"""How far a case strays from the published order of steps."""

from collections.abc import Sequence


def common(trace: Sequence[str], reference: Sequence[str]) -> list[int]:
    """Positions in `trace` of a longest common subsequence with `reference`.

    The rows of the dynamic programme are bits of one number (Allison and Dix 1986), so that a million traces take
    seconds; walking back through them tells which steps were common.
    """
    everywhere = (1 << len(reference)) - 1
    at = {step: sum(1 << place for place, other in enumerate(reference) if other == step) for step in set(reference)}
    rows = [everywhere]
    for step in trace:
        row = rows[-1]
        matched = row & at.get(step, 0)
        rows.append(((row + matched) | (row - matched)) & everywhere)
    found, place = [], len(reference)
    for number in range(len(trace), 0, -1):
        while place and rows[number] >> (place - 1) & 1:
            place -= 1
        if place and rows[number - 1] >> (place - 1) & 1:
            found.append(number - 1)
            place -= 1
    return found[::-1]


def extra_and_missing(trace: Sequence[str], reference: Sequence[str]) -> tuple[list[str], int]:
    """The steps taken that are not in the published order, and how many published ones were left out."""
    kept = set(common(trace, reference))
    extra = [step for number, step in enumerate(trace) if number not in kept]
    return extra, len(reference) - len(kept)


def fitness(trace: Sequence[str], reference: Sequence[str]) -> float:
    """1 − (extra + missing) / (steps taken + steps published): 1 for a case as published, 0 for nothing in common."""
    extra, missing = extra_and_missing(trace, reference)
    return 1 - (len(extra) + missing) / (len(trace) + len(reference))
