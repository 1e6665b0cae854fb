"""Where a person can be told about a journey of theirs."""

from dataclasses import dataclass
from uuid import UUID

from onedoor.catalogue.terms import Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Whose draft it is, and where they left word: an e-mail address, or nothing, and then only the portal tells them.

    `others` are all their drafts, this one too.
    """

    draft: UUID
    owner: UUID
    service: Text
    email: str
    language: str
    others: tuple[UUID, ...]
