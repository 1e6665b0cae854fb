"""What visits from outside amount to: the observations of one agency in one stretch of days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import mean, median
from urllib.parse import urlsplit

from onedoor.quality.rules.availability import Availability
from onedoor.quality.rules.barriers import open_too_long
from onedoor.quality.rules.browsing import LEAST_PAGES, agency_score, axe_score, grave
from onedoor.quality.rules.gates import gates
from onedoor.quality.rules.observatory import observatory, site
from onedoor.quality.rules.phones import phone_score
from onedoor.quality.rules.security_txt import is_valid
from onedoor.quality.rules.transport import tls_score
from onedoor.quality.terms.barriers import Barrier
from onedoor.quality.terms.observations import Observation, Source, Standing
from onedoor.quality.terms.probes import AxeRule, Facts, InBrowser, Journey, Reached

_KILOBYTE = 1000
_MINUTE = timedelta(minutes=1)
_VERSION = 1
_GATES = {"G1": Source.PLAIN, "G2": Source.PLAIN, "G3": Source.STATIC, "G4": Source.PLAIN, "G6": Source.BROWSER}


@dataclass(frozen=True, slots=True)
class Window:
    """Of whom and when, and the name of the records behind."""

    scope: str
    starts_on: date
    ends_on: date
    evidence: str


def from_outside(
    window: Window,
    visits: Sequence[Facts],
    slots: Availability | None,
    *,
    known: Sequence[Barrier] = (),
    notified: bool = False,
) -> list[Observation]:
    """R1, R2, R4, S1 to S6, A1 to A3, Z1, Z2, Z5, Z7, G1 to G4, G6; what could not be seen is not measured.

    A portal that bars probes counts as having refused only once its keeper was notified.
    """
    barred = bool(visits) and all(one.plain.reached is Reached.BARRED_BY_ROBOTS for one in visits)
    lack = Standing.REFUSED if barred and notified else Standing.NOT_MEASURED
    return [*_availability(window, slots), *_seen(window, visits, lack), *_gates(window, visits, known, lack)]


def third_parties(facts: Facts) -> int | None:
    """Foreign hosts from which the entry page loads scripts, or to which its forms send; None if it was not read."""
    page = facts.static
    if page is None or not page.parsed:
        return None
    hosts = {urlsplit(to).hostname for to in (*(one.url for one in page.scripts), *(one.action for one in page.forms))}
    own = site(urlsplit(page.url).hostname)
    return len({host for host in hosts if host and site(host) != own})


def percentile_75(values: Sequence[float]) -> float:
    """The value that three of four do not exceed, one of those that were measured."""
    return sorted(values)[ceil(0.75 * len(values)) - 1]


def _availability(window: Window, slots: Availability | None) -> Iterator[Observation]:
    if slots is None or not slots.looked:
        yield _observation(window, "R1", Source.PLAIN, Standing.NOT_MEASURED)
        yield _observation(window, "R4", Source.PLAIN, Standing.NOT_MEASURED)
        return
    yield Observation(
        "R1", _VERSION, window.scope, window.starts_on, window.ends_on, Standing.MEASURED, Source.PLAIN,
        value=slots.ok / slots.looked, numerator=slots.ok, denominator=slots.looked, n=slots.looked,
        evidence=window.evidence,
    )  # fmt: skip
    yield _observation(window, "R4", Source.PLAIN, Standing.MEASURED, slots.longest_outage / _MINUTE, slots.looked)


def _seen(window: Window, visits: Sequence[Facts], lack: Standing) -> Iterator[Observation]:
    pages = [page for visit in visits for page in visit.browser]
    barriers = _barriers(pages)
    yield _journeys(window, [page.journey for page in pages if page.journey is not None], lack)
    for indicator, source, amount, values, least in (
        ("S4", Source.PLAIN, percentile_75, _some(_first_byte(one) for one in visits), 1),
        ("Z1", Source.STATIC, median, _some(_header_score(one) for one in visits), 1),
        ("Z2", Source.PLAIN, median, _some(_encryption(one) for one in visits), 1),
        ("Z5", Source.STATIC, max, _some(third_parties(one) for one in visits), 1),
        ("S1", Source.BROWSER, median, _some(one.largest_paint_ms for one in pages), 1),
        ("S2", Source.BROWSER, median, _some(one.blocked_ms for one in pages), 1),
        ("S3", Source.BROWSER, percentile_75, _some(one.layout_shift for one in pages), 1),
        ("S5", Source.BROWSER, median, _some(_waited(one) for one in pages), 1),
        ("S6", Source.BROWSER, mean, _some(_weight(one) for one in pages), 1),
        ("A1", Source.BROWSER, agency_score, _some(axe_score(one) for one in barriers), LEAST_PAGES),
        ("A2", Source.BROWSER, median, [float(grave(one)) for one in barriers], 1),
        ("A3", Source.BROWSER, median, _some(phone_score(one) for one in pages), 1),
        ("Z7", Source.PLAIN, min, _some(_reporting(one) for one in visits), 1),
    ):
        yield _amount(window, indicator, source, amount, values, least, lack)


def _gates(window: Window, visits: Sequence[Facts], known: Sequence[Barrier], lack: Standing) -> Iterator[Observation]:
    found = dict(gates(visits))
    if late := open_too_long(visits, known):
        found["G6"] = late
    for gate, source in _GATES.items():
        if gate in found:
            value, n = found[gate]
            yield _observation(window, gate, source, Standing.MEASURED, float(value), n)
        else:
            yield _observation(window, gate, source, lack)


def _barriers(pages: Sequence[InBrowser]) -> list[tuple[AxeRule, ...]]:
    """Of each page that was opened, as it was the last time; the same page twice is one page."""
    newest: dict[str, tuple[AxeRule, ...]] = {}
    for page in pages:
        newest |= {page.url: page.axe} | {one.url: one.axe for one in page.further}
    return [rules for rules in newest.values() if rules]


def _journeys(window: Window, made: Sequence[Journey], lack: Standing) -> Observation:
    """R2: of scripted journeys, those in which every step went as it should."""
    if not made:
        return _observation(window, "R2", Source.BROWSER, lack)
    well = sum(not one.failed_at for one in made)
    return Observation(
        "R2", _VERSION, window.scope, window.starts_on, window.ends_on, Standing.MEASURED, Source.BROWSER,
        value=well / len(made), numerator=well, denominator=len(made), n=len(made), evidence=window.evidence,
    )  # fmt: skip


def _amount(
    window: Window,
    indicator: str,
    source: Source,
    amount: Callable[[Sequence[float]], float | None],
    values: Sequence[float],
    least: int,
    lack: Standing,
) -> Observation:
    if len(values) < least:
        return _observation(window, indicator, source, lack)
    return _observation(window, indicator, source, Standing.MEASURED, amount(values), len(values))


def _observation(
    window: Window, indicator: str, source: Source, standing: Standing, value: float | None = None, n: int = 0
) -> Observation:
    return Observation(
        indicator, _VERSION, window.scope, window.starts_on, window.ends_on, standing, source, value=value, n=n,
        evidence=window.evidence,
    )  # fmt: skip


def _some(values: Iterable[float | None]) -> list[float]:
    return [float(one) for one in values if one is not None]


def _first_byte(visit: Facts) -> float | None:
    return visit.plain.first_byte_ms if visit.plain.reached is Reached.COMPLETED else None


def _header_score(visit: Facts) -> float | None:
    graded = observatory(visit)
    return min(100, graded.score) if graded else None


def _encryption(visit: Facts) -> float | None:
    scored = tls_score(visit.plain)
    return scored.score if scored else None


def _waited(page: InBrowser) -> float | None:
    """In seconds, of a journey that came to its end; one that stopped would seem quick."""
    made = page.journey
    if made is None or made.failed_at or made.waited_ms is None:
        return None
    return made.waited_ms / 1000


def _reporting(visit: Facts) -> float | None:
    """Whether holes can be reported; a test report applies only where an agency agreed to one, and none did."""
    found = visit.plain.security_txt
    if found is None or not found.status:
        return None
    return 100.0 * is_valid(found, visit.plain.probed_at)


def _weight(page: InBrowser) -> float | None:
    return None if page.transferred_bytes is None else page.transferred_bytes / _KILOBYTE
