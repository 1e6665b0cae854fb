"""What a machine client filed for somebody is theirs once a sign-in vouches for their number; another's never is."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.operations.after import after_submission
from onedoor.fees import operations as fees
from onedoor.fees import queries as dues
from onedoor.identity import operations as people
from onedoor.notices import queries as notices
from tests.dossiers.conftest import ISSUER, WARD, Cast, citizen
from tests.fees.conftest import line

NUMBER, NAME = "079088067890", "Võ Thành Sơn"
MACHINE = Actor(Quality.MACHINE, uuid4(), "ward", scopes=frozenset({"dossiers"}))


@pytest.fixture
def filed(cast: Cast, draft_of: Callable[[Actor], UUID]) -> str:
    """A dossier that a front end filed for Sơn, with its receipt and a fee."""
    _, person = people.sign_in("machine:ward", NUMBER, {"name": NAME, "citizen_number": NUMBER})
    by = replace(MACHINE, on_behalf_of=person)
    code = operations.submit(draft_of(by), by=by)
    view = queries.dossier(code, seen_by=by)
    after_submission(view.id)
    fees.raise_due(
        f"beside:{view.id}", by=by, code=code, procedure=view.procedure, payee=WARD, channel="online", owner=person,
        lines=(line(8_000),),
    )  # fmt: skip
    return code


def mine(actor: Actor) -> list[str]:
    return [row.code for row in queries.mine(seen_by=actor)]


def test_it_is_in_my_dossiers_after_signing_in(filed: str) -> None:
    son = citizen("son", NAME, NUMBER)
    assert mine(son) == [filed]
    assert queries.dossier(filed, seen_by=son).code == filed
    assert len(notices.notices(seen_by=son)) == 1
    assert son.id is not None
    assert "beside:" in {due.subject.partition(":")[0] + ":" for due in dues.dues_of(son.id, seen_by=son)}
    assert mine(MACHINE) == [filed], "the client follows what it filed"
    assert mine(citizen("son", NAME, NUMBER)) == [filed], "signing in again changes nothing"


@pytest.mark.parametrize(
    ("name", "number", "acr"),
    [
        (NAME, "079088067891", "2"),
        ("Võ Thành Long", NUMBER, "2"),
        (NAME, NUMBER, "1"),
        (NAME, "", "2"),
    ],
)
def test_another_never_joins(filed: str, name: str, number: str, acr: str) -> None:
    """Another number; that number under another name; a number nobody vouched for; none."""
    from onedoor.identity import queries as known

    claims: dict[str, object] = {"name": name, "citizen_number": number, "acr": acr}
    actor = known.actor(*people.sign_in(ISSUER, "other", claims))
    assert actor is not None
    assert mine(actor) == []
    with pytest.raises(NotFound):
        queries.dossier(filed, seen_by=actor)
    assert notices.notices(seen_by=actor) == ()


def test_a_second_client_joins_nothing_to_itself(filed: str) -> None:
    people.sign_in("machine:other", NUMBER, {"name": NAME, "citizen_number": NUMBER, "acr": "2"})
    assert mine(replace(MACHINE, id=uuid4(), name="other")) == []
    assert mine(MACHINE) == [filed]
