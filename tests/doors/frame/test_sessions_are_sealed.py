"""What waits in a session says nothing in the database, and nothing in another's session."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from onedoor.doors.frame.sessions import SessionStore

pytestmark = pytest.mark.django_db
TYPED = {"values": {"father.citizen_number": "001190099991"}, "message": "Số đúng là 001190099991"}


def kept() -> SessionStore:
    made = SessionStore()
    made["supplement"] = TYPED
    made.create()
    return made


def test_a_session_is_read_again_by_who_holds_its_key_alone() -> None:
    session = kept()
    row = Session.objects.get(session_key=session.session_key)

    assert import_module(settings.SESSION_ENGINE).SessionStore is SessionStore
    assert "001190099991" not in row.session_data
    assert row.session_data != SessionStore(session.session_key).encode({"supplement": TYPED})
    assert SessionStore(session.session_key)["supplement"] == TYPED


@pytest.mark.parametrize("data", ["", "x", "AQ==", "e30="])
def test_what_was_altered_holds_nothing(data: str) -> None:
    session = kept()
    Session.objects.filter(session_key=session.session_key).update(session_data=data)

    assert SessionStore(session.session_key).get("supplement") is None


def test_what_was_moved_into_another_session_holds_nothing() -> None:
    one, other = kept(), kept()
    data = Session.objects.get(session_key=one.session_key).session_data
    Session.objects.filter(session_key=other.session_key).update(session_data=data)

    assert SessionStore(other.session_key).get("supplement") is None


def test_a_session_with_a_new_key_keeps_what_it_held() -> None:
    session = SessionStore(kept().session_key)
    session.cycle_key()

    assert SessionStore(session.session_key)["supplement"] == TYPED
