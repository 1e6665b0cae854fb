"""`python -m onedoor.connectors.demo.trust_service [--port N] [--data FOLDER] [--pack FOLDER] [--notify URL]`."""

import os
import sys

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.given import further, given
from onedoor.connectors.demo.trust_service.asked import TrustService
from onedoor.connectors.demo.trust_service.authority import Authority
from onedoor.connectors.demo.trust_service.csc import Csc
from onedoor.connectors.demo.trust_service.kept import Kept
from onedoor.connectors.demo.trust_service.notifying import Notifying
from onedoor.connectors.demo.trust_service.words import FAULTS

_KNOWN_SECRET = "known-to-the-demo-service-only"  # noqa: S105  Protects nothing but the demo: a service started by hand has no data folder to keep one in.


def main() -> None:
    """Serve until asked to stop."""
    told = given("trust_service", 7)
    kept = Kept(told.data)
    faults = Faults(kept.disk, FAULTS)
    authority = Authority(told.data, f"http://127.0.0.1:{told.port}")
    client = os.environ.get("ONEDOOR_CSC_CLIENT_ID") or "onedoor"
    secret = os.environ.get("ONEDOOR_CSC_CLIENT_SECRET") or _KNOWN_SECRET
    csc = Csc(kept, faults, authority, told.pack, client, secret)
    notifying = Notifying(further("--notify", f"{told.public.rstrip('/')}/callbacks/signing"))
    server = TrustService(told.port, kept, faults, authority, csc, notifying)
    sys.stderr.write(f"trust service at http://127.0.0.1:{told.port}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
