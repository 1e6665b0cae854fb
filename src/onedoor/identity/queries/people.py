"""What one may ask about people and officers. Roles are read at each use: an ended appointment ends access at once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from onedoor.audit import operations as audit
from onedoor.base import clock, rows
from onedoor.base.actor import Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.base.text import fold
from onedoor.identity import models
from onedoor.identity.ports import BusinessRegister, PopulationRegister
from onedoor.identity.queries.numbers import carries
from onedoor.identity.terms import (
    Holder,
    KnownAs,
    NamedPerson,
    Officer,
    OrganisationRecord,
    Party,
    Person,
    PopulationRecord,
)


def _in_force() -> Q:
    today = clock.today()
    return Q(active_from__lte=today) & (Q(active_to=None) | Q(active_to__gte=today))


def appointments(issuer: str, subject: str) -> QuerySet[models.Officer]:
    """Appointments of that subject in force today, newest first."""
    return models.Officer.objects.filter(_in_force(), issuer=issuer, subject=subject).order_by("-active_from")


def actor(party: str, party_id: UUID, *, request_id: str = "") -> Actor | None:
    """Who acts, for the party kept in a session; None where that person may not act any more.

    Every request asks this: the statements stand ready-made.
    """
    if party == Party.OFFICER:
        return _officer(party_id, request_id)
    if party == Party.CITIZEN:
        return _citizen(party_id, request_id)
    return None


def _officer(officer_id: UUID, request_id: str) -> Actor | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, agency, unit, roles FROM identity_officer o"
            " WHERE id = %s AND active_from <= %s AND (active_to IS NULL OR active_to >= %s) AND NOT EXISTS (SELECT 1"
            " FROM identity_person p WHERE p.issuer = o.issuer AND p.subject = o.subject AND p.died_on IS NOT NULL)",
            [officer_id, clock.today(), clock.today()],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    name, agency, unit, roles = row
    held = frozenset(Role(role) for role in roles)
    return Actor(Quality.OFFICER, officer_id, name, agency, unit, held, request_id=request_id)


def _citizen(person_id: UUID, request_id: str) -> Actor | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, assurance FROM identity_person WHERE id = %s AND died_on IS NULL", [person_id])
        row = cursor.fetchone()
    if row is None:
        return None
    return Actor(Quality.CITIZEN, person_id, row[0], assurance=row[1], request_id=request_id)


def person(person_id: UUID, *, seen_by: Actor) -> Person:
    """A person, for themselves, for the machine that files in their name, and for the system. Refuses: NotFound."""
    row = rows.row(models.Person, id=person_id)
    allowed = seen_by.id == person_id or seen_by.quality in (Quality.MACHINE, Quality.SYSTEM)
    if row is None or not allowed:
        raise NotFound
    return Person(
        id=row.id,
        name=row.name,
        citizen_number=row.citizen_number,
        born=row.born,
        sex=row.sex,
        phone=row.phone,
        email=row.email,
        residence_commune=row.residence_commune,
        residence_detail=row.residence_detail,
        assurance=row.assurance,
        nationality=row.nationality,
        ethnicity=row.ethnicity,
    )


def named(party: UUID, *, seen_by: Actor) -> tuple[str, str]:
    """What a person or organisation is called, and their number or tax code; for the system. Refuses: NotFound."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    person = models.Person.objects.filter(id=party).first()
    if person is not None:
        return person.name, person.citizen_number
    organisation = models.Organisation.objects.filter(id=party).first()
    if organisation is None:
        raise NotFound
    return organisation.name, organisation.tax_code


def known_as(by: Actor) -> KnownAs:
    """By what a trust service knows the actor, who asks for themselves. Refuses: NotFound."""
    if by.id is None:
        raise NotFound
    officer = models.Officer.objects.filter(id=by.id).values("issuer", "subject").first()
    row = officer or models.Person.objects.filter(id=by.id).values("issuer", "subject").first()
    if row is None:
        raise NotFound
    person = models.Person.objects.filter(issuer=row["issuer"], subject=row["subject"]).first()
    return KnownAs(row["subject"], person.citizen_number if person else "")


