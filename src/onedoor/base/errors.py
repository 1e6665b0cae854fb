"""How Onedoor says no, and how an outside system's failure is told."""

from collections.abc import Mapping

Fact = str | int | bool | None | tuple[str, ...]


class Refusal(Exception):
    """A lawful no: a stable `code` and typed facts. The door that asked turns it into words.

    Subclasses set `code` (dotted: `dossiers.not_yours`) and `status`, the HTTP status it most resembles
    (404 for what the actor may not know exists, 403 for what it may never do, 409 for a lost race or a wrong state,
    400 for a wrong input).
    """

    code = "base.refused"
    status = 400

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, Fact] = facts


class NotFound(Refusal):
    """Does not exist, or the actor may not know that it does."""

    code = "base.not_found"
    status = 404


class NotAllowed(Refusal):
    """The actor's role never may do this."""

    code = "base.not_allowed"
    status = 403


class NotReadable(Refusal):
    """The input holds characters that no text may hold (NUL, lone surrogates) or is not of the expected shape."""

    code = "base.not_readable"
    status = 400


class StoreUnavailable(Refusal):
    """Files can be neither kept nor read at present; nothing was acknowledged. Facts: none."""

    code = "base.store_unavailable"
    status = 503


class BytesChanged(Refusal):
    """A stored file is not what was kept, or is gone: it is not given out. Facts: none."""

    code = "base.bytes_changed"
    status = 500


class ConnectorError(Exception):
    """An outside system failed. `again` answers the one question that matters, whether trying again will help."""

    def __init__(self, message: str, *, again: bool) -> None:
        super().__init__(message)
        self.again = again
