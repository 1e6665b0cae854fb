"""The contracts are asked of the demo servers, each a process of its own."""

from tests.connectors.conftest import mailbox, population_service

__all__ = ["mailbox", "population_service"]
