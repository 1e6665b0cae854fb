"""A fact and how sure it is: every statement of a definition says where it was read."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Cel = Annotated[str, StringConstraints(min_length=1, max_length=600)]


class Part(BaseModel):
    """Any block of a definition: frozen, and closed against unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mark(StrEnum):
    """How a fact is known."""

    FOUND = "found"
    MEMORY = "memory"
    INFERRED = "inferred"


class Channel(StrEnum):
    """The way a dossier comes in (KenhThucHien: 1 direct, 2 online, 3 public post)."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class Text(Part):
    """One text in the languages of the country; `vi` is the legal one."""

    vi: Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
    en: Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]

    def in_(self, language: str) -> str:
        """The text in `language` (`vi`, `en-GB` …); Vietnamese where that language is missing."""
        return self.en if language.startswith("en") else self.vi


class Marked(Part):
    """A block that states a fact of law or practice: it says how sure it is, and where it was read."""

    mark: Mark = Field(
        description="found: read in a source; memory: unverified; inferred: worked out from found facts."
    )
    source: Line = Field(
        description="Where it was read: a law and article, or a code of the national database (NDB …)."
    )
