"""Signing in: a person is who the provider says, and an officer who is appointed today."""

from uuid import UUID

import pytest

from onedoor.audit import queries as journal
from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.base.ids import new_id
from onedoor.identity import operations, queries
from onedoor.identity.errors import ClaimsUnfit, NotAppointed
from onedoor.identity.models import Person
from onedoor.identity.terms import Party
from tests.identity.conftest import ISSUER, MAI, WARD


def signed_in(claims: dict[str, object] = MAI, subject: str = "mai") -> Actor:
    actor = queries.actor(*operations.sign_in(ISSUER, subject, claims))
    assert actor is not None
    return actor


def test_a_citizen_is_known_by_what_the_provider_vouches_for() -> None:
    actor = signed_in()

    assert (actor.quality, actor.name, actor.assurance, actor.roles) == (
        Quality.CITIZEN,
        "Nguyễn Thị Mai",
        2,
        frozenset(),
    )
    assert actor.id is not None
    person = queries.person(actor.id, seen_by=actor)
    assert (person.citizen_number, person.born, person.sex) == ("001196012345", "1996-03-08", "female")
    assert (person.residence_commune, person.residence_detail) == ("00073", "Số 12 ngõ Hạ Hồi")
    assert (person.phone, person.email, person.nationality, person.ethnicity) == (
        "0912345678",
        "mai@example.org",
        "Việt Nam",
        "Kinh",
    )


def test_signing_in_again_is_the_same_person_with_the_newest_word() -> None:
    first = signed_in()

    second = signed_in(MAI | {"name": "Nguyễn Thị Tuyết Mai", "acr": "1"})

    assert second.id == first.id
    assert (second.name, second.assurance) == ("Nguyễn Thị Tuyết Mai", 1)
    assert Person.objects.count() == 1


def test_another_issuer_s_mai_is_somebody_else() -> None:
    actor = signed_in()

    other = operations.sign_in("https://other.example", "mai", MAI)[1]

    assert other != actor.id


@pytest.mark.parametrize(
    ("subject", "claims", "claim"),
    [("", MAI, "sub"), ("mai", {}, "name"), ("mai", {"name": " "}, "name"), ("mai", {"name": ["Mai"]}, "name")],
)
def test_without_a_subject_or_a_name_nobody_is_known(subject: str, claims: dict[str, object], claim: str) -> None:
    with pytest.raises(ClaimsUnfit) as raised:
        operations.sign_in(ISSUER, subject, claims)

    assert raised.value.facts == {"claim": claim}
    assert Person.objects.count() == 0


@pytest.mark.parametrize("acr", [None, "", "high", 2, "22", "-1", "²"])
def test_an_assurance_that_cannot_be_read_is_the_lowest(acr: object) -> None:
    assert signed_in(MAI | {"acr": acr}).assurance == 1


@pytest.mark.parametrize("address", [None, "Hà Nội", [], {"commune": 73}])
def test_claims_of_another_shape_are_left_out(address: object) -> None:
    actor = signed_in(MAI | {"address": address, "phone_number": 912345678, "email": None})

    assert actor.id is not None
    person = queries.person(actor.id, seen_by=actor)
    assert (person.residence_commune, person.phone, person.email) == ("", "", "")


def test_claims_with_hostile_characters_are_refused() -> None:
    with pytest.raises(NotReadable):
        operations.sign_in(ISSUER, "mai", MAI | {"name": "Mai\x00"})


def test_an_officer_signs_in_to_the_post(lan: UUID) -> None:
    party, party_id = operations.sign_in(ISSUER, "lan", MAI, as_officer=True)

    assert (party, party_id) == (Party.OFFICER, lan)
    actor = queries.actor(party, party_id, request_id="r")
    assert actor is not None
    assert (actor.quality, actor.agency, actor.request_id) == (Quality.OFFICER, WARD, "r")
    assert actor.roles == {Role.RECEIVER, Role.CLERK}


def test_who_is_not_appointed_is_refused(lan: UUID) -> None:
    with pytest.raises(NotAppointed):
        operations.sign_in(ISSUER, "mai", MAI, as_officer=True)
    with pytest.raises(NotAppointed):
        operations.sign_in("https://other.example", "lan", MAI, as_officer=True)


def test_an_officer_is_a_citizen_at_home(lan: UUID) -> None:
    party, party_id = operations.sign_in(ISSUER, "lan", MAI)

    assert party is Party.CITIZEN
    assert party_id != lan


def test_one_act_tells_of_it_without_a_name() -> None:
    actor = signed_in()

    [act] = journal.acts(f"person:{actor.id}")
    assert (act.verb, act.actor_id, dict(act.facts)) == ("identity.sign_in", actor.id, {"party": "citizen"})


def test_a_person_is_shown_to_themselves_and_to_machines_alone(lan: UUID) -> None:
    mai, hung = signed_in(), signed_in(MAI | {"name": "Trần Văn Hùng"}, "hung")
    officer = queries.actor(Party.OFFICER, lan)
    assert mai.id is not None
    assert officer is not None

    assert queries.person(mai.id, seen_by=SYSTEM).name == "Nguyễn Thị Mai"
    assert queries.person(mai.id, seen_by=Actor(Quality.MACHINE, new_id())).name == "Nguyễn Thị Mai"
    for other in (hung, officer, Actor(Quality.ANONYMOUS)):
        with pytest.raises(NotFound):
            queries.person(mai.id, seen_by=other)
    with pytest.raises(NotFound):
        queries.person(new_id(), seen_by=SYSTEM)


def test_a_party_nobody_knows_is_nobody() -> None:
    mai = signed_in()

    assert queries.actor(Party.CITIZEN, new_id()) is None
    assert mai.id is not None
    assert queries.actor(Party.OFFICER, mai.id) is None
    assert queries.actor("machine", mai.id) is None
