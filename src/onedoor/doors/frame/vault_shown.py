"""An item of a vault as its pages show it: what it states, and who read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
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
    """One line of the journal, in words."""

    at: datetime
    who: str
    title: Text | None
    dossier: str
    purpose: str
    basis: str


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


def reading_shown(reading: Reading, by: Actor) -> Read:
    """Who read, why and on what ground, in words."""
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
