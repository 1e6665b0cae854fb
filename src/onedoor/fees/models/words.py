"""The words of an enumeration, as a constraint of the database lists them."""

from enum import StrEnum


def values(words: type[StrEnum]) -> list[str]:
    """Every word as plain text, so that a migration needs no code of ours."""
    return [word.value for word in words]
