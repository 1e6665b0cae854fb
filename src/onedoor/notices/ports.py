"""What notices need from outside."""

from typing import Protocol


class Channel(Protocol):
    """Something that carries a message to a person's address."""

    def send(self, address: str, subject: str, text: str, *, key: str) -> None:
        """The message is handed over. The same `key` is the same message, however often it is handed over.

        Raises ConnectorError; its `again` is false where the address itself is refused.
        """
        ...
