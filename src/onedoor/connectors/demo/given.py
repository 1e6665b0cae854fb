"""What a demo server is told when it starts: by its command line, or by the settings of the system around it."""

import argparse
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KNOWN_SECRET = "known-to-the-demo-provider-only"  # noqa: S105  Protects nothing but the demo.


@dataclass(frozen=True, slots=True)
class Given:
    """Where to listen, where to keep things, which pack, and which system is served."""

    port: int
    data: Path
    pack: Path
    public: str
    client_id: str
    client_secret: str


def given(name: str, nth: int, arguments: Sequence[str] | None = None) -> Given:
    """What the demo server `name` is told; its port is the system's own and `nth` more unless one is given."""
    own = int(os.environ.get("ONEDOOR_PORT", "8000"))
    data = Path(os.environ.get("ONEDOOR_DATA", ".data"))
    parser = argparse.ArgumentParser(prog=f"python -m onedoor.connectors.demo.{name}", allow_abbrev=False)
    parser.add_argument("--port", type=int, default=own + nth)
    parser.add_argument("--data", type=Path, default=data / "demo" / name)
    parser.add_argument("--pack", type=Path, default=Path(os.environ.get("ONEDOOR_PACK", "packs/vietnam")))
    told, _ = parser.parse_known_args(arguments)
    told.data.mkdir(parents=True, exist_ok=True)
    return Given(
        port=told.port,
        data=told.data.absolute(),
        pack=told.pack.absolute(),
        public=os.environ.get("ONEDOOR_PUBLIC_URL") or f"http://127.0.0.1:{own}",
        client_id=os.environ.get("ONEDOOR_OIDC_CLIENT_ID") or "onedoor",
        client_secret=os.environ.get("ONEDOOR_OIDC_CLIENT_SECRET") or KNOWN_SECRET,
    )


def further(name: str, default: str, arguments: Sequence[str] | None = None) -> str:
    """What one demo server alone may be told: the value after `name` (--notify …) on its command line."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument(name, dest="value", default=default)
    return str(parser.parse_known_args(arguments)[0].value)


def payout_key(secret: str) -> str:
    """The key with which the demo gateway pays out at the demo bank, made from the secret that both know."""
    return hashlib.sha256(f"payouts {secret}".encode()).hexdigest()


def register_key(client_secret: str) -> str:
    """The key with which the system asks the demo population register, made from the secret that both know."""
    return hashlib.sha256(f"population register {client_secret}".encode()).hexdigest()
