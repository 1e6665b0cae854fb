"""The TLS score: points of the mandatory sub-tests that can be seen from outside, of the worst address."""

from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.quality.rules.observatory import joined
from onedoor.quality.terms.probes import Certificate, Plain, Reached, Tls

_GOOD = {"TLSv1.2", "TLSv1.3"}
_PHASED_OUT = {"TLSv1", "TLSv1.1"}
_LEAST_BITS = {"RSA": 2048, "EC": 256, "Ed25519": 256, "Ed448": 448, "DSA": 10_000}
_WEAK_HASHES = {"md5", "sha1", ""}
UNSEEN = ("key exchange group", "secure renegotiation", "0-RTT")
"""Sub-tests that a client of the standard library cannot see; they stand in neither sum."""


@dataclass(frozen=True, slots=True)
class TlsScore:
    """0–100, and by sub-test the points of 10."""

    score: float
    points: Mapping[str, int]


def tls_score(plain: Plain) -> TlsScore | None:
    """The worst address counts; None where nothing could be seen of the host at all."""
    if plain.tls:
        return min((_of(one, plain) for one in plain.tls), key=lambda scored: scored.score)
    if plain.tls_reached in {Reached.REFUSED, Reached.TLS_PROTOCOL, Reached.TLS_MISMATCH, Reached.BAD_CERTIFICATE}:
        return TlsScore(0.0, {"https": 0})
    return None


def forced(plain: Plain) -> bool:
    """Whether who comes by plain HTTP is led to HTTPS, or nobody listens there."""
    if plain.plain_reached in {Reached.REFUSED, Reached.TIMED_OUT}:
        return True
    return bool(plain.plain_hops) and plain.plain_hops[-1].url.startswith("https://")


def _of(seen: Tls, plain: Plain) -> TlsScore:
    certificate = seen.certificate
    hsts = "strict-transport-security" in joined(plain)
    passed = {
        "https forced": forced(plain),
        "hsts": hsts,
        "versions": bool(_GOOD & set(seen.versions)) and not _PHASED_OUT & set(seen.versions),
        "cipher": _sound(seen.cipher),
        "no compression": not seen.compression,
        "chain": certificate.trusted and _in_time(certificate, plain),
        "key": certificate.key_bits >= _LEAST_BITS.get(certificate.key_kind, 2048),
        "signature": certificate.signature_hash not in _WEAK_HASHES,
        "host": certificate.host_matches,
    }
    points = {name: 10 if ok else 0 for name, ok in passed.items()}
    return TlsScore(100 * sum(points.values()) / (10 * len(points)), points)


def _in_time(certificate: Certificate, plain: Plain) -> bool:
    return certificate.not_before <= plain.probed_at <= certificate.not_after


def _sound(cipher: str) -> bool:
    """Authenticated encryption with forward secrecy."""
    modern = cipher.startswith(("TLS_", "ECDHE", "DHE"))
    return modern and any(kind in cipher for kind in ("GCM", "CHACHA20", "CCM"))
