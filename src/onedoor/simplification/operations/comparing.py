"""Comparing what people handed in with what registers and vaults know, a sample at a time."""

from datetime import timedelta
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.base.jobs import defer
from onedoor.base.operation import operation
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms.handed import HandedIn
from onedoor.simplification.errors import ComparedAlready
from onedoor.simplification.models import Check
from onedoor.simplification.queries.looking import look_up
from onedoor.simplification.queries.sources import asked_in
from onedoor.simplification.terms.spared import Asked

SAMPLE = 100
"""Dossiers that one press of the button compares."""
WITHIN = timedelta(days=365)


@operation
def ask_comparison(procedure: str, *, by: Actor) -> None:
    """A sample of the newest dossiers of the actor's agency, and those below it, will be compared.

    Refuses: NotFound (not a leader; no such procedure).
    """
    check_leads(by)
    catalogue.current_version(procedure, clock.today())
    audit.record(by=by, verb="simplification.ask_comparison", subject=f"procedure:{procedure}")
    defer("simplification.compare", lock=f"compare:{procedure}", procedure=procedure, agency=by.agency or "")


def check_leads(by: Actor) -> None:
    """Whether the actor decides for an agency. Refuses: NotFound."""
    if not (by.is_officer and by.agency and by.has(Role.LEADER)):
        raise NotFound


def compare_sample(procedure: str, agency: str) -> int:
    """The newest dossiers of that agency not looked at yet are compared; returned is how many look-ups were made."""
    today = clock.today()
    seen_by = Actor(SYSTEM.quality, name=SYSTEM.name, agency=agency)
    known = set(Check.objects.filter(procedure=procedure).values_list("dossier", "part", "source"))
    made = done = 0
    for handed in dossiers.handed_in(procedure, today - WITHIN, today, seen_by=seen_by):
        asked = [one for one in asked_in(catalogue.version(handed.version).definition) if handed.by_hand(one.part)]
        new = [one for one in asked if (handed.code, one.part, one.source) not in known]
        if new and done < SAMPLE:
            made += compare_one(handed, tuple(new))
            done += 1
    return made


@operation
def compare_one(handed: HandedIn, asked: tuple[Asked, ...]) -> int:
    """What was handed in with one dossier is looked up where it may be known. A source that is down is left out."""
    view = dossiers.dossier(handed.code, seen_by=SYSTEM)
    definition, now, rows = catalogue.version(handed.version).definition, clock.now(), []
    for one in asked:
        try:
            known = look_up(one, handed, view, definition)
        except ConnectorError:
            continue
        same = known.same if known else None
        rows.append(
            Check(
                procedure=view.procedure, version_id=handed.version, part=one.part, source=one.source,
                dossier=handed.code, agency=handed.agency, looked_at=now, found=known is not None, same=same,
                issued=known is not None and known.issued,
                compared_at=now if same is not None else None,
            )
        )  # fmt: skip
    Check.objects.bulk_create(rows, ignore_conflicts=True)
    audit.record(
        by=SYSTEM, verb="simplification.compare", subject=f"dossier:{view.id}", facts={"look_ups": len(rows)}
    )  # fmt: skip
    return len(rows)


@operation
def settle_check(check_id: UUID, *, same: bool, by: Actor) -> str:
    """A person has laid the paper beside what the source knows; returned is the procedure.

    Refuses: NotFound, ComparedAlready.
    """
    check_leads(by)
    found = Check.objects.select_for_update().filter(id=check_id, agency=by.agency, found=True).first()
    if found is None:
        raise NotFound
    if found.same is not None:
        raise ComparedAlready
    found.same, found.compared_at, found.compared_by = same, clock.now(), by.id
    found.save(update_fields=["same", "compared_at", "compared_by"])
    audit.record(
        by=by, verb="simplification.settle_check", subject=f"check:{check_id}", facts={"same": same}
    )  # fmt: skip
    return found.procedure
