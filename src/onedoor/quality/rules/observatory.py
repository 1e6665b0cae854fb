"""The header score: the HTTP Observatory's algorithm 6, from the facts of a probe."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from onedoor.quality.rules.policy import directives, worth
from onedoor.quality.terms.probes import FOREIGN, Cookie, Facts, Plain, Reached, Static

_HALF_A_YEAR = 15_768_000
_GRADES = (
    (100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (60, "C+"), (50, "C"), (45, "C-"),
    (40, "D+"), (30, "D"), (25, "D-"),
)  # fmt: skip
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_LEAKY = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
_ISOLATING = {
    "cross-origin-resource-policy": ({"same-origin", "same-site"}, {"cross-origin"}),
    "cross-origin-embedder-policy": ({"require-corp", "credentialless"}, {"unsafe-none"}),
    "cross-origin-opener-policy": (
        {"same-origin"},
        {"same-origin-allow-popups", "noopener-allow-popups", "unsafe-none"},
    ),
}


@dataclass(frozen=True, slots=True)
class Graded:
    """A score with its grade, and what each test took or gave."""

    score: int
    grade: str
    tests: Mapping[str, int]


def scorable(status: int) -> bool:
    """Whether an answer with this status may be scored at all."""
    return 200 <= status < 400 or status in {401, 403}


def grade(score: int) -> str:
    """The letter of a score, rounded down to a multiple of five and at most 100."""
    rounded = min(100, score // 5 * 5)
    return next((letter for least, letter in _GRADES if rounded >= least), "F")


def total(modifiers: Mapping[str, int]) -> Graded:
    """All modifiers together: what is given counts only where at most ten points were taken."""
    taken = 100 + sum(one for one in modifiers.values() if one < 0)
    score = max(0, taken + sum(one for one in modifiers.values() if one > 0) if taken >= 90 else taken)
    return Graded(score, grade(score), dict(modifiers))


def observatory(facts: Facts) -> Graded | None:
    """The score of a portal's entry page; None where its answer is not one that may be scored."""
    plain, page = facts.plain, facts.static or Static(parsed=False)
    if plain.reached is not Reached.COMPLETED or not scorable(plain.status):
        return None
    headers = joined(plain)
    enforced = policies(plain)
    return total(
        {
            "csp": max((worth(one) for one in (*enforced, page.policy)), default=worth(None)),
            "cookies": cookies(plain.cookies, hsts=_strict(headers, plain) == 0),
            "cors": _cors(headers),
            "redirection": _redirection(facts.target.plain_url, plain),
            "referrer": _referrer(headers.get("referrer-policy", page.referrer or "")),
            "hsts": _strict(headers, plain),
            "sri": _integrity(page),
            "nosniff": 0 if headers.get("x-content-type-options", "").strip().lower() == "nosniff" else -5,
            "framing": _framing(headers, enforced),
            "html": 0 if page.parsed else -20,
            **{name: _isolation(name, headers.get(name)) for name in _ISOLATING},
        }
    )


def joined(plain: Plain) -> Mapping[str, str]:
    """Headers by name; one sent twice is one list."""
    found: dict[str, str] = {}
    for name, value in plain.headers:
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def policies(plain: Plain) -> tuple[str, ...]:
    """Each Content-Security-Policy that the answer sets; all of them are enforced, so the strictest one is felt."""
    said = joined(plain).get("content-security-policy", "").split(",")
    return tuple(one.strip() for one in said if one.strip())


def is_session(cookie: Cookie) -> bool:
    """Whether its name says that it holds a session."""
    return any(word in cookie.name.lower() for word in ("sess", "login", "auth"))


def cookies(found: tuple[Cookie, ...], *, hsts: bool) -> int:
    """The worst of them; a bonus only where all are kept well."""
    if not found:
        return 0
    worst = min(_cookie(one, hsts=hsts) for one in found)
    well = all(one.secure and one.http_only and one.same_site for one in found)
    return 5 if worst == 0 and well else worst


