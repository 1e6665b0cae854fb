"""The contracts are asked of the demo servers, each a process of its own."""

from tests.connectors.conftest import bank, mailbox, merchant, payment_gateway, population_service
from tests.contracts.ways import way

__all__ = ["bank", "mailbox", "merchant", "payment_gateway", "population_service", "way"]
