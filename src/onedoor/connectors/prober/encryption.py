"""What a host's TLS agrees to, seen by handshakes and nothing else."""

import ssl
import warnings
from collections.abc import Mapping

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

from onedoor.connectors.prober.guard import NotReached, Place
from onedoor.connectors.prober.line import line
from onedoor.quality.terms.probes import Certificate, Reached, Tls

_MOST_ADDRESSES = 4
_NOT_ITS_DATES = {9, 10}
"""OpenSSL's numbers for "not yet valid" and "expired": the chain itself is sound."""


def _only(version: ssl.TLSVersion) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # Nothing is sent through it: it asks whether the handshake is agreed to.
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.maximum_version = context.minimum_version = version
    return context


def _each_version() -> Mapping[str, ssl.SSLContext]:
    versions = ssl.TLSVersion
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # That the old versions are old is what is asked about.
        known = {"TLSv1": versions.TLSv1, "TLSv1.1": versions.TLSv1_1, "TLSv1.2": versions.TLSv1_2}
        return {name: _only(version) for name, version in {**known, "TLSv1.3": versions.TLSv1_3}.items()}


_VERSIONS = _each_version()


def look(place: Place, *, seconds: float, roots: ssl.SSLContext) -> tuple[Reached, tuple[Tls, ...]]:
    """Each address of the host that shakes hands, and how the first that does not ended."""
    found: list[Tls] = []
    ended = Reached.COMPLETED
    for address in place.addresses[:_MOST_ADDRESSES]:
        try:
            found.append(_of(place, address, seconds, roots))
        except NotReached as failed:
            ended = failed.reached
    return ended, tuple(found)


def _of(place: Place, address: str, seconds: float, roots: ssl.SSLContext) -> Tls:
    anything = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anything.check_hostname = False
    anything.verify_mode = ssl.CERT_NONE  # The certificate is looked at, whatever it is worth.
    anything.set_ciphers("DEFAULT:@SECLEVEL=0")
    anything.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with line(place, address, seconds, anything) as wire:
        if not isinstance(wire, ssl.SSLSocket):
            raise NotReached(Reached.TLS_PROTOCOL)
        shown, cipher, squeezed = wire.getpeercert(binary_form=True), wire.cipher(), wire.compression()
    if not shown or cipher is None:
        raise NotReached(Reached.TLS_PROTOCOL)
    agreed = tuple(name for name, only in _VERSIONS.items() if _agrees(place, address, seconds, only))
    trusted = _trusted(place, address, seconds, roots)
    return Tls(address, agreed, cipher[0], squeezed is not None, _certificate(shown, place.host, trusted=trusted))


def _agrees(place: Place, address: str, seconds: float, context: ssl.SSLContext) -> bool:
    try:
        with line(place, address, seconds, context):
            return True
    except NotReached:
        return False


def _trusted(place: Place, address: str, seconds: float, roots: ssl.SSLContext) -> bool:
    try:
        with line(place, address, seconds, roots):
            return True
    except NotReached as failed:
        why = failed.__cause__
        return isinstance(why, ssl.SSLCertVerificationError) and why.verify_code in _NOT_ITS_DATES


def _certificate(der: bytes, host: str, *, trusted: bool) -> Certificate:
    try:
        read = x509.load_der_x509_certificate(der)
        names = _names(read)
        kind, bits = _key(read)
        digest = read.signature_hash_algorithm
        begins, ends = read.not_valid_before_utc, read.not_valid_after_utc
    except (ValueError, TypeError, x509.ExtensionNotFound) as error:
        raise NotReached(Reached.BAD_CERTIFICATE) from error
    matches = any(_matches(name, host) for name in names)
    return Certificate(begins, ends, names, kind, bits, digest.name if digest else "none", matches, trusted)


def _names(read: x509.Certificate) -> tuple[str, ...]:
    try:
        said = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(name.lower() for name in said.get_values_for_type(x509.DNSName))


def _key(read: x509.Certificate) -> tuple[str, int]:
    key = read.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return "RSA", key.key_size
    if isinstance(key, ec.EllipticCurvePublicKey):
        return "EC", key.key_size
    if isinstance(key, dsa.DSAPublicKey):
        return "DSA", key.key_size
    return "Ed25519", 256


def _matches(name: str, host: str) -> bool:
    """A star stands for the first label, and for nothing else."""
    first, _, rest = name.partition(".")
    return name == host or (first == "*" and rest.count(".") >= 1 and host.partition(".")[2] == rest)
