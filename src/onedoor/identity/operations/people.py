"""Signing in, being named by an act of ours, and appointing."""

from collections.abc import Mapping, Set
from datetime import date
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import Q

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.operation import operation
from onedoor.base.sealing.ring import blind_index, blind_indexes
from onedoor.base.text import clean, fold
from onedoor.identity import queries, signals
from onedoor.identity.errors import AccountClosed, ClaimsUnfit, NotAppointed, NumberOfAnother
from onedoor.identity.models import Mandate, Officer, Person
from onedoor.identity.queries.numbers import carries
from onedoor.identity.terms import MACHINE, NUMBER, OURS, Party
from onedoor.notices import operations as notices

Claims = Mapping[str, object]
_TEXTS = {
    "name": 200,
    "citizen_number": 12,
    "birthdate": 10,
    "gender": 10,
    "phone_number": 20,
    "email": 254,
    "nationality": 60,
    "ethnicity": 60,
}
_UNIT_OF_ROLE = {Role.RECEIVER: "one_stop", Role.CLERK: "one_stop", Role.HANDLER: "handling", Role.LEADER: "leaders"}


def _told(claims: Claims, claim: str, limit: int) -> str:
    value = claims.get(claim)
    return clean(value, max_length=1000)[:limit] if isinstance(value, str) else ""


@operation
def sign_in(issuer: str, subject: str, claims: Claims, *, as_officer: bool = False) -> tuple[Party, UUID]:
    """The person is known by what the provider vouches for; returned is the party to keep in the session.

    Refuses: ClaimsUnfit (no name), AccountClosed (a death is registered),
    NotAppointed (asked in as an officer without an appointment today).
    """
    told = {claim: _told(claims, claim, limit) for claim, limit in _TEXTS.items()}
    if not told["name"] or not subject:
        raise ClaimsUnfit(claim="name" if subject else "sub")
    address = claims.get("address")
    home = address if isinstance(address, Mapping) else {}
    acr = claims.get("acr")
    vouched = told["citizen_number"] if acr in ("2", "3", "4") else ""
    known_by = _let_in(issuer[:200], subject[:200], told["citizen_number"], vouched)
    person, _ = Person.objects.update_or_create(
        issuer=issuer[:200],
        subject=known_by,
        defaults={
            "name": told["name"],
            "citizen_number": told["citizen_number"],
            "born": told["birthdate"],
            "sex": told["gender"],
            "phone": told["phone_number"],
            "email": told["email"],
            "nationality": told["nationality"],
            "ethnicity": told["ethnicity"],
            "residence_commune": _told(home, "commune", 10),
            "residence_detail": _told(home, "street_address", 300),
            "assurance": int(acr) if isinstance(acr, str) and acr in set("0123456789") else 1,
            "signed_in_at": clock.now(),
        },
    )
    if vouched:
        _join_machines(person)
    party, party_id = Party.CITIZEN, person.id
    if as_officer:
        officer = queries.appointments(issuer, subject).first()
        if officer is None:
            raise NotAppointed
        party, party_id = Party.OFFICER, officer.id
    actor = queries.actor(party, party_id) or SYSTEM
    audit.record(by=actor, verb="identity.sign_in", subject=f"person:{person.id}", facts={"party": party.value})
    return party, party_id


def _let_in(issuer: str, subject: str, number: str, vouched: str) -> str:
    """By what the person is known, who lives and is joined with whom an act of ours named. Refuses: AccountClosed."""
    known_by = _subject(issuer, subject, number)
    _check_open(issuer, known_by, vouched)
    _join(issuer, known_by, vouched)
    return known_by


def _check_open(issuer: str, subject: str, number: str) -> None:
    who = Q(issuer=issuer, subject=subject) | carries(number)
    if Person.objects.filter(who, died_on__isnull=False).exists():
        raise AccountClosed


def _subject(issuer: str, subject: str, number: str) -> str:
    """By what a person of that issuer is known: where it is the number itself, by the blind index of it."""
    if not number or subject != number:
        return subject
    indexes = blind_indexes(NUMBER, number)
    known = Person.objects.filter(issuer=issuer, subject__in=indexes).values_list("subject", flat=True)
    return known.first() or indexes[0]


def _join(issuer: str, subject: str, number: str) -> None:
    """Whom an act of ours named by this number before, and who now signs in for the first time, is one person."""
    if number and not Person.objects.filter(issuer=issuer, subject=subject).exists():
        Person.objects.filter(carries(number), issuer=OURS).update(issuer=issuer, subject=subject)


