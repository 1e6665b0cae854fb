"""Acting for somebody else: in scope, for a term, by lawful ground; an organisation has its representative."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from onedoor.base.actor import SYSTEM, Actor
from onedoor.base.errors import NotFound
from onedoor.identity import operations, queries
from onedoor.identity.errors import NotByMandate
from onedoor.identity.operations.mandates import comes_of_age
from onedoor.identity.terms import Ground, Scope
from tests.dossiers.conftest import Cast, cast, citizen, monday

__all__ = ["cast", "monday"]
BINH = "001092012346"


def me(actor: Actor) -> UUID:
    assert actor.id is not None
    return actor.id


def give(cast: Cast, *scopes: Scope, until: date | None = None, ground: Ground = Ground.REPRESENTATIVE) -> UUID:
    return operations.give_mandate(
        me(cast.mai), principal_name="Mai", agent_number=BINH, agent_name="Bình", scopes=frozenset(scopes),
        until_on=until, by=cast.mai, ground=ground,
    )  # fmt: skip


def test_a_mandate_holds_in_its_scope_and_term(cast: Cast, monday: object) -> None:
    binh = citizen("binh", "Trần Văn Bình", BINH)
    give(cast, Scope.SEE, until=date(2026, 11, 30))
    may = {scope: queries.may_act_for(me(cast.mai), scope, by=binh) for scope in Scope}
    assert may == {Scope.SEE: True, Scope.SHARE: False, Scope.FILE: False}
    assert [one.name for one in queries.principals(seen_by=binh)] == ["Mai"]
    monday.move_to("2026-12-01T03:00:00Z")  # type: ignore[attr-defined]  # The traveller of time-machine.
    assert queries.principals(seen_by=binh) == ()


def test_it_ends_at_once(cast: Cast) -> None:
    binh = citizen("binh", "Trần Văn Bình", BINH)
    mandate = give(cast, *Scope)
    with pytest.raises(NotFound):
        operations.end_mandate(mandate, by=cast.hung)
    assert operations.end_mandate(mandate, by=cast.mai) == cast.mai.id
    assert not queries.may_act_for(me(cast.mai), Scope.SEE, by=binh)


def test_nobody_gives_what_is_not_theirs(cast: Cast) -> None:
    with pytest.raises(NotFound):
        operations.give_mandate(
            me(cast.hung), principal_name="x", agent_number=BINH, agent_name="x", scopes=frozenset(Scope),
            until_on=None, by=cast.mai,
        )  # fmt: skip


@pytest.mark.parametrize("ground", [Ground.PARENT, Ground.HEIR])
def test_parents_and_heirs_come_from_a_procedure(cast: Cast, ground: Ground) -> None:
    with pytest.raises(NotByMandate):
        give(cast, *Scope, ground=ground)
    told = {"principal_name": "x", "agent_number": BINH, "agent_name": "x", "until_on": None, "ground": ground}
    with pytest.raises(NotByMandate):
        operations.give_mandate(uuid4(), scopes=frozenset(Scope), by=SYSTEM, **told)  # type: ignore[arg-type]  # As typed above.
    operations.give_mandate(uuid4(), scopes=frozenset({Scope.SEE}), by=SYSTEM, basis="dossier:H26", **told)  # type: ignore[arg-type]  # As typed above.


def test_an_organisation_acts_through_its_representative(cast: Cast) -> None:
    with pytest.raises(NotFound):
        operations.register_organisation("0100109106", "A", representative=me(cast.mai), agent_name="Mai", by=cast.mai)
    firm = operations.register_organisation(
        "0100109106", "Công ty A", representative=me(cast.mai), agent_name="Mai", by=cast.hoa
    )
    assert queries.organisation("0100109106") == firm
    assert [one.name for one in queries.principals(seen_by=cast.mai)] == ["Công ty A"]
    binh = citizen("binh", "Trần Văn Bình", BINH)
    operations.give_mandate(
        firm, principal_name="Công ty A", agent_number=BINH, agent_name="Bình", scopes=frozenset({Scope.FILE}),
        until_on=date(2026, 12, 31), by=cast.mai,
    )  # fmt: skip
    assert queries.may_act_for(firm, Scope.FILE, by=binh)
    assert not queries.may_act_for(firm, Scope.SHARE, by=binh)
    assert len(queries.mandates(firm, seen_by=cast.mai)) == 2
    with pytest.raises(NotFound):
        queries.mandates(firm, seen_by=binh)


@pytest.mark.parametrize(
    ("born", "last"), [("2026-11-10", date(2044, 11, 9)), ("2008-02-29", date(2026, 2, 27)), ("1958", None)]
)
def test_the_last_day_of_a_minor(born: str, last: date | None) -> None:
    """Civil Code 91/2015/QH13, Art. 20."""
    assert comes_of_age(born) == last
