"""`onedoor probe`: rounds of probes over portals of others, and short looks at whether they answer."""

import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from yaml import YAMLError

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.catalogue.terms import Mark
from onedoor.connectors.demo.zoo.for_browsers import FOR_BROWSERS
from onedoor.connectors.demo.zoo.portals import PORTALS
from onedoor.connectors.demo.zoo.serving import zoo
from onedoor.connectors.prober.browser import BrowserProber
from onedoor.connectors.prober.configured import NoBrowser, browser_prober
from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber
from onedoor.project.env import Environment
from onedoor.project.progress import Stop, say
from onedoor.quality import operations, pack_files, queries
from onedoor.quality.errors import RoundUnderWay
from onedoor.quality.operations.configured import prober
from onedoor.quality.ports import Browsing, Prober
from onedoor.quality.rules.availability import RETRY_AFTER
from onedoor.quality.rules.defects import defects
from onedoor.quality.rules.observatory import observatory
from onedoor.quality.rules.transport import tls_score
from onedoor.quality.terms.defects import Defect
from onedoor.quality.terms.probes import Facts, Level, Target
from onedoor.quality.terms.rounds import OWN, Portal, Visited

_ZOO = "zoo-"


@dataclass(frozen=True, slots=True)
class Errand:
    """Whom to visit, and who visits; `planted`: what is known to be wrong there, of the zoo."""

    portals: tuple[Portal, ...]
    prober: Prober
    browser: Browsing | None
    planted: Mapping[str, frozenset[Defect]]


@contextmanager
def errand(env: Environment, targets: Path | None, *, in_zoo: bool, in_browser: bool) -> Iterator[Errand]:
    """The zoo while the block runs, or the portals of a file or of the pack, and our own. Refuses: Stop."""
    if in_zoo:
        with (
            tempfile.TemporaryDirectory() as folder,
            zoo(Path(folder), FOR_BROWSERS if in_browser else PORTALS) as opened,
        ):
            network = Network(opened.resolve, zoo=True)
            visitor = PlainProber(env.public, network, patience=3.0, pause=0.0, roots=str(opened.roots))
            portals = tuple(_listed(f"{_ZOO}{name}", one) for name, one in opened.targets.items())
            planted = {f"{_ZOO}{name}": some for name, some in opened.planted.items()}
            yield Errand(portals, visitor, _browser(network) if in_browser else None, planted)
        return
    own = _listed(OWN, Target("", env.public, f"http://{env.public.partition('://')[2]}"))
    yield Errand((*_read(targets), own), prober(), _browser(None) if in_browser else None, {})


def run(env: Environment, name: str, targets: Path | None, *, in_zoo: bool, in_browser: bool = False) -> int:
    """Exit code 0 when every visit of the round was made, and of the zoo was found what was planted. Refuses: Stop."""
    with errand(env, targets, in_zoo=in_zoo, in_browser=in_browser) as out:
        operations.list_portals(out.portals, watched=not in_zoo)
        level = Level.BROWSER if in_browser else Level.STATIC
        new = operations.start_round(name, [one.id for one in out.portals], level, env.probe_vantage)
        say(f"Round “{name}”: " + ("begun." if new else "known; only what is left is visited."))
        try:
            for told in operations.make_visits(name, out.prober, out.browser):
                say(f"  {told.going.made:>4}/{told.going.of}  {told.level} {told.portal:<28} {told.reached}")
        except RoundUnderWay:
            raise Stop(f"Somebody makes the visits of the round “{name}” at this moment.") from None
        today = clock.today()
        operations.observe_outside(*operations.days_of(today))
        seen = queries.visits(name, seen_by=SYSTEM)
    say("\n".join(["", *_table(seen)]))
    wrong = list(_otherwise(seen, out.planted))
    left = sum(one.facts is None for one in seen)
    say("\n".join(["", *wrong, f"{len(seen) - left} of {len(seen)} visited."]))
    return 1 if wrong or queries.round_of(name, seen_by=SYSTEM).ended_at is None else 0


def watch(env: Environment) -> int:
    """One look at every watched portal, and a second one at those that did not answer. Exit code 0."""
    at = clock.now()
    again = operations.watch(prober(), env.probe_vantage, at)
    if again:
        say(f"{len(again)} did not answer; looking again in {RETRY_AFTER.seconds} s.")
        time.sleep(RETRY_AFTER.total_seconds())
        operations.watch_again(prober(), env.probe_vantage, at, again)
    return 0


def _read(targets: Path | None) -> tuple[Portal, ...]:
    try:
        return (pack_files.probes_of(targets) if targets else pack_files.probes()).portals
    except (ValidationError, YAMLError, UnicodeDecodeError, OSError) as error:
        raise Stop(f"{targets or 'The list of the pack'} lists no portals that can be read: {error}") from None


def _browser(network: Network | None) -> BrowserProber:
    try:
        return browser_prober(network)
    except NoBrowser as lack:
        raise Stop(str(lack)) from None


def _listed(code: str, at: Target) -> Portal:
    return Portal(
        id=code,
        url=at.url,
        plain_url=at.plain_url,
        journey=at.journey,
        mark=Mark.FOUND,
        source="This installation.",
    )


def _table(seen: Iterable[Visited]) -> Iterator[str]:
    yield f"  {'portal':<28} {'ended':<24} {'headers':<8} {'TLS':>4}  what is wrong"
    for one in seen:
        if one.facts is not None:
            graded, tls = observatory(one.facts), tls_score(one.facts.plain)
            yield (
                f"  {one.portal:<28} {one.facts.plain.reached:<24} {graded.grade if graded else '–':<8} "
                f"{f'{tls.score:.0f}' if tls else '–':>4}  {_wrong(defects(one.facts))}"
            )


def _wrong(found: Iterable[Defect]) -> str:
    return ", ".join(sorted(one.value.replace("_", " ") for one in found)) or "nothing"


def _otherwise(seen: Iterable[Visited], planted: Mapping[str, frozenset[Defect]]) -> Iterator[str]:
    """Where something else was found than what is known to be wrong."""
    for one in seen:
        found = _found(one.facts)
        if one.portal in planted and found is not None and found != planted[one.portal]:
            yield f"{one.portal}: planted {_wrong(planted[one.portal])}; found {_wrong(found)}"


def _found(facts: Facts | None) -> frozenset[Defect] | None:
    return defects(facts) if facts is not None else None
