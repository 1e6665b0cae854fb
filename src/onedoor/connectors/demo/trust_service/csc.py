"""The CSC API, version 2: what a client of the service may ask."""

import base64
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, utils

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.trust_service.authority import Authority, Held, Holder
from onedoor.connectors.demo.trust_service.holders import holder
from onedoor.connectors.demo.trust_service.kept import Kept

Told = Mapping[str, object]
Reply = tuple[int, Told]
_LASTS = 300.0
_MOST = 200
_SHA256 = "2.16.840.1.101.3.4.2.1"
_REFUSED: Reply = (400, {"error": "invalid_request"})


class Csc:
    """The service for one client. Every answer is a status and JSON."""

    def __init__(self, kept: Kept, faults: Faults, authority: Authority, pack: Path, client: str, secret: str) -> None:
        self.kept, self.faults, self.authority, self.pack = kept, faults, authority, pack
        self.client, self.secret = client, secret
        self._tokens: dict[str, float] = {}
        self.paths: Mapping[str, Callable[[Told], Reply]] = {
            "info": self.info,
            "credentials/list": self.credentials,
            "credentials/info": self.credential,
            "credentials/authorize": self.authorize,
            "credentials/authorizeCheck": self.authorize_check,
            "signatures/signHash": self.sign_hash,
        }

    def token(self, told: Told) -> Reply:
        """A token for the client that knows its secret (RFC 6749, 4.4)."""
        known = hmac.compare_digest(str(told.get("client_secret", "")).encode(), self.secret.encode())
        if told.get("grant_type") != "client_credentials" or told.get("client_id") != self.client or not known:
            return 401, {"error": "invalid_client"}
        token = secrets.token_urlsafe(32)
        self._tokens[token] = time.time() + 3600
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600}

    def knows(self, bearer: str) -> bool:
        """Whether that token is in force."""
        return self._tokens.get(bearer, 0.0) > time.time()

    def info(self, told: Told) -> Reply:
        """What the service is."""
        del told
        return 200, {
            "specs": "2.0.0.0",
            "name": "Onedoor demo trust service",
            "region": "VN",
            "lang": "vi-VN",
            "authType": ["oauth2client"],
            "methods": sorted(self.paths),
            "asynchronousOperationMode": False,
        }

    def credentials(self, told: Told) -> Reply:
        """The credentials of a user; here everybody has one, named as they are."""
        key = str(told.get("userID", ""))
        found = holder(self.pack, key)
        if found is None or "no_credential" in self.faults.of(key):
            return 200, {"credentialIDs": []}
        return 200, {"credentialIDs": [key]}

    def credential(self, told: Told) -> Reply:
        """The certificate of a credential, and how it is authorised."""
        key = str(told.get("credentialID", ""))
        found = holder(self.pack, key)
        if found is None:
            return _REFUSED
        held = self._offered(found)
        chain = [held.der] if "self_issued" in self.faults.of(key) else [held.der, *self.authority.chain]
        revoked = held.certificate.serial_number in self.kept.revoked()
        return 200, {
            "description": found.name,
            "key": {
                "status": "disabled" if "disabled" in self.faults.of(key) else "enabled",
                "algo": ["1.2.840.113549.1.1.11"],
                "len": 2048,
            },
            "cert": {
                "status": "revoked" if revoked else "valid",
                "certificates": [base64.b64encode(each).decode() for each in chain],
            },
            "auth": {"mode": "implicit" if found.seal else "explicit"},
            "SCAL": "2",
            "multisign": _MOST,
            "lang": "vi-VN",
        }

    def _offered(self, found: Holder) -> Held:
        faults = self.faults.of(found.id)
        if "other_person" in faults:
            other = holder(self.pack, "mai" if found.id != "mai" else "hung")
            return self.authority.of(other or found)
        if "self_issued" in faults:
            return self.authority.other(found)
        if "expired_certificate" in faults:
            return self.authority.of(found, manner="expired")
        if "unfit_certificate" in faults:
            return self.authority.of(found, manner="unfit")
        return self.authority.of(found)

    def authorize(self, told: Told) -> Reply:
        """The holder is asked on their telephone; a seal needs nobody."""
        key = str(told.get("credentialID", ""))
        found, wanted = holder(self.pack, key), told.get("hashes")
        if found is None or not isinstance(wanted, list) or not 0 < len(wanted) <= _MOST:
            return _REFUSED
        if told.get("numSignatures") != len(wanted) or told.get("hashAlgorithmOID") != _SHA256:
            return _REFUSED
        lasts = 2.0 if "short" in self.faults.of(key) else _LASTS
        digests = [str(each) for each in wanted]
        about = str(told.get("description", ""))[:300]
        row = self.kept.ask(key, digests, about, lasts=lasts, approved=found.seal)
        if found.seal:
            return 200, {"SAD": row["sad"], "expiresIn": int(lasts)}
        return 202, {"handle": row["handle"], "expiresIn": int(lasts)}

    def authorize_check(self, told: Told) -> Reply:
        """What the holder answered."""
        row = self.kept.of(str(told.get("handle", "")))
        if row is None or "forgets" in self.faults.of(row["holder"]):
            return 400, {"error": "invalid_request", "error_description": "unknown handle"}
        if row["state"] == "refused":
            return 400, {"error": "invalid_authentication_data", "error_description": "declined by the holder"}
        if row["state"] == "approved":
            return 200, {"SAD": row["sad"], "expiresIn": int(_LASTS)}
        if row["until"] < time.time() or row["state"] == "spent":
            return 400, {"error": "invalid_request", "error_description": "Invalid parameter handle"}
        return 202, {"handle": row["handle"]}

    def sign_hash(self, told: Told) -> Reply:
        """A signature for each hash that was authorised."""
        key, wanted = str(told.get("credentialID", "")), told.get("hashes")
        found = holder(self.pack, key)
        digests = [str(each) for each in wanted] if isinstance(wanted, list) else []
        faults = self.faults.of(key)
        if found is None or "refuses_sad" in faults or not self.kept.spend(str(told.get("SAD", "")), key, digests):
            return 400, {"error": "invalid_request", "error_description": "invalid SAD"}
        held = self._offered(found)
        if "other_key" in faults:
            held = self.authority.other(found)
        plain = [base64.b64decode(each) for each in digests]
        signatures = _spoilt([_signature(held, each, other="other_hash" in faults) for each in plain], faults)
        return 200, {"signatures": [base64.b64encode(each).decode() for each in signatures]}


def _signature(held: Held, digest: bytes, *, other: bool) -> bytes:
    over = bytes(len(digest)) if other else digest
    return held.key.sign(over, padding.PKCS1v15(), utils.Prehashed(hashes.SHA256()))


def _spoilt(signatures: list[bytes], faults: frozenset[str]) -> list[bytes]:
    if "fewer" in faults:
        return signatures[:-1]
    if "more" in faults:
        return [*signatures, signatures[0]]
    if "swapped" in faults:
        return signatures[::-1] if len(signatures) > 1 else [signatures[0][::-1]]
    if "empty" in faults:
        return [b"" for _ in signatures]
    if "cut" in faults:
        return [each[:-1] for each in signatures]
    return signatures
