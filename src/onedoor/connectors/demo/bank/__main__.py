"""`python -m onedoor.connectors.demo.bank [--port N] [--data FOLDER]`."""

import os
import sys

from onedoor.connectors.demo.bank.asked import Bank
from onedoor.connectors.demo.bank.kept import Kept
from onedoor.connectors.demo.bank.words import FAULTS
from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.given import given, payout_key

_KNOWN_KEY = "known-to-the-demo-bank-only"


def main() -> None:
    """Serve until asked to stop."""
    told = given("bank", 6)
    account = os.environ.get("ONEDOOR_BANK_ACCOUNT") or "0100100100"
    name = os.environ.get("ONEDOOR_BANK_ACCOUNT_NAME") or "KHO BAC THU NGHIEM"
    kept = Kept(told.data, account=account, name=name)
    key = os.environ.get("ONEDOOR_BANK_KEY") or _KNOWN_KEY
    server = Bank(
        told.port,
        kept,
        Faults(kept.disk, FAULTS),
        key=key,
        payout_key=payout_key(told.client_secret),
        bin=os.environ.get("ONEDOOR_BANK_BIN") or "999999",
    )
    sys.stderr.write(f"bank at http://127.0.0.1:{told.port}\n")
    server.serve_forever()


if __name__ == "__main__":
    main()
