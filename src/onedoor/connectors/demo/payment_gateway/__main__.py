"""`python -m onedoor.connectors.demo.payment_gateway [--port N] [--data FOLDER] [--notify URL] [--bank URL] …`."""

import os
import sys
import threading
import time

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.given import further, given, payout_key
from onedoor.connectors.demo.payment_gateway.answers import Answers
from onedoor.connectors.demo.payment_gateway.asked import Gateway
from onedoor.connectors.demo.payment_gateway.kept import Kept
from onedoor.connectors.demo.payment_gateway.notifying import Notifying
from onedoor.connectors.demo.payment_gateway.paying import Paying
from onedoor.connectors.demo.payment_gateway.settling import Settling
from onedoor.connectors.demo.payment_gateway.words import FAULTS

_KNOWN_SECRET = "known-to-the-demo-gateway-only"  # noqa: S105  Protects nothing but the demo.


def main() -> None:
    """Serve until asked to stop."""
    told = given("payment_gateway", 5)
    merchant = os.environ.get("ONEDOOR_VNPAY_TMN_CODE") or "DEMODOOR"
    secret = os.environ.get("ONEDOOR_VNPAY_SECRET") or _KNOWN_SECRET
    kept = Kept(told.data)
    faults = Faults(kept.disk, FAULTS)
    notify = further("--notify", f"{told.public.rstrip('/')}/callbacks/vnpay")
    notifying = Notifying(kept, notify, float(further("--again", "300")))
    paying = Paying(kept, faults, notifying, merchant=merchant, secret=secret)
    bank = os.environ.get("ONEDOOR_BANK_URL") or f"http://127.0.0.1:{told.port + 1}"
    settling = Settling(
        kept, faults, merchant=merchant, bank=further("--bank", bank), key=payout_key(told.client_secret)
    )
    answers = Answers(kept, faults, merchant=merchant, secret=secret)
    server = Gateway(told.port, kept, faults, paying, answers, settling)
    notifying.start()
    threading.Thread(target=settling.watch, daemon=True).start()
    threading.Thread(target=_watch_the_time, args=(paying,), daemon=True).start()
    sys.stderr.write(f"payment gateway at http://127.0.0.1:{told.port}\n")
    server.serve_forever()


def _watch_the_time(paying: Paying) -> None:
    while True:
        paying.expire()
        time.sleep(1)


if __name__ == "__main__":
    main()
