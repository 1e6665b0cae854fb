"""Where an answer or a paper came from, so that nobody was asked for it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Source:
    """Whence an answer is. `name`: claims, population, subject, vault, or a register; the rest is a vault item's.

    `on` is the day on which the item was kept, ISO; `confirmed` that the person saw the answer and let it stand.
    """

    name: str
    item: str = ""
    kind: str = ""
    title_vi: str = ""
    title_en: str = ""
    issuer_vi: str = ""
    issuer_en: str = ""
    on: str = ""

    def kept(self) -> dict[str, JsonValue]:
        """As a draft keeps it."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Self:
        """As it was kept."""
        return cls(**{name: value for name, value in kept.items() if name in cls.__slots__})
