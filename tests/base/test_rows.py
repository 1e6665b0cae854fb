"""Rows by ready-made statements are what Django's own would have read and written."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from onedoor.audit.models import Act
from onedoor.base import clock, rows
from onedoor.dossiers.models import CodeCounter, Draft

pytestmark = pytest.mark.django_db

_FACTS = {"tên": ["Lê", None, 2], "sâu": {"a": True}}


def _act(subject: str = "dossier:x") -> Act:
    return Act(
        id=uuid4(),
        subject=subject,
        sequence=1,
        at=datetime(2026, 11, 26, 8, 0, tzinfo=UTC),
        verb="dossiers.submit",
        quality="citizen",
        request_id="",
        facts=_FACTS,
        previous=b"\x00" * 32,
        digest=b"\x01" * 32,
    )


def _draft(**more: object) -> Draft:
    now = clock.now()
    return Draft(owner=uuid4(), procedure="9.990001", version_id=uuid4(), started_at=now, saved_at=now, **more)


def _fields(row: Act | Draft) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in type(row)._meta.concrete_fields}


def test_a_new_row_is_read_back_field_by_field_by_both() -> None:
    new = _act()
    rows.insert(new)
    by_django, ours = Act.objects.get(id=new.id), rows.row(Act, id=new.id)
    assert ours is not None
    assert _fields(ours) == _fields(by_django)
    assert ours.facts == _FACTS
    assert bytes(ours.digest) == b"\x01" * 32
    assert not new._state.adding
    assert not ours._state.adding


def test_a_field_that_was_not_given_gets_the_default_of_the_database() -> None:
    draft = _draft()
    assert "sources" not in draft.__dict__ or draft.sources == {}
    rows.insert(draft)
    assert Draft.objects.get(id=draft.id).sources == {}


def test_only_the_named_fields_are_written() -> None:
    draft = _draft(answers={"a": 1})
    rows.insert(draft)
    draft.answers, draft.procedure = {"a": [2, "hai"]}, "9.990002"
    rows.update(draft, ["answers"])
    kept = Draft.objects.get(id=draft.id)
    assert kept.answers == {"a": [2, "hai"]}
    assert kept.procedure == "9.990001"


def test_what_is_not_there_is_none_and_cannot_be_changed() -> None:
    assert rows.row(Draft, id=uuid4()) is None
    draft = _draft()
    with pytest.raises(ObjectDoesNotExist):
        rows.update(draft, ["answers"])


def test_a_key_that_is_there_already_is_refused() -> None:
    rows.insert(first := _act())
    second = _act("dossier:y")
    second.id = first.id
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert(second)


def test_a_locked_row_is_asked_for_update_and_found_by_any_unique_field() -> None:
    draft = _draft()
    rows.insert(draft)
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        assert rows.row(Draft, locked=True, id=draft.id) is not None
    assert any(query["sql"].endswith("FOR UPDATE") for query in asked.captured_queries)
    CodeCounter.objects.create(agency="H26.00073", day=clock.today(), last=3)
    found = rows.row(CodeCounter, agency="H26.00073")
    assert found is not None
    assert found.last == 3


def test_a_hostile_value_is_a_value() -> None:
    assert rows.row(CodeCounter, agency="' OR '1' = '1") is None
    CodeCounter.objects.create(agency="' OR '1' = '1", day=clock.today(), last=7)
    found = rows.row(CodeCounter, agency="' OR '1' = '1")
    assert found is not None
    assert found.last == 7
