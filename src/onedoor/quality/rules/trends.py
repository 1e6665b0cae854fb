"""A line through time breaks where the formula changes."""

from collections.abc import Sequence

from onedoor.quality.terms.observations import Observation


def pieces(observed: Sequence[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """The observations of one indicator in one place, by version and time: each piece is one line.

    Where a month was computed by both versions, each stands in its own piece.
    """
    ordered = sorted(observed, key=lambda one: (one.version, one.starts_on))
    versions = dict.fromkeys(one.version for one in ordered)
    return tuple(tuple(one for one in ordered if one.version == version) for version in versions)
