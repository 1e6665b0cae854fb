"""How a certificate stands today: its authority is asked, and believed only if the answer is signed as it must be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import x509
from cryptography import x509 as pyca
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Outside
from onedoor.signing.pades.asking import ask_ocsp, ocsp_address
from onedoor.signing.pades.chains import anchored
from onedoor.signing.verdicts import Standing

_SKEW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Found:
    """How it stands, and since when it is revoked if it is."""

    standing: Standing
    revoked_at: datetime | None


def standing_of(
    chain: Sequence[x509.Certificate], anchors: Iterable[x509.Certificate], outside: Outside | None, now: datetime
) -> Found:
    """What the authority says now; unknown where it cannot be asked. Only an authority below an anchor is asked."""
    trusted = list(anchors)
    path = anchored([*chain, *trusted], trusted) or anchored(chain, trusted)
    if outside is None or len(path) < 2:
        return Found(Standing.UNKNOWN, None)
    certificate, issuer = (pyca.load_der_x509_certificate(each.dump()) for each in path[:2])
    address = ocsp_address(certificate)
    if address is None:
        return Found(Standing.UNKNOWN, None)
    try:
        answer = ocsp.load_der_ocsp_response(ask_ocsp(certificate, issuer, address, outside))
    except (ConnectorError, ValueError):
        return Found(Standing.UNKNOWN, None)
    if answer.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL or not _believed(answer, issuer, now):
        return Found(Standing.UNKNOWN, None)
    if answer.serial_number != certificate.serial_number:
        return Found(Standing.UNKNOWN, None)
    if answer.certificate_status is ocsp.OCSPCertStatus.REVOKED:
        return Found(Standing.REVOKED, answer.revocation_time_utc)
    if certificate.not_valid_after_utc < now:
        return Found(Standing.EXPIRED, None)
    good = answer.certificate_status is ocsp.OCSPCertStatus.GOOD
    return Found(Standing.GOOD if good else Standing.UNKNOWN, None)


def _believed(answer: ocsp.OCSPResponse, issuer: pyca.Certificate, now: datetime) -> bool:
    """Whether it is signed by the issuer, or by whom the issuer lets answer, and is of today (RFC 6960, 4.2.2.2)."""
    ends = answer.next_update_utc
    if answer.this_update_utc > now + _SKEW or (ends is not None and ends < now - _SKEW):
        return False
    for by in (issuer, *answer.certificates):
        if by is not issuer and not _may_answer(by, issuer):
            continue
        if _signed_by(answer, by):
            return True
    return False


def _may_answer(by: pyca.Certificate, issuer: pyca.Certificate) -> bool:
    try:
        by.verify_directly_issued_by(issuer)
        usage = by.extensions.get_extension_for_class(pyca.ExtendedKeyUsage).value
    except (ValueError, TypeError, InvalidSignature, pyca.ExtensionNotFound):
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage


def _signed_by(answer: ocsp.OCSPResponse, by: pyca.Certificate) -> bool:
    key, algorithm = by.public_key(), answer.signature_hash_algorithm
    if algorithm is None:
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(algorithm))
        else:
            return False
    except InvalidSignature:
        return False
    return True
