"""Acting for somebody else: parents for their children, representatives for an organisation, heirs by procedure."""

from collections.abc import Iterable, Set
from datetime import date
from uuid import UUID

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Quality
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.operation import operation
from onedoor.base.sealing.ring import blind_indexes
from onedoor.identity import queries
from onedoor.identity.errors import NotByMandate
from onedoor.identity.models import Mandate, Organisation
from onedoor.identity.queries.mandates import may_act_for
from onedoor.identity.terms import BY_REGISTER, NUMBER, Ground, OrganisationRecord, Scope

FULL_AGE = 18
EVERYTHING = frozenset(Scope)


def comes_of_age(born: str) -> date | None:
    """The last day before somebody's 18th birthday; None where only the year, or nothing, is known.

    Civil Code 91/2015/QH13, Art. 20 (of full age at 18) and 136 (parents represent their minor children).
    """
    if len(born) != 10:
        return None
    year, month, day = (int(part) for part in born.split("-"))
    last_of_february = (month, day) == (2, 29)
    return date.fromordinal(date(year + FULL_AGE, month, 28 if last_of_february else day).toordinal() - 1)


@operation
def name_parents(
    child: UUID, *, name: str, born: str, parents: Iterable[tuple[UUID | None, str, str]], basis: str, by: Actor
) -> None:
    """Each parent (id where they have signed in, citizen number, name) may act for the child until it is of age.

    `basis` names the act that says so (`dossier:…`). Done twice, it is done once.
    """
    for agent, number, agent_name in parents:
        if agent is None and not number:
            continue
        Mandate.objects.get_or_create(
            principal=child,
            agent=agent,
            agent_index__in=blind_indexes(NUMBER, number) if number else ("",),
            ground=Ground.PARENT,
            defaults={
                "agent_number": number,
                "principal_name": name,
                "agent_name": agent_name,
                "scopes": sorted(EVERYTHING),
                "from_on": clock.today(),
                "until_on": comes_of_age(born),
                "basis": basis,
                "given_at": clock.now(),
            },
        )
    audit.record(by=by, verb="identity.name_parents", subject=f"person:{child}", facts={"basis": basis})


@operation
def register_organisation(tax_code: str, name: str, *, representative: UUID, agent_name: str, by: Actor) -> UUID:
    """The organisation is known, and its legal representative may act for it in everything.

    Refuses: NotFound (only an agency or a procedure says who represents an organisation).
    """
    if by.quality not in (Quality.OFFICER, Quality.SYSTEM):
        raise NotFound
    found, _ = Organisation.objects.update_or_create(tax_code=tax_code, defaults={"name": name})
    Mandate.objects.get_or_create(
        principal=found.id,
        agent=representative,
        ground=Ground.REPRESENTATIVE,
        ended_at=None,
        defaults={
            "principal_name": name,
            "agent_name": agent_name,
            "scopes": sorted(EVERYTHING),
            "from_on": clock.today(),
            "basis": _basis(tax_code),
            "given_at": clock.now(),
        },
    )
    audit.record(by=by, verb="identity.register_organisation", subject=f"organisation:{found.id}")
    return found.id


def take_organisations(*, by: Actor) -> int:
    """The organisations that the business register says the actor represents by law are theirs to act for, no others.

    What it no longer says ends. Returned is how many it named. Refuses: NotAllowed (the sign-in vouches for no number).
    Raises ConnectorError while the register does not answer; then nothing changes.
    """
    person = queries.person(by.id, seen_by=by) if by.is_citizen and by.id is not None else None
    if person is None or not person.citizen_number or by.assurance < 2:
        raise NotAllowed
    named = queries.represented_by(person.citizen_number, by=by, purpose="represent_organisation")
    _settle_organisations(named, person.id, person.name, by)
    return len(named)


@operation
def _settle_organisations(named: Iterable[OrganisationRecord], person: UUID, name: str, by: Actor) -> None:
    bases = set()
    for one in named:
        register_organisation(one.tax_code, one.name, representative=person, agent_name=name, by=SYSTEM)
        bases.add(_basis(one.tax_code))
    gone = Mandate.objects.filter(agent=person, ended_at=None, basis__startswith=_basis("")).exclude(basis__in=bases)
    ended = gone.update(ended_at=clock.now())
    facts = {"named": len(bases), "ended": ended}
    audit.record(by=by, verb="identity.take_organisations", subject=f"person:{person}", facts=facts)


def _basis(tax_code: str) -> str:
    return f"{BY_REGISTER}{tax_code}"


@operation
def give_mandate(
    principal: UUID,
    *,
    principal_name: str,
    agent_number: str,
    agent_name: str,
    scopes: Set[Scope],
    until_on: date | None,
    by: Actor,
    ground: Ground = Ground.REPRESENTATIVE,
    basis: str = "",
) -> UUID:
    """Who carries that number may act for the principal, in these scopes, until that day.

    Parents and heirs come from a procedure: only the system names them, with the dossier as the basis.
    Refuses: NotFound (not the actor's to give), NotByMandate.
    """
    by_procedure = by.quality is Quality.SYSTEM and basis.startswith("dossier:")
    if ground is not Ground.REPRESENTATIVE and not by_procedure:
        raise NotByMandate(ground=ground.value)
    if not by_procedure and not may_act_for(principal, Scope.SHARE, by=by):
        raise NotFound
    row = Mandate.objects.create(
        principal=principal,
        principal_name=principal_name,
        agent_number=agent_number,
        agent_name=agent_name,
        ground=ground,
        scopes=sorted(scopes),
        from_on=clock.today(),
        until_on=until_on,
        basis=basis or f"given:{by.id}",
        given_by=by.id,
        given_at=clock.now(),
    )
    audit.record(
        by=by,
        verb="identity.give_mandate",
        subject=f"principal:{principal}",
        facts={"mandate": str(row.id), "ground": ground.value, "scopes": tuple(sorted(scopes))},
    )
    return row.id


@operation
def end_mandate(mandate_id: UUID, *, by: Actor) -> UUID:
    """The mandate opens nothing any more, from this moment; returned is whose it was.

    Refuses: NotFound, NotByMandate (a parent's stays, and what the business register says).
    """
    row = Mandate.objects.select_for_update().filter(id=mandate_id, ended_at=None).first()
    if row is None or not may_act_for(row.principal, Scope.SHARE, by=by):
        raise NotFound
    if row.ground != Ground.REPRESENTATIVE or row.basis.startswith(BY_REGISTER):
        raise NotByMandate(ground=row.ground)
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at"])
    audit.record(
        by=by, verb="identity.end_mandate", subject=f"principal:{row.principal}", facts={"mandate": str(row.id)}
    )
    return row.principal
