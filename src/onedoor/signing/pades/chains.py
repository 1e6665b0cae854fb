"""From a signature's certificate to an anchor: built from what the document holds, each link checked."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from asn1crypto import cms, x509
from cryptography import x509 as pyca
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from pyhanko.sign.validation import DocumentSecurityStore, EmbeddedPdfSignature
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

from onedoor.signing.terms import CertificateFacts

Chain = Sequence[x509.Certificate]
_LONGEST = 6


def chain_of(embedded: EmbeddedPdfSignature) -> Chain:
    """The signer's certificate and those above it, as far as the document holds them."""
    return _upwards(embedded.signer_cert, _held(embedded, embedded.signed_data))


def chains_to(embedded: EmbeddedPdfSignature, anchors: Iterable[x509.Certificate]) -> Iterator[Chain]:
    """The chains of the signature and of its time-stamp that really end below an anchor: links are checked."""
    trusted = list(anchors)
    stamps = list(extract_tst_data_iter(embedded.signer_info, signed=False))
    for signed in (embedded.signed_data, *stamps):
        chain = anchored(_upwards(signer_of(signed), [*_held(embedded, signed), *trusted]), trusted)
        if chain:
            yield chain


def anchored(chain: Chain, anchors: Iterable[x509.Certificate]) -> Chain:
    """The chain up to an anchor, where each certificate was issued by the next; nothing where it was not."""
    known = {each.dump() for each in anchors}
    made: list[x509.Certificate] = []
    for number, certificate in enumerate(chain):
        made.append(certificate)
        if certificate.dump() in known:
            return made
        if number + 1 == len(chain) or not _issued(certificate, chain[number + 1]):
            return ()
    return ()


def signer_of(signed: cms.SignedData) -> x509.Certificate:
    """The certificate by which it is signed."""
    serial = signed["signer_infos"][0]["sid"].chosen["serial_number"].native
    return next(each.chosen for each in signed["certificates"] if each.chosen.serial_number == serial)


def stamped_at(signed: cms.SignedData) -> datetime:
    """The moment that a time-stamp states."""
    told: datetime = signed["encap_content_info"]["content"].parsed["gen_time"].native
    return told


def _held(embedded: EmbeddedPdfSignature, signed: cms.SignedData) -> list[x509.Certificate]:
    held = [each.chosen for each in signed["certificates"]]
    with suppress(NoDSSFoundError):
        held += DocumentSecurityStore.read_dss(embedded.reader).load_certs()
    return held


def _upwards(certificate: x509.Certificate, held: Iterable[x509.Certificate]) -> Chain:
    by_name = {each.subject.hashable: each for each in held}
    chain = [certificate]
    while len(chain) < _LONGEST and chain[-1].issuer.hashable != chain[-1].subject.hashable:
        above = by_name.get(chain[-1].issuer.hashable)
        if above is None:
            break
        chain.append(above)
    return chain


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        pyca.load_der_x509_certificate(certificate.dump()).verify_directly_issued_by(
            pyca.load_der_x509_certificate(issuer.dump())
        )
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def facts_of(certificate: bytes) -> CertificateFacts:
    """What the certificate says of its holder."""
    subject = x509.Certificate.load(certificate).subject.native
    told = [subject.get(name) for name in ("user_id", "organization_identifier", "serial_number")]
    numbers = [one for each in told if each for one in (each if isinstance(each, list) else [each])]
    return CertificateFacts(
        name=str(subject.get("common_name") or ""),
        organisation=str(subject.get("organization_name") or ""),
        numbers=frozenset(str(number).rsplit(":", 1)[-1].strip() for number in numbers),
    )


def fits(certificate: bytes, digest: bytes, signature: bytes) -> bool:
    """Whether the signature is by that certificate's key, and over that SHA-256 digest."""
    key = pyca.load_der_x509_certificate(certificate).public_key()
    over = utils.Prehashed(hashes.SHA256())
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, digest, padding.PKCS1v15(), over)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, digest, ec.ECDSA(over))
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True
