"""A Monday morning, Mai at her phone, and a population register that answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from pytest_django import Settings

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.identity import operations as identity
from onedoor.identity import queries as people
from tests.stories.portal.visitor import ISSUER, Visitor, begin, fill_in, picture, submit

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(db: None) -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture(autouse=True)
def register_answers(settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, population_register="tests.stories.portal.register.KnowingRegister")


@pytest.fixture
def register_is_silent(settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, population_register="tests.stories.portal.register.SilentRegister")


@pytest.fixture
def mai() -> Visitor:
    return Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345")


@pytest.fixture
def lan() -> Actor:
    """Lan receives at Mai's ward."""
    officer_id = identity.appoint_officer(
        ISSUER, "lan", name="Phạm Thị Lan", agency="H26.00073", roles=frozenset({Role.RECEIVER}), by=SYSTEM
    )
    actor = people.actor("officer", officer_id)
    assert actor is not None
    return actor


@pytest.fixture
def journey(mai: Visitor) -> str:
    """A birth registration with every answer and its one paper, not handed in yet."""
    address = begin(mai)
    fill_in(mai, address)
    mai.send(f"{address}/papers/birth_notice", {"files": picture(), "action": "upload"})
    return address


@pytest.fixture
def code(mai: Visitor, journey: str) -> str:
    return submit(mai, journey)
