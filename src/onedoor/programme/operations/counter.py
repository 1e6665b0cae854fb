"""Somebody comes to a counter with paper: it is taken in, or they are helped to file online, or they go away.

Nothing else begins a dossier from paper: what a measure forbids is refused here, whatever a page showed.
"""

from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock, identifiers
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.base.ids import new_id
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.dossiers import operations as dossiers
from onedoor.identity import operations as identity
from onedoor.programme.models import Arrival
from onedoor.programme.queries import counter
from onedoor.programme.queries.measures import forbids_paper
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import TAKES_PAPER, Measure, Outcome, PaperBrought


@operation
def take_in_paper(brought: PaperBrought, *, by: Actor) -> UUID:
    """The paper stays here, and an officer types it in: a draft of that person begins, of the channel "counter".

    Where a measure forbids paper, only with one of its exceptions and what happened. Returned is the arrival's id.
    Refuses: NotFound (not at a counter, not decided here), PaperNotTaken, PaperTaken, NoSuchException, NotReadable,
    NumberOfAnother.
    """
    found = forbids_paper(brought.procedure, at=clock.now(), seen_by=by)
    outcome = Outcome.EXCEPTION if brought.exception else Outcome.TAKEN
    note = clean(brought.note, max_length=2000)
    rules.check_outcome(found, outcome, brought.exception, note)
    number = identifiers.citizen_number(brought.number)
    person = identity.named_person("counter", name=clean(brought.name, max_length=200), citizen_number=number, by=by)
    arrival = new_id()
    acting = counter.acting(arrival, person, brought.procedure, by)
    draft = dossiers.start(brought.procedure, by=acting, agency=by.agency).id
    made = Arrival(
        id=arrival, procedure=brought.procedure, outcome=outcome, exception=brought.exception, note=note, draft=draft,
        person=person,
    )  # fmt: skip
    _keep(made, found, by)
    return arrival


@operation
def note_arrival(procedure: str, outcome: Outcome, *, by: Actor, note: str = "") -> UUID:
    """Somebody came with paper and was helped to file online, or went away; who it was is not kept.

    Refuses: NotFound (not at a counter, not decided here, an outcome that takes paper).
    """
    if outcome in TAKES_PAPER:
        raise NotFound
    found = forbids_paper(procedure, at=clock.now(), seen_by=by)
    made = Arrival(id=new_id(), procedure=procedure, outcome=outcome, note=clean(note, max_length=2000))
    _keep(made, found, by)
    return made.id


def _keep(made: Arrival, found: Measure | None, by: Actor) -> None:
    if by.id is None:
        raise NotFound
    made.agency, made.at, made.by = by.agency or "", clock.now(), by.id
    made.measure_id = found.id if found else None
    made.save(force_insert=True)
    facts = {"procedure": made.procedure, "outcome": made.outcome, "exception": made.exception}
    if found is not None:
        facts["measure"] = str(found.id)
    audit.record(by=by, verb="programme.arrival", subject=f"arrival:{made.id}", facts=facts, first=True)
