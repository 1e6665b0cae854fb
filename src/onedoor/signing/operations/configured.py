"""The trust service of this installation, and what it trusts, as the settings name them."""

from functools import lru_cache
from pathlib import Path
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from onedoor.base.outside import Outside
from onedoor.signing.errors import NoSigningHere
from onedoor.signing.ports import RemoteSigner
from onedoor.signing.trust import anchors_in


def signs_here() -> bool:
    """Whether papers are signed in this installation at all."""
    return bool(settings.ENV.remote_signer)


def signer() -> RemoteSigner:
    """The trust service in use. Refuses: NoSigningHere."""
    if not signs_here():
        raise NoSigningHere
    return _signer(settings.ENV.remote_signer)


@lru_cache(maxsize=2)
def _signer(path: str) -> RemoteSigner:
    return cast("RemoteSigner", import_string(path)())


@lru_cache(maxsize=1)
def outside() -> Outside:
    """How authorities and time-stamping services are asked."""
    return Outside("certificate authority", patience_s=8.0, largest=2_000_000)


def anchors() -> tuple[bytes, ...]:
    """The certificates (DER) in which trust begins."""
    return anchors_in(Path(settings.ENV.anchors))


def stamps() -> str:
    """The address of the time-stamping service."""
    return str(settings.ENV.time_stamps)
