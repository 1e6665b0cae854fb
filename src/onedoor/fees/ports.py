"""What fees need from outside: gateways that collect money, and the statements of those who hold it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from onedoor.fees.terms import (
    Asked,
    CallbackAnswer,
    GatewayFact,
    Handover,
    Manner,
    RefundAsked,
    RefundFact,
    Statement,
    Verdict,
)


class Gateway(Protocol):
    """A way to pay online. Nothing here writes to our database, and every answer is verified before it is returned."""

    manner: Manner
    amounts: range
    """What it takes at once, in đồng."""

    def begin(self, asked: Asked) -> Handover:
        """Where the person goes on. Makes no request where the protocol needs none.

        Raises ConnectorError: no money can have moved.
        """
        ...

    def read_callback(self, parameters: Sequence[tuple[str, str]]) -> GatewayFact:
        """The fact that a callback states. `parameters` are as received: decoded, in order, repetitions kept.

        Raises Forged: whatever is not the gateway's own word about our merchant account.
        """
        ...

    def answer_callback(self, verdict: Verdict) -> CallbackAnswer:
        """What the gateway wants to be told."""
        ...

    def ask(self, reference: str, ordered_at: datetime) -> GatewayFact:
        """What became of the order, as the gateway knows it now. Raises ConnectorError."""
        ...

    def refund(self, refund: RefundAsked) -> RefundFact:
        """The money is on its way back, or the gateway says why not. The same key never pays twice.

        Raises ConnectorError: not known whether it was heard; ask again with the same key.
        """
        ...

    def statement(self, day: date) -> Statement:
        """What moved on that day, as the gateway's or bank's statement says. Raises ConnectorError, NotAStatement."""
        ...


class Statements(Protocol):
    """The files in which a gateway or bank hands over its statements."""

    manner: Manner

    def read(self, content: bytes, *, name: str) -> Statement:
        """The statement in that file. Refuses: NotAStatement, naming line and reason."""
        ...


Gateways = Mapping[Manner, Gateway]