def person_named(citizen_number: str, name: str) -> NamedPerson | None:
    """Who is known here by that number and that name, so that they can be told something.

    Never shown to whoever gave number and name: it would tell them who is known.
    """
    if not citizen_number:
        return None
    known = models.Person.objects.filter(carries(citizen_number), assurance__gte=2)
    row = known.exclude(issuer__startswith="machine:").order_by("-signed_in_at").first()
    if row is None or fold(row.name) != fold(name):
        return None
    return NamedPerson(row.id, row.subject, row.name)


def carriers(number: str, *, seen_by: Actor) -> tuple[UUID, ...]:
    """The people who carry that citizen number, for an officer who looks for their dossiers."""
    if not (seen_by.is_officer or seen_by.quality is Quality.SYSTEM):
        return ()
    found = models.Person.objects.filter(carries(number))
    return tuple(found.values_list("id", flat=True)[:50])


def units_of_officers(*, seen_by: Actor) -> Mapping[UUID, UUID]:
    """The unit of everybody who is or was appointed at one. Refuses: NotFound (not the system)."""
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    appointed = models.Officer.objects.exclude(unit=None)
    return {one.id: one.unit for one in appointed.only("unit") if one.unit is not None}


def officers(agency: str, *, seen_by: Actor) -> tuple[Officer, ...]:
    """Colleagues of the actor at that agency, by name. Refuses: NotFound (another agency)."""
    if not (seen_by.is_officer and seen_by.agency == agency) and seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    rows = models.Officer.objects.filter(_in_force(), agency=agency).order_by("name")
    return tuple(
        Officer(
            id=row.id,
            name=row.name,
            agency=row.agency,
            unit=row.unit,
            roles=frozenset(Role(role) for role in row.roles),
            active_from=row.active_from,
            active_to=row.active_to,
        )
        for row in rows
    )


def holders(role: Role, *, seen_by: Actor) -> tuple[Holder, ...]:
    """Everybody who holds that role today, once, with every agency at which they hold a post; for the system.

    Refuses: NotFound.
    """
    if seen_by.quality is not Quality.SYSTEM:
        raise NotFound
    newest: dict[tuple[str, str], models.Officer] = {}
    agencies: dict[tuple[str, str], set[str]] = {}
    for row in models.Officer.objects.filter(_in_force()).order_by("active_from", "id"):
        agencies.setdefault((row.issuer, row.subject), set()).add(row.agency)
        newest[row.issuer, row.subject] = row
    return tuple(
        Holder(row.id, row.name, tuple(sorted(agencies[who])))
        for who, row in sorted(newest.items(), key=lambda each: each[1].name)
        if role in row.roles
    )


@lru_cache(maxsize=4)
def _register(dotted: str) -> PopulationRegister:
    return cast("PopulationRegister", import_string(dotted)())


def population_record(citizen_number: str, *, by: Actor, purpose: str) -> PopulationRecord | None:
    """What the population register knows of a number; each query is written down with who asked and why.

    Raises ConnectorError when the register does not answer.
    """
    audit.look(by=by, subject="register:population", what="person", reason=purpose)
    return _register(settings.ENV.population_register).person(citizen_number, purpose=purpose)


@lru_cache(maxsize=4)
def _business_register(dotted: str) -> BusinessRegister:
    return cast("BusinessRegister", import_string(dotted)())


def represented_by(citizen_number: str, *, by: Actor, purpose: str) -> tuple[OrganisationRecord, ...]:
    """The organisations whose legal representative carries that number; each query is written down.

    Raises ConnectorError when the business register does not answer.
    """
    audit.look(by=by, subject="register:business", what="person", reason=purpose)
    return _business_register(settings.ENV.registers).organisations(citizen_number, purpose=purpose)
