"""What the authority says about certificates and about the time: OCSP, CRL, time-stamps."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from onedoor.connectors.demo.trust_service.authority import Authority, Held

_FRESH = timedelta(hours=12)
Revoked = Mapping[int, datetime]


def ocsp_answer(authority: Authority, question: bytes, revoked: Revoked, *, unknown: bool = False) -> bytes:
    """The answer to one OCSP question, signed by who answers for the authority."""
    asked = ocsp.load_der_ocsp_request(question)
    now = datetime.now(UTC).replace(microsecond=0)
    ended = revoked.get(asked.serial_number)
    certificate = _certificate_of(authority, asked.serial_number)
    if certificate is None or unknown:
        return ocsp.OCSPResponseBuilder.build_unsuccessful(ocsp.OCSPResponseStatus.UNAUTHORIZED).public_bytes(
            serialization.Encoding.DER
        )
    by = authority.answering()
    built = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=certificate,
            issuer=authority.issuer.certificate,
            algorithm=asked.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.REVOKED if ended else ocsp.OCSPCertStatus.GOOD,
            this_update=now,
            next_update=now + _FRESH,
            revocation_time=ended,
            revocation_reason=x509.ReasonFlags.key_compromise if ended else None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
        .certificates([by.certificate])
    )
    return built.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def crl(authority: Authority, name: str, revoked: Revoked) -> bytes:
    """The list of revoked certificates of `root` or `issuer`."""
    by = authority.root if name == "root" else authority.issuer
    now = datetime.now(UTC).replace(microsecond=0)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(now)
        .next_update(now + _FRESH)
        .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key()), critical=False)
    )
    for serial, at in revoked.items() if name == "issuer" else ():
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build()
        )
    return builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def time_stamp(authority: Authority, question: bytes, *, other: bool = False) -> bytes:
    """The answer to a request for a time-stamp; `other`: over something else than was asked."""
    asked = tsp.TimeStampReq.load(question)
    if other:
        asked["message_imprint"]["hashed_message"] = b"\0" * len(asked["message_imprint"]["hashed_message"].native)
    by = authority.stamping()
    chain = SimpleCertificateStore.from_certs([_asn1(der) for der in authority.chain])  # type: ignore[no-untyped-call]  # pyHanko has not typed it.
    stamper = DummyTimeStamper(_asn1(by.der), _key(by), chain)
    answer: bytes = stamper.request_tsa_response(asked).dump()
    return answer


def _certificate_of(authority: Authority, serial: int) -> x509.Certificate | None:
    return next((held.certificate for held in authority.issued() if held.certificate.serial_number == serial), None)


def _asn1(der: bytes) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(der)


def _key(held: Held) -> keys.PrivateKeyInfo:
    der = held.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return keys.PrivateKeyInfo.load(der)
