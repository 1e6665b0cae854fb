"""How a text and facts become a message. Facts are put in, never read as text to be filled in themselves."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from onedoor.notices.terms import NAMES, Words

_NAME = re.compile(r"\{([^{}]*)\}")


def unknown_names(words: Words) -> frozenset[str]:
    """The names in `words` that no fact answers to, and stray braces."""
    used = set(_NAME.findall(words.title + "\n" + words.text))
    rest = _NAME.sub("", words.title + words.text)
    return frozenset(used - NAMES) | frozenset(brace for brace in "{}" if brace in rest)


def filled(words: Words, facts: Mapping[str, str]) -> Words:
    """`words` with the facts in their places; a line all of whose facts are empty is left out."""
    lines = [_filled_line(line, facts) for line in words.text.splitlines()]
    title = " ".join((_filled_line(words.title, facts) or "").split())
    return Words(title, "\n".join(line for line in lines if line is not None).strip())


def _filled_line(line: str, facts: Mapping[str, str]) -> str | None:
    names = _NAME.findall(line)
    if names and not any(facts.get(name) for name in names):
        return None
    return _NAME.sub(lambda found: facts.get(found[1], "") if found[1] in NAMES else found[0], line)


def moment_in_words(iso: str, zone: ZoneInfo, language: str) -> str:
    """A moment as a letter gives it: `16:30 ngày 30/11/2026`; what is no moment stays as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone)
    if language == "en":
        return f"{moment:%H:%M} on {moment.day} {moment:%B} {moment.year}"
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"
