"""What a phone sends of a draft."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sending:
    """A page on its way from a phone. `base` is the imprint of how it stood for who typed; `tried` are the ids under
    which the phone may have sent it before."""

    id: UUID
    base: str
    tried: tuple[UUID, ...] = ()
