"""Whose fault it is that a page did not come: the portal's, where others saw it too; the person's network's else.

Without this test an outage would be booked as the citizens' bad network.
"""

from onedoor.quality.terms.attempts import Event, Kind, Thresholds
from onedoor.quality.terms.causes import Cause
from onedoor.quality.terms.surroundings import Surroundings

_OF_NETWORK = {
    Kind.NAME_NOT_RESOLVED: Cause.NAME_RESOLUTION,
    Kind.NOT_CONNECTED: Cause.CONNECTION,
    Kind.TIMED_OUT: Cause.CONNECTION,
    Kind.TLS_FAILED: Cause.TLS_OF_THE_CLIENT,
}


def owner_of_a_timeout(event: Event, around: Surroundings, thresholds: Thresholds) -> Cause:
    """The portal, if the server was slow, the probe failed at the time, or a crowd in several networks saw it."""
    if any(span.holds(event.at) for span in around.maintenance):
        return Cause.MAINTENANCE
    crowd = any(
        one.span.holds(event.at)
        and one.clients >= thresholds.crowd_clients
        and one.networks >= thresholds.crowd_networks
        for one in around.crowds
    )
    probed = any(span.holds(event.at) for span in around.probe_failed)
    if event.kind is Kind.SLOW or probed or crowd:
        return Cause.SLOW_OR_DOWN
    return _OF_NETWORK[event.kind]
