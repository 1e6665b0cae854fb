"""When several people in several networks could not reach us at one time, it was us."""

from collections import Counter, deque
from collections.abc import Iterable

from onedoor.quality.terms.attempts import Thresholds
from onedoor.quality.terms.reports import Sighting
from onedoor.quality.terms.surroundings import Crowd, Span


def crowds(sightings: Iterable[Sighting], thresholds: Thresholds) -> tuple[Crowd, ...]:
    """The spans in which, within the time that the thresholds name, enough clients in enough networks failed.

    A client counts once, however many reports it sends. Spans that touch are one.
    """
    found: list[Crowd] = []
    window: deque[Sighting] = deque()
    clients: Counter[str] = Counter()
    networks: Counter[str] = Counter()
    for one in sorted(sightings, key=lambda sighting: sighting.at):
        window.append(one)
        clients[one.client] += 1
        networks[one.network] += 1
        while one.at - window[0].at > thresholds.crowd_span:
            gone = window.popleft()
            clients -= Counter((gone.client,))
            networks -= Counter((gone.network,))
        if len(clients) >= thresholds.crowd_clients and len(networks) >= thresholds.crowd_networks:
            _add(found, Crowd(Span(window[0].at, one.at), len(clients), len(networks)))
    return tuple(found)


def _add(found: list[Crowd], one: Crowd) -> None:
    """The spans come in the order of their ends; one that touches the last is joined to it."""
    last = found[-1] if found else None
    if last is not None and one.span.begins <= last.span.ends:
        span = Span(min(last.span.begins, one.span.begins), one.span.ends)
        found[-1] = Crowd(span, max(last.clients, one.clients), max(last.networks, one.networks))
    else:
        found.append(one)
