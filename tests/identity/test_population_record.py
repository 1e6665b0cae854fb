"""Asking the register: each question is in the journal of looks, answered or not."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_django import Settings

from onedoor.audit import queries as journal
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import ConnectorError
from onedoor.base.ids import new_id
from onedoor.identity import queries
from onedoor.identity.queries import people as asking
from onedoor.identity.terms import PopulationRecord

NUMBER = "001196012345"
RECORD = PopulationRecord(NUMBER, "Nguyễn Thị Mai", "1996-03-08", "female", "Kinh", "Việt Nam", "00073", "Số 12")
MAI = Actor(Quality.CITIZEN, new_id(), "Mai")


class Register:
    """Knows one person, or is down."""

    down = False

    def person(self, citizen_number: str, *, purpose: str) -> PopulationRecord | None:
        if self.down:
            raise ConnectorError("down", again=True)
        return RECORD if citizen_number == NUMBER else None


@pytest.fixture(autouse=True)
def register(settings: Settings) -> Iterator[type[Register]]:
    settings.ENV = replace(settings.ENV, population_register=f"{__name__}.Register")
    asking._register.cache_clear()
    yield type(asking._register(settings.ENV.population_register))  # type: ignore[misc]  # Imported by its path.
    asking._register.cache_clear()


def test_a_known_number_and_an_unknown_one() -> None:
    assert queries.population_record(NUMBER, by=MAI, purpose="1.001193") == RECORD
    assert queries.population_record("001196000000", by=MAI, purpose="1.001193") is None


def test_each_question_is_written_down_without_the_number() -> None:
    queries.population_record(NUMBER, by=MAI, purpose="1.001193")

    look = journal.looks("register:population")[-1]
    assert (look.what, look.reason, look.actor_id) == ("person", "1.001193", MAI.id)
    assert NUMBER not in str(look)


def test_a_register_that_is_down_says_so_and_the_question_stays_written(
    register: type[Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "down", True)
    before = len(journal.looks("register:population"))

    with pytest.raises(ConnectorError) as raised:
        queries.population_record(NUMBER, by=MAI, purpose="1.001193")

    assert raised.value.again
    assert len(journal.looks("register:population")) == before + 1
