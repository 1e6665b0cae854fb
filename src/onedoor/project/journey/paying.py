"""The journey of a payment, step by step: filed, paid at the gateway, seen on the dossier, agreed with the gateway."""

from dataclasses import dataclass
from pathlib import Path

from onedoor.project.journey import citizen, payer
from onedoor.project.journey.story import Journey
from onedoor.project.journey.visitor import Visitor


@dataclass
class PaymentJourney(Journey):
    """A paper that costs a fee, from sign-in to the downloaded receipt."""

    reference: str = ""

    def travel(self, out: Path) -> None:
        """The receipt lies in `out` then. Raises NotAsItShouldBe, also where gateway and dossier disagree."""
        with Visitor(self.base) as mai:
            with self._step("Mai signs in"):
                citizen.sign_in(mai, "mai", "/sign-in?next=/dossiers/")
            with self._step("Mai asks for a criminal record certificate"):
                tasks = payer.begin(mai)
                payer.fill_in(mai, tasks)
                self.code = citizen.submit(mai, tasks)
            self._pay(mai, out)

    def _pay(self, mai: Visitor, out: Path) -> None:
        with self._step("Mai pays at the gateway and is led back"):
            self.reference, gateway = payer.pay(mai, self.code)
        with self._step("The gateway's callback is believed"):
            address = payer.settled(mai, self.reference)
        with self._step("Mai downloads the receipt and checks it"):
            content = payer.receipt(mai, address)
        with self._step("Dossier and gateway say the same"):
            payer.agree(mai, gateway, self.code, self.reference)
        self.result = out / f"{self.code}-receipt.pdf"
        self.result.write_bytes(content)
