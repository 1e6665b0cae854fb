"""The provider's signing keys, kept in its data folder: the first signs, all are published."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

_MOST = 3
_END = "-----END PRIVATE KEY-----\n"


def keys(folder: Path) -> list[str]:
    """The keys as PEM, newest first; one is made where there is none."""
    file = folder / "keys.pem"
    if not file.exists():
        _keep(file, [_fresh()])
    return [part + _END for part in file.read_text().split(_END) if part.strip()]


def rotate(folder: Path) -> list[str]:
    """A new key signs from now on; the ones before it stay published, the oldest is forgotten."""
    renewed = [_fresh(), *keys(folder)][:_MOST]
    _keep(folder / "keys.pem", renewed)
    return renewed


def session_secret(folder: Path) -> str:
    """The secret that signs the provider's own cookies."""
    file = folder / "session-secret"
    if not file.exists():
        _keep(file, [secrets.token_urlsafe(48)])
    return file.read_text()


def _fresh() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(encoding, form, serialization.NoEncryption()).decode()


def _keep(file: Path, parts: list[str]) -> None:
    fresh = file.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write("".join(parts))
    fresh.replace(file)
