"""The people of the demo: numbers that fit, agencies that are, and nobody appointed twice."""

from datetime import date
from pathlib import Path

import pytest

from onedoor.agencies import queries as agencies
from onedoor.base import identifiers
from onedoor.base.actor import SYSTEM, Role
from onedoor.connectors.demo.people import DemoPerson, people
from onedoor.identity import operations, queries
from onedoor.identity.models import Officer
from tests.conftest import PACK

FILE = PACK / "demo" / "people.yaml"
ISSUER = "https://demo.example"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("person", people(PACK), ids=lambda person: person.sub)
def test_each_is_sound(person: DemoPerson) -> None:
    if person.citizen_number:
        identifiers.citizen_number(person.citizen_number, born=person.born, sex=person.sex)
    identifiers.phone(person.phone)
    assert not person.email or person.email.endswith("@example.org"), "mail to them must lead nowhere"
    assert agencies.area(person.commune, TODAY).level.value == "commune"
    if person.officer:
        assert agencies.agency(person.agency).valid_to is None
        assert {Role(role) for role in person.officer.roles}


def test_no_two_share_a_name_to_sign_in_or_a_number() -> None:
    everybody = people(PACK)

    assert len({person.sub for person in everybody}) == len(everybody)
    numbers = [person.citizen_number for person in everybody if person.citizen_number]
    assert len(set(numbers)) == len(numbers)


def test_every_agency_of_the_demo_can_take_a_dossier_to_its_end() -> None:
    operations.load_demo_people(FILE, issuer=ISSUER, by=SYSTEM)

    for agency in {person.agency for person in people(PACK) if person.agency}:
        held = {role for officer in queries.officers(agency, seen_by=SYSTEM) for role in officer.roles}
        if not held & {Role.RECEIVER, Role.HANDLER}:
            continue  # Who decides on fees, assesses portals or answers for one takes no dossiers.
        assert {Role.RECEIVER, Role.HANDLER, Role.LEADER} <= held, agency


def test_loading_again_changes_nothing_and_an_ended_post_stays_ended() -> None:
    first = operations.load_demo_people(FILE, issuer=ISSUER, by=SYSTEM)
    officer = Officer.objects.get(issuer=ISSUER, subject="lan")
    operations.end_appointment(officer.id, by=SYSTEM, on=date(2026, 1, 1))

    assert first == len([person for person in people(PACK) if person.officer])
    assert operations.load_demo_people(FILE, issuer=ISSUER, by=SYSTEM) == 0
    assert queries.actor("officer", officer.id) is None


def test_a_pack_without_a_demo_has_no_people(tmp_path: Path) -> None:
    assert people(tmp_path) == ()