def _join_machines(person: Person) -> None:
    """What machine clients filed for who carries this number and this name is theirs; another's never is."""
    if not person.citizen_number or person.issuer.startswith(MACHINE):
        return
    named = Person.objects.filter(carries(person.citizen_number), issuer__startswith=MACHINE)
    former = tuple(one.id for one in named if fold(one.name) == fold(person.name))
    if former:
        Mandate.objects.filter(agent__in=former).update(agent=person.id)
        notices.hand_over(former, person.id)
        signals.joined.send(sender=None, person=person.id, former=former)


@operation
def named_person(
    basis: str, *, name: str, by: Actor, born: str = "", sex: str = "", citizen_number: str = "", nationality: str = ""
) -> UUID:
    """Somebody whom an act of ours names is known: who has that number already, or who `basis` named before.

    At the first sign-in with that number at a provider (assurance 2 or more) it becomes that sign-in's person.
    Refuses: NumberOfAnother.
    """
    if citizen_number:
        known = Person.objects.filter(carries(citizen_number)).exclude(issuer__startswith=MACHINE)
        found = known.order_by("signed_in_at").values("id", "name").first()
        if found is not None and fold(found["name"]) != fold(name):
            raise NumberOfAnother
        if found is not None:
            return UUID(str(found["id"]))
    told = {"name": name, "born": born, "sex": sex, "citizen_number": citizen_number, "nationality": nationality}
    subject = f"number:{blind_index(NUMBER, citizen_number)}" if citizen_number else basis[:200]
    person, made = Person.objects.get_or_create(issuer=OURS, subject=subject, defaults={**told, "assurance": 0})
    if made:
        audit.record(by=by, verb="identity.named_person", subject=f"person:{person.id}", facts={"basis": basis})
    return person.id


@operation
def appoint_officer(
    issuer: str,
    subject: str,
    *,
    name: str,
    agency: str,
    roles: Set[Role],
    by: Actor,
    unit: UUID | None = None,
    active_from: date | None = None,
    active_to: date | None = None,
) -> UUID:
    """The person may act for the agency in those roles. Refuses: NotFound (no such agency)."""
    found = agencies.agency(agency)
    if unit is None:
        kinds = {_UNIT_OF_ROLE[role] for role in roles if role in _UNIT_OF_ROLE}
        unit = next((item.id for item in agencies.units(found.code) if item.kind.value in kinds), None)
    officer, _ = Officer.objects.update_or_create(
        issuer=issuer,
        subject=subject,
        agency=found.code,
        active_from=active_from or date(2025, 7, 1),
        defaults={"name": name, "unit": unit, "roles": sorted(roles), "active_to": active_to},
    )
    audit.record(
        by=by,
        verb="identity.appoint_officer",
        subject=f"officer:{officer.id}",
        facts={"agency": agency, "roles": tuple(sorted(roles))},
    )
    return officer.id


@operation
def end_appointment(officer_id: UUID, *, by: Actor, on: date) -> None:
    """The appointment ends with that day; from the next one the officer's sessions open nothing. Refuses: NotFound."""
    officer = Officer.objects.select_for_update().filter(id=officer_id).first()
    if officer is None:
        raise NotFound
    officer.active_to = on
    officer.save(update_fields=["active_to"])
    audit.record(by=by, verb="identity.end_appointment", subject=f"officer:{officer_id}", facts={"on": on.isoformat()})


def load_demo_people(file: Path, *, issuer: str, by: Actor) -> int:
    """The officers among a pack's demo people are appointed, as that issuer will name them; returned is how many.

    Who was appointed to the same post before is left alone, also when that appointment has ended.
    """
    people = yaml.safe_load(file.read_text(encoding="utf-8"))["people"]
    officers = [person for person in people if person.get("officer")]
    appointed = 0
    for person in officers:
        post, name = person["officer"], person["name"]
        roles = frozenset(Role(role) for role in post["roles"])
        held = Officer.objects.filter(issuer=issuer, subject=person["sub"], agency=post["agency"]).first()
        if held is None or (held.name, frozenset(held.roles)) != (name, roles):
            ends = held.active_to if held else None
            appoint_officer(issuer, person["sub"], name=name, agency=post["agency"], roles=roles, by=by, active_to=ends)
            appointed += 1
    return appointed
