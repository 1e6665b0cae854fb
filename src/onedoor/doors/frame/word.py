"""A word in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word in both languages and its colour."""

    vi: str
    en: str
    colour: str = "grey"

    def in_(self, language: str) -> str:
        return self.en if language.startswith("en") else self.vi
