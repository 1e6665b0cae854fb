"""Everything that a log tells, at once."""

from collections.abc import Sequence

import polars as pl

from onedoor.simplification.mining import behaviour, judged, orders, times
from onedoor.simplification.terms import Mined


def mine(log: pl.DataFrame, *, reference: Sequence[str] = ()) -> Mined:
    """What was found in a log as `logs.read` gives it; `reference` is the published order of steps, where known.

    Refuses: StepUnknown, where a published step never occurs.
    """
    judged.check_known(log, reference)
    walked = times.walked(log)
    traces = orders.traces(walked)
    return Mined(
        overview=times.overview(walked, traces),
        variants=orders.variants(traces),
        steps=times.steps(walked),
        arcs=times.arcs(walked),
        ends=behaviour.ends(walked),
        rework=behaviour.rework(walked),
        touch=times.touch(walked),
        parties=times.parties(walked),
        handovers=behaviour.handovers(walked),
        bunching=behaviour.bunching(walked),
        conformance=orders.conformance(traces, reference),
        reviews=judged.reviews(walked, reference),
    )
