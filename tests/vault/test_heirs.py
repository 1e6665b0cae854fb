"""A registered death closes a vault; a procedure's result alone opens it, to the heirs and for the kinds it names."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound
from onedoor.catalogue import operations as catalogue
from onedoor.catalogue.soundness import soundness
from onedoor.catalogue.terms import Text
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import Outcome
from onedoor.identity import operations as people
from onedoor.identity import queries as identity
from onedoor.identity.errors import AccountClosed
from onedoor.identity.terms import Ground, Scope
from onedoor.vault import operations, queries
from tests.access.test_every_route_and_every_role import client_of
from tests.catalogue.definitions import MARKED, definition
from tests.dossiers.conftest import ISSUER, WARD, Cast, citizen
from tests.vault.test_sharing import give

DEATH, SUCCESSION = "9.990031", "9.990032"
NUMBER, HEIR = "036052056789", "001090054321"
WORD = {"vi": "Một", "en": "One"}
DECEASED = {"id": "deceased", "type": "person", "label": WORD, "parts": ["name", "citizen_number"]}
DIED = {"id": "died_on", "type": "date", "label": WORD}
HEIRS = {
    "id": "heirs", "type": "table", "label": WORD,
    "columns": [
        {"id": "name", "type": "name", "label": WORD},
        {"id": "citizen_number", "type": "citizen_number", "label": WORD},
    ],
}  # fmt: skip
RULE = {"of": "deceased", "heirs": "heirs", "kinds": ["land_title"], "months": 6}
PERSON = {"name": "Đỗ Văn Bình", "citizen_number": NUMBER}


def procedure(code: str, fields: list[Any], result: dict[str, Any]) -> Any:
    page = {"id": "first", "title": WORD, "fields": fields, **MARKED}
    made = {"id": "result", "title": WORD, "template": "certificate", "signed_by": [], **MARKED, **result}
    return definition(procedure=code, pages=[page], components=[], results=[made])


@dataclass(frozen=True)
class Estate:
    """Bình, who has a land title and another paper."""

    binh: Actor
    land: UUID
    other: UUID

    @property
    def id(self) -> UUID:
        assert self.binh.id is not None
        return self.binh.id


@pytest.fixture
def estate(cast: Cast) -> Estate:
    binh = citizen("binh", "Đỗ Văn Bình", NUMBER)
    assert binh.id is not None
    catalogue.publish(procedure(DEATH, [DECEASED, DIED], {"code": "KQ.G15.000034"}), by=SYSTEM)
    catalogue.publish(procedure(SUCCESSION, [DECEASED, HEIRS], {"heirs": RULE}), by=SYSTEM)
    told: dict[str, Any] = {"title": Text(vi="Giấy", en="Paper"), "issuer": WARD, "facts": {}, "by": cast.hoa}
    land = operations.keep_issued(binh.id, "land_title", reference="document:land", **told)
    other = operations.keep_issued(binh.id, "KQ.G15.000032", reference="document:other", **told)
    return Estate(binh, land, other)


def granted(cast: Cast, procedure: str, **answers: Any) -> str:
    draft = dossiers.start(procedure, by=cast.mai, agency=WARD)
    dossiers.save_answers(draft.id, answers, by=cast.mai)
    code = dossiers.submit(draft.id, by=cast.mai)
    dossiers.assign(code, by=cast.lan, to=cast.lan.id)
    dossiers.receive(code, by=cast.lan)
    dossiers.forward(code, by=cast.lan)
    dossiers.assign(code, by=cast.hoa, to=cast.hoa.id)
    dossiers.decide(code, by=cast.hoa, outcome=Outcome.GRANTED)
    return code


def dies(cast: Cast, name: str = "Đỗ Văn Bình") -> str:
    return granted(cast, DEATH, deceased={"name": name, "citizen_number": NUMBER}, died_on="2026-11-20")


def inherits(cast: Cast, number: str = HEIR) -> str:
    return granted(cast, SUCCESSION, deceased=PERSON, heirs=[{"name": "Trần Văn Hùng", "citizen_number": number}])


def test_a_registered_death_ends_sessions_mandates_consents_and_sign_in(cast: Cast, estate: Estate) -> None:
    people.give_mandate(
        estate.id, principal_name="Bình", agent_number=HEIR, agent_name="Hùng", scopes=frozenset(Scope), until_on=None,
        by=estate.binh,
    )  # fmt: skip
    client = client_of(estate.binh)
    assert client.get("/vault/").status_code == 200
    assert [one.id for one in identity.principals(seen_by=cast.hung)] == [estate.id]
    dies(cast)
    assert identity.actor("citizen", estate.id) is None
    assert client.get("/vault/").status_code == 302, "the session opens nothing"
    assert identity.principals(seen_by=cast.hung) == ()
    with pytest.raises(NotFound):
        queries.items(estate.id, seen_by=cast.hung)
    with pytest.raises(AccountClosed):
        citizen("binh", "Đỗ Văn Bình", NUMBER)
    with pytest.raises(AccountClosed):
        people.sign_in(ISSUER, "somebody", {"name": "Đỗ Văn Bình", "citizen_number": NUMBER, "acr": "2"})


def test_an_officer_who_died_is_none_any_more(cast: Cast, estate: Estate) -> None:
    post = people.appoint_officer(
        ISSUER, "binh", name="Đỗ Văn Bình", agency=WARD, roles=frozenset({Role.RECEIVER}), by=SYSTEM
    )
    assert identity.actor("officer", post) is not None
    dies(cast)
    assert identity.actor("officer", post) is None


def test_a_link_that_was_shared_opens_no_more(cast: Cast, estate: Estate) -> None:
    consent = queries.consents
    assert consent(estate.id, seen_by=estate.binh) == ()
    mine = Cast(**{**vars(cast), "mai": estate.binh})
    given = give(mine, estate.land)
    [row] = consent(estate.id, seen_by=estate.binh)
    assert (row.id, queries.shared_by_link(row.token).id) == (given, given)
    dies(cast)
    with pytest.raises(NotFound):
        queries.shared_by_link(row.token)


def test_a_number_with_another_name_closes_nobody(cast: Cast, estate: Estate) -> None:
    dies(cast, name="Đỗ Văn Hải")
    assert identity.actor("citizen", estate.id) is not None


def test_an_heir_sees_the_kinds_the_result_names_and_nothing_else(cast: Cast, estate: Estate) -> None:
    dies(cast)
    assert identity.principals(seen_by=cast.hung) == (), "an heir by nobody's word"
    inherits(cast)
    [dead] = identity.principals(seen_by=cast.hung)
    assert (dead.id, dead.ground, dead.scopes) == (estate.id, Ground.HEIR, frozenset({Scope.SEE}))
    assert (dead.kinds, dead.until_on) == (frozenset({"land_title"}), date(2027, 5, 23))
    assert [row.id for row in queries.items(estate.id, seen_by=cast.hung).rows] == [estate.land]
    assert queries.item(estate.land, seen_by=cast.hung).row.id == estate.land
    for forbidden in (
        lambda: queries.item(estate.other, seen_by=cast.hung),
        lambda: queries.readings(estate.id, seen_by=cast.hung),
        lambda: queries.readings(estate.id, seen_by=cast.hung, of=estate.other),
        lambda: queries.consents(estate.id, seen_by=cast.hung),
        lambda: operations.ask_bundle(estate.id, by=cast.hung),
        lambda: operations.dispute(estate.other, what=None, said="x", draft=None, by=cast.hung),
        lambda: queries.items(estate.id, seen_by=cast.mai),
    ):
        with pytest.raises(NotFound):
            forbidden()
    page = client_of(cast.hung).get(f"/vault/{estate.id}/").content.decode()
    assert "bạn là người thừa kế" in page.casefold()
    assert f"/vault/{estate.id}/sharing" not in page


def test_of_the_living_nobody_is_an_heir(cast: Cast, estate: Estate) -> None:
    inherits(cast)
    assert identity.principals(seen_by=cast.hung) == ()


def test_a_death_that_is_withdrawn_opens_the_account_again(cast: Cast, estate: Estate) -> None:
    code = dies(cast)
    inherits(cast)
    document = Document.objects.get(dossier__code=code, kind="result")
    dossiers.withdraw_result(code, document.id, by=cast.hoa, reason="Nhầm người")
    assert identity.actor("citizen", estate.id) is not None
    assert identity.principals(seen_by=cast.hung) == ()
    assert len(queries.items(estate.id, seen_by=estate.binh).rows) == 2


def test_a_rule_about_heirs_that_names_no_person_is_a_fault() -> None:
    wrong = procedure(SUCCESSION, [DIED, HEIRS], {"heirs": RULE | {"of": "died_on", "heirs": "died_on"}})
    places = [where for where, _ in soundness(wrong)]
    assert ("results", 0, "heirs", "of") in places
    assert ("results", 0, "heirs", "heirs") in places
