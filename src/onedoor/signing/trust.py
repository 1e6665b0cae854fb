"""Where trust begins: the certificates in a PEM file, or in the PEM files of a folder."""

import base64
import re
from pathlib import Path

_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


def anchors_in(place: Path) -> tuple[bytes, ...]:
    """The certificates there, as DER; none where there is nothing, so that nothing is trusted."""
    files = sorted(place.glob("*.pem")) if place.is_dir() else [place] if place.is_file() else []
    return tuple(
        base64.b64decode(found.group(1)) for file in files for found in _CERTIFICATE.finditer(file.read_bytes())
    )
