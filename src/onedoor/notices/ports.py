"""What notices need from outside: a way to people."""

from typing import Protocol


class Channel(Protocol):
    """Carries a message to an address."""

    def send(self, address: str, subject: str, text: str, *, reference: str) -> None:
        """The message has been taken over by who delivers it.

        The same `reference` is the same message: a receiver may drop the second one. Raises ConnectorError.
        """
        ...
