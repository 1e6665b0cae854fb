"""The till of the stories: the demo gateway and the demo bank, each the process that it is, and who pays there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from django.conf import settings

from onedoor.connectors.vietqr.gateway import VietQr
from onedoor.connectors.vnpay.gateway import Vnpay
from onedoor.fees.operations import gateways
from tests.connectors.conftest import Server
from tests.connectors.merchant import Merchant
from tests.stories.portal.visitor import Visitor


@dataclass
class Till:
    """Both servers; what the gateway calls back lies at `merchant` until it is delivered."""

    gateway: Server
    bank: Server
    merchant: Merchant

    def misbehave(self, fault: str) -> None:
        """From now on the gateway does this wrong."""
        assert httpx.post(f"{self.gateway.url}/demo/fault", json={"fault": fault}).status_code == 200

    def pay(self, address: str, code: str = "00") -> str:
        """Somebody opens the gateway's page and ends the payment so; where the browser is led back to."""
        assert httpx.get(address).status_code == 200
        reference = httpx.URL(address).params["vnp_TxnRef"]
        done = httpx.post(f"{self.gateway.url}/paymentv2/pay", data={"reference": reference, "code": code})
        assert done.status_code == 303, done.text
        return done.headers["Location"]

    def transfer(self, payload: str, amount: int = 0) -> None:
        """Somebody scans the code in a banking app and sends the money."""
        told = {"payload": payload, "manner": "prefixed"} | ({"amount": str(amount)} if amount else {})
        assert "transaction" in httpx.post(f"{self.bank.url}/transfer", json=told).json()

    def deliver(self, reference: str, number: int = 1) -> list[str]:
        """What the gateway called back about the order reaches us; our answers."""
        calls = self.merchant.wait(reference, number)
        return [Visitor().client.get("/callbacks/vnpay", dict(call)).json()["RspCode"] for call in calls]


def opened(folder: Path, patch: pytest.MonkeyPatch, notify: str = "") -> Iterator[Till]:
    """Both servers are there, and the installation takes payments through them; `notify`: where callbacks go."""
    with Merchant() as merchant:
        gateway = Server("payment_gateway", folder / "gateway", "--notify", notify or merchant.url, "--again", "0.5")
        bank = Server("bank", folder / "bank")
        for server in (gateway, bank):
            server.folder.mkdir(exist_ok=True)
            server.start()
        try:
            with _offered(gateway, bank, patch):
                yield Till(gateway, bank, merchant)
        finally:
            gateway.stop()
            bank.stop()


@contextmanager
def _offered(gateway: Server, bank: Server, patch: pytest.MonkeyPatch) -> Iterator[None]:
    base = settings.ENV
    key = "known-to-the-demo-bank-only"
    pay, api = f"{gateway.url}/paymentv2/vpcpay.html", f"{gateway.url}/merchant_webapi/api/transaction"
    secret = "known-to-the-demo-gateway-only"
    told = replace(base, vnpay_pay_url=pay, vnpay_api_url=api, vnpay_secret=secret, bank_url=bank.url, bank_key=key)
    patch.setattr(settings, "ENV", told)
    vnpay, vietqr = Vnpay(), VietQr()
    patch.setattr(gateways, "configured", lambda: {way.manner: way for way in (vnpay, vietqr)})
    yield
    vnpay.close()
    vietqr.close()
