"""The score of axe-core's rules, of one page and of an agency."""

from collections.abc import Sequence
from statistics import mean

from onedoor.quality.rules.curves import check
from onedoor.quality.terms.probes import AxeRule, Impact

_WEIGHTS = {Impact.CRITICAL: 10, Impact.SERIOUS: 7, Impact.MODERATE: 3, Impact.MINOR: 1}
GRAVE = frozenset({Impact.CRITICAL, Impact.SERIOUS})
LEAST_PAGES = 5
"""So many pages, a form among them, make an agency's score."""


def axe_score(rules: Sequence[AxeRule]) -> float | None:
    """0–100 of one page; None where no rule applied."""
    return check([(_WEIGHTS[rule.impact], rule.passed) for rule in rules])


def agency_score(pages: Sequence[float]) -> float | None:
    """Half the mean, half the worst page; None with fewer pages than needed."""
    return mean(pages) / 2 + min(pages) / 2 if len(pages) >= LEAST_PAGES else None


def grave(rules: Sequence[AxeRule]) -> int:
    """How many broken rules keep people out or hinder them seriously."""
    return sum(not rule.passed and rule.impact in GRAVE for rule in rules)
