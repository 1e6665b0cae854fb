"""An item of a vault as its pages show it: what it states, and who read it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, Text
from onedoor.doors.frame.vault_words import PURPOSES
from onedoor.vault import queries
from onedoor.vault.terms import ItemView, Reading

_WHOLE_PERSON = ("name", "citizen_number", "born", "sex", "ethnicity", "nationality", "residence")


@dataclass(frozen=True, slots=True)
class Read:
    """One line of the journal, in words: the last of `times` alike on one day."""

    at: datetime
    who: str
    title: Text | None
    dossier: str
    purpose: str
    basis: str
    times: int = 1


def facts_shown(view: ItemView) -> tuple[tuple[str, str], ...]:
    """Label and text of everything that the item states, in the language of the page."""
    kind, language = queries.kinds().get(view.row.kind), get_language() or "vi"
    lines: list[tuple[str, str]] = []
    for fact in kind.states if kind else ():
        if fact.id in ("name", "born") and "person" in view.facts:
            continue
        field = Field(id=fact.id, type=fact.type, label=fact.label, parts=_WHOLE_PERSON)
        lines += rules.display(field, view.facts.get(fact.id), language, area_name=agencies.area_name)
    return tuple(lines)


def readings_shown(readings: Sequence[Reading], by: Actor) -> list[Read]:
    """Who read, why and on what ground, the newest first; what is alike and of one day is one line with its number."""
    lines: list[Read] = []
    for reading in readings:
        read = _shown(reading, by)
        last = lines[-1] if lines else None
        alike = last and replace(last, at=read.at, times=1) == read and clock.day_of(last.at) == clock.day_of(read.at)
        if last and alike:
            lines[-1] = replace(last, times=last.times + 1)
        else:
            lines.append(read)
    return lines


def _shown(reading: Reading, by: Actor) -> Read:
    known = PURPOSES.get(reading.purpose)
    return Read(
        at=reading.at,
        who=_who(reading, by),
        title=reading.title,
        dossier=reading.dossier,
        purpose=known.in_(get_language() or "vi") if known else reading.purpose,
        basis=reading.basis,
    )


def _who(reading: Reading, by: Actor) -> str:
    if reading.agency:
        try:
            return agencies.agency(reading.agency).name(get_language() or "vi")
        except NotFound:
            return reading.agency
    if reading.reader is not None and reading.reader == by.id:
        return _("Bạn")
    if reading.quality == Quality.CITIZEN:
        return _("Một người đại diện")
    return _("Người mở liên kết") if reading.quality == Quality.ANONYMOUS else _("Hệ thống")
