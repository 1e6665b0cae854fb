"""Paying the merchant out: once a day is over, what it came to goes to the account at the bank, in one sum."""

import sys
import time
from datetime import timedelta

import httpx

from onedoor.connectors.demo.faults import Faults
from onedoor.connectors.demo.payment_gateway.kept import Kept
from onedoor.connectors.demo.payment_gateway.protocol import now, stamp

_PATIENCE_S = 10.0
_AGAIN_S = 60.0
_FEE = 1_000


class Settling:
    """What is paid out bears the name of its batch: merchant and day. A bank that does not answer is asked again."""

    def __init__(self, kept: Kept, faults: Faults, *, merchant: str, bank: str, key: str) -> None:
        self.kept, self.faults, self.merchant, self.bank = kept, faults, merchant, bank.rstrip("/")
        self._client = httpx.Client(
            timeout=_PATIENCE_S, trust_env=False, headers={"Authorization": f"Bearer {key}"}, follow_redirects=False
        )

    def watch(self) -> None:
        """Pay out every day that is over, as long as the gateway runs."""
        while True:
            self.pay_out(stamp(now() - timedelta(days=1))[:8])
            time.sleep(_AGAIN_S)

    def pay_out(self, until: str) -> list[str]:
        """Pay out what is to be paid of the days up to that one (yyyyMMdd); the batches that are paid now."""
        return [f"{self.merchant}{day}" for day in self.kept.days_to_pay_out(until) if self._paid(day)]

    def _paid(self, day: str) -> bool:
        batch = self.kept.batch(day, _FEE if "payout_fee" in self.faults.of() else 0)
        if batch is None:
            return False
        name = f"{self.merchant}{day}"
        asked = {"key": f"PAYOUT{name}", "amount": batch["amount"], "purpose": f"VNPAY thanh toan {name}"}
        try:
            told = self._client.post(f"{self.bank}/api/payouts", json=asked).raise_for_status().json()
            number = str(told["transaction"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as failure:
            sys.stderr.write(f"batch {name} is not paid out yet: {type(failure).__name__}\n")
            return False
        self.kept.paid_out(day, number)
        return True
