"""How a message is worded: names are put in their places, and nothing in a fact is ever read as a template."""

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from onedoor.notices.errors import UnfitWording
from onedoor.notices.terms import Kind, Wording

MOST_TRIES = 12
_PLACE = re.compile(r"\{([a-z_]+)\}")
_LEGAL = "vi"
_MOMENTS = {"vi": "%H:%M ngày %d/%m/%Y", "en": "%H:%M on %d/%m/%Y"}


def check_kind(kind: Kind) -> None:
    """A kind names only the facts it declares, in each language. Raises UnfitWording."""
    if _LEGAL not in kind.wordings:
        raise UnfitWording(f"{kind.name}: no wording in {_LEGAL}")
    for language, wording in kind.wordings.items():
        unknown = set(_PLACE.findall(wording.subject + wording.text)) - set(kind.facts)
        if unknown:
            raise UnfitWording(
                f"{kind.name} ({language}) names {', '.join(sorted(unknown))}, which it does not declare"
            )


def worded(kind: Kind, facts: Mapping[str, str], language: str, zone: ZoneInfo) -> Wording:
    """Subject and text for these facts; Vietnamese where the language has no wording."""
    spoken = language if language in kind.wordings else _LEGAL
    given = {name: _told(facts.get(name, ""), sort, spoken, zone) for name, sort in kind.facts.items()}
    template = kind.wordings[spoken]
    lines = [line for line in template.text.split("\n") if all(given[name] for name in _PLACE.findall(line))]
    return Wording(
        _filled(template.subject, given)[:200], _without_gaps("\n".join(_filled(line, given) for line in lines))
    )


def _filled(text: str, given: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: given[place[1]], text)


def _told(fact: str, sort: str, language: str, zone: ZoneInfo) -> str:
    """A fact on one line, so that none can add a line, a header or a second message."""
    if sort == "moment" and fact:
        moment = datetime.fromisoformat(fact)
        return moment.astimezone(zone).strftime(_MOMENTS.get(language, _MOMENTS[_LEGAL]))
    return " ".join(fact.split())


def _without_gaps(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
