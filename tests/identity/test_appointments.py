"""An appointment opens the desk from its first day to its last, and not an hour longer."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.audit import queries as journal
from onedoor.base.actor import ANONYMOUS, SYSTEM, Actor, Quality, Role
from onedoor.base.errors import NotFound
from onedoor.base.ids import new_id
from onedoor.identity import operations, queries
from onedoor.identity.errors import NotAppointed
from onedoor.identity.terms import Party
from tests.identity.conftest import ISSUER, MAI, OTHER_WARD, WARD

TODAY = date(2026, 11, 23)


def test_an_ended_appointment_is_nobody_from_the_next_day_on(lan: UUID, monday: time_machine.Traveller) -> None:
    operations.end_appointment(lan, by=SYSTEM, on=TODAY)
    assert queries.actor(Party.OFFICER, lan) is not None

    monday.move_to(datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC))  # One second to midnight in Hà Nội.
    assert queries.actor(Party.OFFICER, lan) is not None
    monday.move_to(datetime(2026, 11, 23, 17, 0, tzinfo=UTC))

    assert queries.actor(Party.OFFICER, lan) is None
    with pytest.raises(NotAppointed):
        operations.sign_in(ISSUER, "lan", MAI, as_officer=True)


def test_an_appointment_that_has_not_begun_opens_nothing(lan: UUID) -> None:
    later = operations.appoint_officer(
        ISSUER, "duc", name="Vũ Minh Đức", agency=WARD, roles={Role.HANDLER}, by=SYSTEM, active_from=date(2026, 11, 24)
    )

    assert queries.actor(Party.OFFICER, later) is None
    assert [officer.name for officer in queries.officers(WARD, seen_by=SYSTEM) if officer.id in {lan, later}] == [
        "Phạm Thị Lan"
    ]


def test_roles_are_read_at_each_use(lan: UUID) -> None:
    again = operations.appoint_officer(ISSUER, "lan", name="Phạm Thị Lan", agency=WARD, roles={Role.LEADER}, by=SYSTEM)

    assert again == lan
    actor = queries.actor(Party.OFFICER, lan)
    assert actor is not None
    assert actor.roles == {Role.LEADER}


def test_the_newest_post_is_the_one_signed_in_to(lan: UUID) -> None:
    newer = operations.appoint_officer(
        ISSUER, "lan", name="Phạm Thị Lan", agency=OTHER_WARD, roles={Role.HANDLER}, by=SYSTEM, active_from=TODAY
    )

    assert operations.sign_in(ISSUER, "lan", MAI, as_officer=True)[1] == newer


def test_nobody_is_appointed_where_no_agency_is() -> None:
    with pytest.raises(NotFound):
        operations.appoint_officer(ISSUER, "lan", name="Lan", agency="H99.1", roles={Role.HANDLER}, by=SYSTEM)


def test_nobody_ends_an_appointment_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        operations.end_appointment(new_id(), by=SYSTEM, on=TODAY)


def test_an_appointment_does_not_end_before_it_begins(lan: UUID) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        operations.end_appointment(lan, by=SYSTEM, on=date(2020, 1, 1))


def test_a_receiver_sits_in_the_one_stop_unit(lan: UUID) -> None:
    from onedoor.agencies import queries as agencies

    actor = queries.actor(Party.OFFICER, lan)

    assert actor is not None
    assert [unit.kind.value for unit in agencies.units(WARD) if unit.id == actor.unit] == ["one_stop"]


def test_colleagues_are_known_to_colleagues_alone(lan: UUID) -> None:
    officer = queries.actor(Party.OFFICER, lan)
    assert officer is not None

    assert lan in {colleague.id for colleague in queries.officers(WARD, seen_by=officer)}
    with pytest.raises(NotFound):
        queries.officers(OTHER_WARD, seen_by=officer)
    for other in (ANONYMOUS, Actor(Quality.CITIZEN, new_id()), Actor(Quality.CITIZEN, new_id(), agency=WARD)):
        with pytest.raises(NotFound):
            queries.officers(WARD, seen_by=other)


def test_each_change_leaves_an_act(lan: UUID) -> None:
    operations.end_appointment(lan, by=SYSTEM, on=TODAY)

    acts = [(act.verb, dict(act.facts)) for act in journal.acts(f"officer:{lan}")]
    assert [verb for verb, _ in acts] == ["identity.appoint_officer", "identity.end_appointment"]
    assert acts[1][1] == {"on": "2026-11-23"}
