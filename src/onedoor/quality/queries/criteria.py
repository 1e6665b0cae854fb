"""By what experts judge: the criteria in force, and those of a round, as they were when it was opened."""

from datetime import date

from onedoor.base.errors import NotFound
from onedoor.quality import pack_files
from onedoor.quality.models import AssessmentRound
from onedoor.quality.terms.experts import CriteriaSet, Criterion


def criteria_set(on: date) -> CriteriaSet:
    """The newest version that holds on that day. Refuses: NotFound."""
    held = [one for one in pack_files.criteria() if one.valid_from <= on]
    if not held:
        raise NotFound
    return max(held, key=lambda one: one.version)


def set_of(of: AssessmentRound) -> CriteriaSet:
    """The version by which a round judges. Refuses: NotFound (the pack has lost it)."""
    for one in pack_files.criteria():
        if one.version == of.version:
            return one
    raise NotFound


def criteria_of(of: AssessmentRound) -> tuple[Criterion, ...]:
    """The criteria of a round, in the pack's order."""
    return tuple(one for one in set_of(of).criteria if one.indicator in of.indicators)


def criterion_of(of: AssessmentRound, name: str) -> Criterion:
    """One of them. Refuses: NotFound."""
    for one in criteria_of(of):
        if one.id == name:
            return one
    raise NotFound
