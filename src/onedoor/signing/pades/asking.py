"""What a signature needs from outside when it is made: the time (RFC 3161), word of certificates (OCSP, CRL)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from asn1crypto import crl, ocsp, tsp, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.ocsp import OCSPRequestBuilder
from cryptography.x509.oid import AuthorityInformationAccessOID
from pyhanko.sign.timestamps import TimeStamper

from onedoor.base.errors import ConnectorError
from onedoor.base.outside import Outside

Certificates = Sequence[bytes]
"""DER, from the one that signs to the root."""


class Stamper(TimeStamper):
    """The time-stamping service at `url`."""

    def __init__(self, url: str, outside: Outside) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko has not typed it.
        self.url, self.outside = url, outside

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        answer = self.outside.ask(
            "POST", self.url, content=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        if answer.status != 200:
            raise ConnectorError(f"{self.outside.name}: status {answer.status}.", again=True)
        return self._over(tsp.TimeStampResp.load(answer.content), req["message_imprint"]["hashed_message"].native)

    def _over(self, answer: tsp.TimeStampResp, digest: bytes) -> tsp.TimeStampResp:
        """The answer, if what it stamps is what was sent."""
        try:
            stamped = answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
            right = stamped["message_imprint"]["hashed_message"].native == digest
        except (ValueError, KeyError, TypeError):
            right = False
        if not right:
            raise ConnectorError(f"{self.outside.name}: a time-stamp over something else.", again=True)
        return answer


def evidence(chain: Certificates, outside: Outside) -> tuple[list[ocsp.OCSPResponse], list[crl.CertificateList]]:
    """Word of every certificate of the chain but its root: by OCSP where there is an address for it, else its list.

    Raises ConnectorError.
    """
    answers: list[ocsp.OCSPResponse] = []
    lists: list[crl.CertificateList] = []
    certificates = [pyca.load_der_x509_certificate(der) for der in chain]
    for certificate, issuer in pairwise(certificates):
        address = ocsp_address(certificate)
        if address is not None:
            answer = ocsp.OCSPResponse.load(ask_ocsp(certificate, issuer, address, outside))
            if answer["response_status"].native != "successful":
                raise ConnectorError(f"{outside.name}: no word of a certificate.", again=True)
            answers.append(answer)
            continue
        found = (_fetched(outside, "GET", url) for url in _list_addresses(certificate))
        lists.extend(crl.CertificateList.load(each) for each in found)
    return answers, lists


def ask_ocsp(certificate: pyca.Certificate, issuer: pyca.Certificate, address: str, outside: Outside) -> bytes:
    """The answer as it came. Raises ConnectorError."""
    question = OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA256()).build()
    return _fetched(outside, "POST", address, question.public_bytes(Encoding.DER), "application/ocsp-request")


def _fetched(outside: Outside, method: str, url: str, content: bytes | None = None, kind: str = "") -> bytes:
    answer = outside.ask(method, url, content=content, headers={"Content-Type": kind} if kind else None)
    if answer.status != 200:
        raise ConnectorError(f"{outside.name}: status {answer.status}.", again=True)
    return answer.content


def ocsp_address(certificate: pyca.Certificate) -> str | None:
    """Where its authority answers for it, as the certificate says."""
    try:
        told = certificate.extensions.get_extension_for_class(pyca.AuthorityInformationAccess).value
    except pyca.ExtensionNotFound:
        return None
    found = (each.access_location for each in told if each.access_method == AuthorityInformationAccessOID.OCSP)
    return next((place.value for place in found if isinstance(place, pyca.UniformResourceIdentifier)), None)


def _list_addresses(certificate: pyca.Certificate) -> Iterable[str]:
    try:
        points = certificate.extensions.get_extension_for_class(pyca.CRLDistributionPoints).value
    except pyca.ExtensionNotFound:
        return ()
    names = (name for point in points for name in point.full_name or ())
    return [name.value for name in names if isinstance(name, pyca.UniformResourceIdentifier)]


def loaded(chain: Iterable[bytes]) -> list[x509.Certificate]:
    """The certificates as pyHanko knows them."""
    return [x509.Certificate.load(der) for der in chain]
