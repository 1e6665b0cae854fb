"""Monday morning in the ward, and who is there."""

from collections.abc import Iterator

import pytest
import time_machine

from onedoor.base.actor import Actor
from tests.stories.desk import ward


@pytest.fixture
def monday(db: None) -> Iterator[time_machine.Traveller]:
    """The clock, standing still until a story moves it."""
    with time_machine.travel(ward.MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def mai(monday: object) -> Actor:
    """A mother."""
    return ward.citizen()


@pytest.fixture
def lan(monday: object) -> ward.Desk:
    """Receives, and is the clerk."""
    return ward.Desk(ward.officer("lan"))


@pytest.fixture
def nga(monday: object) -> ward.Desk:
    """Receives as well."""
    return ward.Desk(ward.officer("nga"))


@pytest.fixture
def duc(monday: object) -> ward.Desk:
    """Handles."""
    return ward.Desk(ward.officer("duc"))


@pytest.fixture
def hoa(monday: object) -> ward.Desk:
    """Leads and decides."""
    return ward.Desk(ward.officer("hoa"))


@pytest.fixture
def minh(monday: object) -> ward.Desk:
    """Does everything, in another ward."""
    return ward.Desk(ward.officer("minh"))


@pytest.fixture
def phuc(monday: object) -> ward.Desk:
    """Receives and handles at the city's police."""
    return ward.Desk(ward.officer("phuc"))


@pytest.fixture
def code(mai: Actor) -> str:
    """Mai's dossier, just filed."""
    return ward.file_birth(mai)
