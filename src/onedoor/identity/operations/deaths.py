"""A registered death: sessions and mandates end with it, the vault is closed, and heirs come from a procedure only."""

from collections.abc import Iterable, Set
from datetime import date

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.operation import operation
from onedoor.base.sealing.ring import blind_indexes
from onedoor.base.text import fold
from onedoor.identity.models import Mandate, Person
from onedoor.identity.operations.people import named_person
from onedoor.identity.queries.numbers import carries
from onedoor.identity.terms import NUMBER, Ground, Scope


@operation
def register_death(number: str, *, name: str, died_on: date, basis: str, by: Actor) -> bool:
    """Who carries that number and that name has died; a number that goes with another name closes nothing.

    `basis` names the act that says so (`document:…`). Returned is whether somebody was closed.
    """
    known = Person.objects.select_for_update().filter(carries(number))
    if not number or any(fold(person.name) != fold(name) for person in known):
        return False
    named_person(basis, name=name, citizen_number=number, by=by)
    Person.objects.filter(carries(number)).update(died_on=died_on, death_basis=basis)
    for person in Person.objects.filter(carries(number)).values_list("id", flat=True):
        audit.record(by=by, verb="identity.register_death", subject=f"person:{person}", facts={"basis": basis})
    return True


@operation
def name_heirs(
    number: str, heirs: Iterable[tuple[str, str]], *, kinds: Set[str], until_on: date | None, basis: str, by: Actor
) -> int:
    """Each heir (number, name) sees the items of these kinds of who carried that number and died; returned is how many.

    Of somebody whose death is not registered nobody is an heir: then it is none.
    """
    dead = Person.objects.filter(carries(number), died_on__isnull=False)
    found, named = list(dead), [(agent, name) for agent, name in heirs if agent]
    for person in found:
        for agent, name in named:
            Mandate.objects.get_or_create(
                principal=person.id,
                agent=None,
                agent_index__in=blind_indexes(NUMBER, agent),
                ground=Ground.HEIR,
                basis=basis,
                defaults={
                    "agent_number": agent,
                    "principal_name": person.name,
                    "agent_name": name,
                    "scopes": [Scope.SEE],
                    "kinds": sorted(kinds),
                    "from_on": clock.today(),
                    "until_on": until_on,
                    "given_at": clock.now(),
                },
            )
        audit.record(
            by=by,
            verb="identity.name_heirs",
            subject=f"person:{person.id}",
            facts={"basis": basis, "heirs": len(named), "kinds": tuple(sorted(kinds))},
        )
    return len(named) if found else 0


@operation
def take_back(basis: str, *, by: Actor) -> None:
    """What that act said of a death or of heirs does not stand any more."""
    back = list(Person.objects.filter(died_on__isnull=False, death_basis=basis).values_list("id", flat=True))
    Person.objects.filter(id__in=back).update(died_on=None, death_basis="")
    ended = Mandate.objects.filter(ground=Ground.HEIR, basis=basis, ended_at=None).update(ended_at=clock.now())
    if back or ended:
        facts = {"people": len(back), "heirs": ended}
        audit.record(by=by, verb="identity.take_back", subject=f"basis:{basis}", facts=facts)
