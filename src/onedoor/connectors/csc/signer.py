"""The port of remote signing, answered by a CSC service: credentials, authorize, authorizeCheck, signHash."""

import base64
from collections.abc import Mapping, Sequence
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from django.conf import settings

from onedoor.base import clock
from onedoor.base.errors import ConnectorError
from onedoor.connectors.csc.conversation import Conversation, plain, text, texts
from onedoor.signing.terms import Activation, Answer, Asked, Credential, Reply

_SHA256 = "2.16.840.1.101.3.4.2.1"
_RSA_SHA256 = "1.2.840.113549.1.1.11"
_ECDSA_SHA256 = "1.2.840.10045.4.3.2"
_UNDER_WAY = 202
_REFUSED = frozenset({"invalid_authentication_data", "access_denied"})
"""The first is CSC API 2.0's own word (credentials/authorizeCheck), the second that of OAuth 2 (RFC 6749, 4.1.2.1)."""


class CscSigner:
    """The service that the settings name."""

    def __init__(self) -> None:
        env = settings.ENV
        self._service = Conversation(env.csc, env.csc_client_id, env.csc_key)

    def credentials(self, holder: str) -> tuple[Credential, ...]:
        status, told = self._service.ask("credentials/list", {"userID": holder, "maxResults": 10})
        if status != 200:
            return ()
        found = (self._credential(each) for each in texts(told, "credentialIDs"))
        return tuple(each for each in found if each is not None)

    def _credential(self, credential_id: str) -> Credential | None:
        asked = {"credentialID": credential_id, "certificates": "chain", "certInfo": True, "authInfo": True}
        status, told = self._service.ask("credentials/info", asked)
        key, certificate, auth = (_part(told, name) for name in ("key", "cert", "auth"))
        if status != 200 or key.get("status") != "enabled" or certificate.get("status", "valid") != "valid":
            return None
        most = told.get("multisign")
        return Credential(
            id=credential_id,
            chain=tuple(plain(each) for each in texts(certificate, "certificates")),
            automatic=auth.get("mode") == "implicit",
            most=most if isinstance(most, int) else 1,
        )

    def ask(self, credential: Credential, digests: Sequence[bytes], *, told: str) -> Asked:
        if len(digests) > credential.most:
            raise ConnectorError("trust service: too many digests for this credential.", again=False)
        asked = {
            "credentialID": credential.id,
            "numSignatures": len(digests),
            "hashes": _encoded(digests),
            "hashAlgorithmOID": _SHA256,
            "description": told,
        }
        status, answer = self._service.ask("credentials/authorize", asked)
        if status not in (200, 202):
            raise ConnectorError(f"trust service: not asked, status {status}.", again=False)
        lasts = answer.get("expiresIn")
        expires_at = clock.now() + timedelta(seconds=lasts) if isinstance(lasts, int) else None
        given = answer.get("SAD")
        if isinstance(given, str) and given:
            return Asked(handle=str(answer.get("handle") or ""), expires_at=expires_at, activation=Activation(given))
        return Asked(handle=text(answer, "handle"), expires_at=expires_at)

    def reply(self, handle: str) -> Reply:
        """CSC API 2.0, credentials/authorizeCheck: 200 brings the activation, 202 the handle for the next question."""
        status, told = self._service.ask("credentials/authorizeCheck", {"handle": handle})
        if status == 200 and isinstance(told.get("SAD"), str) and told["SAD"]:
            return Reply(Answer.GIVEN, Activation(text(told, "SAD")))
        if status == _UNDER_WAY:
            following = told.get("handle")
            return Reply(Answer.WAITING, handle=following if isinstance(following, str) else "")
        return Reply(Answer.REFUSED if told.get("error") in _REFUSED else Answer.EXPIRED)

    def sign(self, credential: Credential, digests: Sequence[bytes], activation: Activation) -> tuple[bytes, ...]:
        asked = {
            "credentialID": credential.id,
            "SAD": activation.value,
            "hashes": _encoded(digests),
            "hashAlgorithmOID": _SHA256,
            "signAlgo": _algorithm(credential),
            "operationMode": "S",
        }
        status, told = self._service.ask("signatures/signHash", asked)
        if status != 200:
            raise ConnectorError(f"trust service: not signed, status {status}.", again=False)
        return tuple(plain(each) for each in texts(told, "signatures"))


def _part(told: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = told.get(name)
    return value if isinstance(value, dict) else {}


def _encoded(digests: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(digest).decode() for digest in digests]


def _algorithm(credential: Credential) -> str:

    key = x509.load_der_x509_certificate(credential.chain[0]).public_key()
    return _ECDSA_SHA256 if isinstance(key, EllipticCurvePublicKey) else _RSA_SHA256
