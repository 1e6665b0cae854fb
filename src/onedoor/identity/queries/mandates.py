"""Who may act for whom. A mandate is read at each use: one that ended opens nothing any more."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.identity.models import Mandate, Organisation, Person
from onedoor.identity.queries.numbers import carries
from onedoor.identity.terms import Ground, MandateRow, OrganisationRecord, Principal, Scope


def _in_force(by: Actor) -> QuerySet[Mandate]:
    """The mandates of the actor that hold today; known by number are those of whom no act knew otherwise.

    Whoever died is acted for by heirs alone, and heirs act for nobody who lives.
    """
    if not by.is_citizen or by.id is None:
        return Mandate.objects.none()
    number = _number(by.id) if by.assurance >= 2 else ""
    known = Q(agent=by.id) | Q(carries(number, as_agent=True), agent=None)
    today = clock.today()
    died = Exists(Person.objects.filter(id=OuterRef("principal"), died_on__isnull=False))
    of_the_dead = Q(died, ground=Ground.HEIR) | (~Q(died) & ~Q(ground=Ground.HEIR))
    return Mandate.objects.filter(
        known, of_the_dead, Q(until_on=None) | Q(until_on__gte=today), ended_at=None, from_on__lte=today
    ).order_by("principal_name", "id")


def _number(person: UUID) -> str:
    found = Person.objects.filter(id=person).only("citizen_number").first()
    return found.citizen_number if found else ""


def principals(*, seen_by: Actor) -> tuple[Principal, ...]:
    """Everybody for whom the actor may act today: children, organisations, and those whose heir they are."""
    rows = list(_in_force(seen_by)[:100])
    codes = dict(Organisation.objects.filter(id__in=[row.principal for row in rows]).values_list("id", "tax_code"))
    return tuple(
        Principal(
            id=row.principal,
            name=row.principal_name,
            ground=Ground(row.ground),
            scopes=frozenset(Scope(scope) for scope in row.scopes),
            until_on=row.until_on,
            mandate=row.id,
            tax_code=codes.get(row.principal, ""),
            kinds=frozenset(row.kinds),
        )
        for row in rows
    )


def may_act_for(principal: UUID, scope: Scope, *, by: Actor) -> bool:
    """Whether the actor is that person or organisation, or holds a mandate of theirs in that scope today."""
    if by.is_citizen and by.id == principal:
        return True
    return _in_force(by).filter(principal=principal, scopes__contains=[scope]).exists()


def kinds_seen(principal: UUID, *, by: Actor) -> frozenset[str] | None:
    """The kinds of items of the principal that the actor may see; None: all. For who may see any of them."""
    if by.is_citizen and by.id == principal:
        return None
    seen: set[str] = set()
    for kinds in (
        _in_force(by).filter(principal=principal, scopes__contains=[Scope.SEE]).values_list("kinds", flat=True)
    ):
        if not kinds:
            return None
        seen.update(kinds)
    return frozenset(seen)


def died(party: UUID) -> bool:
    """Whether that person's death is registered."""
    return Person.objects.filter(id=party, died_on__isnull=False).exists()


def mandates(principal: UUID, *, seen_by: Actor) -> tuple[MandateRow, ...]:
    """Everybody who may or might act for that person or organisation, the newest first. Refuses: NotFound."""
    if not may_act_for(principal, Scope.SHARE, by=seen_by):
        raise NotFound
    rows = Mandate.objects.filter(principal=principal).order_by("-given_at")[:100]
    return tuple(
        MandateRow(
            id=row.id,
            principal=row.principal,
            principal_name=row.principal_name,
            agent_name=row.agent_name,
            ground=Ground(row.ground),
            scopes=frozenset(Scope(scope) for scope in row.scopes),
            from_on=row.from_on,
            until_on=row.until_on,
            basis=row.basis,
            ended_at=row.ended_at,
        )
        for row in rows
    )


def organisation_of(party: UUID | None) -> OrganisationRecord | None:
    """The organisation of that id; None where it is a person, or nobody."""
    row = Organisation.objects.filter(id=party).first() if party is not None else None
    return OrganisationRecord(row.tax_code, row.name) if row is not None else None


def organisation(tax_code: str) -> UUID | None:
    """The organisation of that tax code, where one is known."""
    return Organisation.objects.filter(tax_code=tax_code).values_list("id", flat=True).first()