def _cookie(one: Cookie, *, hsts: bool) -> int:
    points = [0]
    if not one.secure:
        points.append((-10 if hsts else -40) if is_session(one) else (-5 if hsts else -20))
    if is_session(one) and not one.http_only:
        points.append(-30)
    if one.same_site is not None and one.same_site not in {"lax", "strict", "none"}:
        points.append(-20)
    if re.search("csrf|xsrf", one.name.lower()) and one.same_site is None:
        points.append(-20)
    return min(points)


def _cors(headers: Mapping[str, str]) -> int:
    """A probe says a foreign origin; who names it back and allows credentials lets in everybody, not one partner."""
    anybody = headers.get("access-control-allow-origin", "") == FOREIGN
    return -50 if anybody and headers.get("access-control-allow-credentials", "").lower() == "true" else 0


def _redirection(asked: str, plain: Plain) -> int:
    if plain.plain_reached in {Reached.REFUSED, Reached.TIMED_OUT}:
        return 0  # Nobody listens without encryption.
    if plain.plain_reached is not Reached.COMPLETED or not plain.plain_hops:
        return -20
    if urlsplit(plain.plain_hops[-1].url).scheme != "https":
        return -20
    first = urlsplit(plain.plain_hops[1].url) if len(plain.plain_hops) > 1 else urlsplit(asked)
    if first.scheme != "https":
        return -10
    return 0 if first.hostname == urlsplit(asked).hostname else -5


def _referrer(said: str) -> int:
    known = [one.strip().lower() for one in said.split(",") if one.strip().lower() in _PRIVATE | _LEAKY]
    if not said.strip():
        return 0
    return 5 if known and known[-1] in _PRIVATE else -5


def _strict(headers: Mapping[str, str], plain: Plain) -> int:
    """Points of HSTS. No list of preloaded hosts is asked, so nobody gets the bonus for standing in it."""
    if not plain.tls or not all(one.certificate.holds(plain.probed_at) for one in plain.tls):
        return -20
    age = re.search(
        r'(?:^|;)\s*max-age\s*=\s*"?(\d{1,12})"?\s*(?:;|$)', headers.get("strict-transport-security", ""), re.IGNORECASE
    )
    if age is None or int(age.group(1)) == 0:
        return -20
    return 0 if int(age.group(1)) >= _HALF_A_YEAR else -10


def site(host: str | None) -> str:
    """What one registrant holds: two labels of a name, three below `gov.vn` and its like."""
    labels = (host or "").split(".")
    below = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in {"gov", "com", "net", "org", "edu", "ac"}
    return ".".join(labels[-3:] if below else labels[-2:])


def _integrity(page: Static) -> int:
    own = urlsplit(page.url).hostname
    foreign = [one for one in page.scripts if site(urlsplit(one.url).hostname) != site(own)]
    if not foreign:
        return 0
    insecure = [one for one in foreign if urlsplit(one.url).scheme != "https"]
    if any(not one.integrity for one in insecure):
        return -50
    if insecure:
        return -20
    return 5 if all(one.integrity for one in foreign) else -5


def _framing(headers: Mapping[str, str], enforced: tuple[str, ...]) -> int:
    """Who may frame it; a policy inside the page has no say in that."""
    ancestors = [directives(one).get("frame-ancestors") for one in enforced]
    if any(said is not None and "*" not in said for said in ancestors):
        return 5
    said = headers.get("x-frame-options", "").strip().lower()
    if said in {"deny", "sameorigin"}:
        return 5
    return 0 if said.startswith("allow-from ") else -20


def _isolation(name: str, said: str | None) -> int:
    strict, loose = _ISOLATING[name]
    word = (said or "").split(";")[0].strip().lower()
    if word in strict:
        return 10
    return 0 if not word or word in loose else -5
