"""What a probe of somebody's portal saw: facts, and nothing of what they are worth."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from onedoor.quality.terms.phones import OnPhone
from onedoor.quality.terms.security_txt import SecurityTxt

FOREIGN = "https://onedoor-probe.invalid"
"""The foreign origin that a probe says it comes from, to see whether it is let in."""


class Level(StrEnum):
    """How near a probe came: the plain conversation, the page as written, the page in a browser."""

    PLAIN = "L0"
    STATIC = "L1"
    BROWSER = "L2"


class Reached(StrEnum):
    """How a conversation with a portal ended: a closed list."""

    COMPLETED = "completed"
    TIMED_OUT = "timeout"
    NAME_NOT_RESOLVED = "dns_resolution_error"
    REFUSED = "connection_refused"
    RESET = "connection_reset"
    CLOSED = "connection_closed"
    UNREACHABLE = "address_unreachable"
    BAD_CERTIFICATE = "invalid_ssl_cert"
    TLS_MISMATCH = "ssl_version_cipher_mismatch"
    TLS_PROTOCOL = "ssl_protocol_error"
    EMPTY = "empty_response"
    INVALID = "invalid_response"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BARRED_BY_ROBOTS = "barred_by_robots"
    NOT_ALLOWED = "address_not_allowed"
    """The address lies where no probe may go: inside somebody's own network."""
    UNKNOWN = "unknown"


PERMANENT = frozenset({
    Reached.NAME_NOT_RESOLVED, Reached.BAD_CERTIFICATE, Reached.TLS_MISMATCH, Reached.TLS_PROTOCOL,
    Reached.TOO_MANY_REDIRECTS, Reached.BARRED_BY_ROBOTS, Reached.NOT_ALLOWED,
})  # fmt: skip
"""What trying again after some seconds will not mend."""


class Doing(StrEnum):
    """What a scripted journey does."""

    FILL = "fill"
    PRESS = "press"
    EXPECT = "expect"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scripted journey: what is done, at which element (CSS), and the text typed or expected."""

    do: Doing
    at: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A portal to be probed: the page where people begin, and its plain address, from which it should lead to HTTPS.

    `expects`: a text that its page holds when it works; `journey`: what is tried there in a browser.
    """

    agency: str
    url: str
    plain_url: str
    expects: str = ""
    journey: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way: `status` 0 where none came."""

    url: str
    status: int
    location: str = ""


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie as it was set; its value is not kept. `same_site` as written, in small letters."""

    name: str
    secure: bool
    http_only: bool
    same_site: str | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of the host itself."""

    not_before: datetime
    not_after: datetime
    names: tuple[str, ...]
    key_kind: str
    key_bits: int
    signature_hash: str
    host_matches: bool
    trusted: bool
    """Its chain leads to a root that browsers trust; its dates are judged apart."""

    def holds(self, at: datetime) -> bool:
        """Whether a browser would take it then."""
        return self.trusted and self.host_matches and self.not_before <= at <= self.not_after


@dataclass(frozen=True, slots=True)
class Tls:
    """What one address of the host agrees to. `versions` are those it accepted, as `TLSv1.2`."""

    address: str
    versions: tuple[str, ...]
    cipher: str
    compression: bool
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Plain:
    """Level 0. Header names are in small letters; a header sent twice stands twice. `seconds` to the whole page."""

    reached: Reached
    probed_at: datetime
    hops: tuple[Hop, ...] = ()
    plain_reached: Reached = Reached.UNKNOWN
    plain_hops: tuple[Hop, ...] = ()
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[Cookie, ...] = ()
    first_byte_ms: float | None = None
    seconds: float | None = None
    bytes: int = 0
    cut: bool = False
    """The page was longer than a probe reads."""
    tls: tuple[Tls, ...] = ()
    tls_reached: Reached = Reached.UNKNOWN
    security_txt: SecurityTxt | None = None
    """None where it was not asked for."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script loaded from an address of its own."""

    url: str
    integrity: bool


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form goes; `password` where it asks for one."""

    action: str
    method: str
    password: bool


@dataclass(frozen=True, slots=True)
class Static:
    """Level 1: the page as it was written, before any script. `viewport` None where it has none."""

    parsed: bool
    url: str = ""
    title: str = ""
    language: str = ""
    viewport: str | None = None
    policy: str | None = None
    """A Content-Security-Policy said inside the page."""
    referrer: str | None = None
    scripts: tuple[Script, ...] = ()
    forms: tuple[Form, ...] = ()
    insecure: tuple[str, ...] = ()
    """What the page loads over plain HTTP."""
    fields: int = 0
    unlabelled: int = 0
    pictures: int = 0
    undescribed: int = 0
    inline_scripts: int = 0


class Impact(StrEnum):
    """How much a broken rule of axe-core hinders."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class AxeRule:
    """One rule of axe-core that applied to a page."""

    id: str
    impact: Impact
    passed: bool


class Stumble(StrEnum):
    """Why a scripted journey stopped."""

    NOT_THERE = "not_there"
    """What was to be filled in or pressed was not on the page, or could not be used."""
    ERROR = "error"
    """The answer was an error, or there was none."""
    NOT_SAID = "not_said"
    """The page did not say what it should."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A scripted journey as it went; `failed_at`: the step at which it stopped, counted from 1, or 0."""

    steps: int
    failed_at: int = 0
    why: Stumble | None = None
    waited_ms: float | None = None
    """How long the person waited for the system, from the first page on; None where that was not measured."""


@dataclass(frozen=True, slots=True)
class Further:
    """Another page of the same portal, to which its entry leads: looked at for barriers only."""

    url: str
    axe: tuple[AxeRule, ...]
    asks: bool = False
    """People sign in or send something there."""


@dataclass(frozen=True, slots=True)
class InBrowser:
    """Level 2: the page in a real browser at the width of a small phone. Times are of one cold visit."""

    url: str
    axe: tuple[AxeRule, ...] = ()
    largest_paint_ms: float | None = None
    layout_shift: float | None = None
    transferred_bytes: int | None = None
    scroll_width: int = 0
    width: int = 0
    foreign_hosts: tuple[str, ...] = ()
    script_errors: int = 0
    blocked_ms: float | None = None
    """Total blocking time: of each task over 50 ms after the first paint, what is over."""
    journey: Journey | None = None
    rests: bool = True
    """Whether the page answered the browser at all; where not, nothing else is known of it."""
    further: tuple[Further, ...] = ()
    asks: bool = False
    """People sign in or send something there."""
    phone: OnPhone | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one visit to a portal gave; a level that was not reached is None."""

    target: Target
    plain: Plain
    static: Static | None = None
    browser: tuple[InBrowser, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Glance:
    """One short look: how it ended. `found`: what the page should say stands in it."""

    reached: Reached
    status: int = 0
    seconds: float = 0.0
    found: bool = True


@dataclass(frozen=True, slots=True)
class Slot:
    """Five minutes at one vantage point: whether the portal answered as it should."""

    begins_at: datetime
    vantage: str
    ok: bool
    reached: Reached
