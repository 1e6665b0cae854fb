"""Reading a Content-Security-Policy, as far as its worth depends on it."""

from collections.abc import Mapping
from enum import IntEnum

_BROAD = {"*", "http:", "https:", "data:"}
_INSECURE = ("http:", "ftp:")
_PASSIVE = ("img-src", "media-src")
_ACTIVE = tuple(
    f"{kind}-src"
    for kind in ("child", "connect", "default", "font", "frame", "manifest", "object", "script", "style", "worker")
)
_OTHERS = ("base-uri", "form-action", "frame-ancestors", "sandbox", "upgrade-insecure-requests")
_KNOWN = frozenset((*_ACTIVE, *_PASSIVE, *_OTHERS))


class Strength(IntEnum):
    """What a policy is worth, in points."""

    NOTHING_BY_DEFAULT = 10
    NO_UNSAFE = 5
    UNSAFE_STYLE = 0
    UNSAFE_EVAL = -10
    UNSAFE_INLINE = -20
    ABSENT = -25


INSECURE_PASSIVE = -10
INSECURE_ACTIVE = -20


def directives(policy: str) -> Mapping[str, frozenset[str]]:
    """Its directives with their sources, in small letters; of a directive said twice the first counts."""
    found: dict[str, frozenset[str]] = {}
    for part in policy.split(";"):
        words = part.lower().split()
        if words:
            found.setdefault(words[0], frozenset(words[1:]))
    return found


def _effective(sources: frozenset[str]) -> frozenset[str]:
    """What browsers that know nonces and hashes make of it."""
    if any(one.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for one in sources):
        sources -= {"'unsafe-inline'"}
        if "'strict-dynamic'" in sources:
            sources -= _BROAD
    return sources


def worth(policy: str | None) -> int:
    """The modifier of the HTTP Observatory (algorithm 6) for what is enforced; None or one of unknown words: absent."""
    said = directives(policy or "")
    if _KNOWN.isdisjoint(said):
        return Strength.ABSENT
    default = said.get("default-src")
    nowhere = frozenset({"*", "'unsafe-inline'"})  # What holds where a policy says nothing.
    script = _effective(said.get("script-src", default if default is not None else nowhere))
    style = _effective(said.get("style-src", default if default is not None else nowhere))
    objects = said.get("object-src", default if default is not None else nowhere)
    if script & (_BROAD | {"'unsafe-inline'"}) or objects & _BROAD:
        return Strength.UNSAFE_INLINE
    if any(one.startswith(_INSECURE) for name in _ACTIVE for one in said.get(name, ())):
        return INSECURE_ACTIVE
    if "'unsafe-eval'" in script | style:
        return Strength.UNSAFE_EVAL
    if any(one.startswith(_INSECURE) for name in _PASSIVE for one in said.get(name, ())):
        return INSECURE_PASSIVE
    if style & (_BROAD | {"'unsafe-inline'"}):
        return Strength.UNSAFE_STYLE
    return Strength.NOTHING_BY_DEFAULT if default == frozenset({"'none'"}) else Strength.NO_UNSAFE
