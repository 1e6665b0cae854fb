"""What signing needs from outside: somebody who keeps people's keys and signs digests when they say so."""

from collections.abc import Sequence
from typing import Protocol

from onedoor.signing.terms import Activation, Asked, Credential, Reply


class RemoteSigner(Protocol):
    """A trust service. It sees digests, never papers."""

    def credentials(self, holder: str) -> tuple[Credential, ...]:
        """The usable certificates of that holder. Raises ConnectorError."""
        ...

    def ask(self, credential: Credential, digests: Sequence[bytes], *, told: str) -> Asked:
        """The person is asked, on their own device, to let exactly these SHA-256 digests be signed.

        Raises ConnectorError: whether they were asked is not known; asking again asks them again.
        """
        ...

    def reply(self, handle: str) -> Reply:
        """What the person did. Raises ConnectorError."""
        ...

    def sign(self, credential: Credential, digests: Sequence[bytes], activation: Activation) -> tuple[bytes, ...]:
        """A signature for each digest, in order. An activation serves once.

        Raises ConnectorError: the activation may be spent; the person must be asked again.
        """
        ...
