"""The shape of a sentence: a title and what to do, in two languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, and what to do now. Braces name facts of the refusal."""

    title: str
    help: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The same in Vietnamese and English."""

    vi: Sentence
    en: Sentence


def both(vi: tuple[str, str], en: tuple[str, str]) -> Pair:
    """A pair from (title, help) in Vietnamese and in English."""
    return Pair(Sentence(*vi), Sentence(*en))
