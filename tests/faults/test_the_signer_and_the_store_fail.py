"""A signer that is slow, late or gone, a store that fails: a dossier stays to be signed, and no page waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from onedoor.base import clock, files
from onedoor.base.errors import BytesChanged, ConnectorError, StoreUnavailable
from onedoor.connectors.demo.trust_service import asked
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import DeliveryState
from onedoor.signing import operations, queries
from onedoor.signing.models import Binding, Paper
from onedoor.signing.operations import configured
from onedoor.signing.operations.answering import fetch
from onedoor.signing.tasks import complete, prepare
from onedoor.signing.terms import Activation, CeremonyState, PaperState, Trouble
from tests.dossiers.conftest import Cast
from tests.signing.conftest import HOA, SIGNER, Opened, Service, duc, hoa, opened, pages, service, trust_service, work
from tests.signing.test_ceremony import Pair, begin, judged, paper, state
from tests.signing.test_results import (
    cast,
    decided,
    draft_of,
    logged_in,
    monday,
    picture,
    proposed,
    received,
    submitted,
)

__all__ = [
    "cast", "decided", "draft_of", "duc", "hoa", "monday", "opened", "pages", "picture", "proposed", "received",
    "service", "submitted", "trust_service",
]  # fmt: skip


@contextmanager
def slow(service: Service) -> Iterator[None]:
    """A service that takes longer than we wait, and us with little patience, until the end of the block."""
    outside = configured._signer(SIGNER)._service._outside  # type: ignore[attr-defined]  # Ours, which tests know.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asked, "_SLOW_S", 1.5)
        patch.setattr(outside, "patience_s", 0.3)
        patch.setattr(outside._client, "timeout", 0.3)
        service.goes_wrong("slow")
        yield
    service.goes_wrong("none")


class Unasked:
    """A signer that nobody may ask: whoever does would make a page wait for it."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"a web process asked the signer: {name}")


def test_no_page_waits_for_the_signer(cast: Cast, decided: str, settings: Settings) -> None:
    settings.ENV = replace(settings.ENV, remote_signer=f"{__name__}.Unasked")
    client = logged_in(cast.hoa)
    [row] = queries.to_sign(seen_by=cast.hoa)

    assert client.get("/desk/to-sign").status_code == 200
    begun = client.post("/desk/to-sign", {"paper": str(row.id)})
    assert begun.status_code == 302
    assert client.get(begun["Location"]).status_code == 200
    assert Client().post("/callbacks/signing", {"handle": "x"}).status_code < 500
    assert client.post(f"{begun['Location']}/stop").status_code == 302
    assert client.get(f"/desk/{decided}/").status_code == 200


def test_a_slow_signer_leaves_the_dossier_to_be_signed(service: Service, cast: Cast, decided: str) -> None:
    ceremony = operations.begin([row.id for row in queries.to_sign(seen_by=cast.hoa)], by=cast.hoa)
    with slow(service), pytest.raises(ConnectorError):
        operations.prepare(ceremony)

    assert state(ceremony)[0] is CeremonyState.PREPARING
    assert dossiers.dossier(decided, seen_by=cast.hoa).delivery is DeliveryState.TO_SIGN
    with slow(service), time_machine.travel(clock.now() + timedelta(minutes=11)):
        operations.prepare(ceremony)
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.UNREACHABLE)
    assert [row.in_hand for row in queries.to_sign(seen_by=cast.hoa)] == [False]


def test_a_signer_that_becomes_slow_after_the_yes(service: Service, opened: Opened, hoa: Pair) -> None:
    """The answer is asked for again; when the signature itself does not come, the person is asked anew."""
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    with slow(service):
        operations.check(ceremony, again=False)
        assert state(ceremony)[0] is CeremonyState.WAITING
        fetch(ceremony, Activation("whatever it was"))
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.UNREACHABLE)

    again = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(again)
    work()
    assert judged(service, subject).valid


@pytest.mark.parametrize("minutes", [1, 4])
def test_a_late_answer_counts_for_the_same_digest_only(
    service: Service, opened: Opened, hoa: Pair, minutes: int
) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    before = bytes(Binding.objects.get(ceremony=ceremony).digest)
    with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
        service.approve()
        Binding.objects.filter(ceremony=ceremony).update(digest=bytes(32))
        operations.check(ceremony)
        assert state(ceremony)[0] is CeremonyState.FAILED
        assert paper(subject).state == PaperState.TO_SIGN
    assert before != bytes(32)


def test_a_store_that_takes_nothing_is_tried_again(
    service: Service, opened: Opened, hoa: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])

    def full(*_: object) -> files.StoredFile:
        raise StoreUnavailable

    with monkeypatch.context() as broken:
        broken.setattr(files, "store", full)
        with pytest.raises(StoreUnavailable):
            operations.prepare(ceremony)
    assert state(ceremony)[0] is CeremonyState.PREPARING
    work()
    service.approve()
    operations.check(ceremony)
    [binding] = Binding.objects.filter(ceremony=ceremony)
    with monkeypatch.context() as broken:
        broken.setattr(files, "store", full)
        with pytest.raises(StoreUnavailable):
            operations.complete(binding.id)
    assert paper(subject).state == PaperState.TO_SIGN
    operations.complete(binding.id)
    assert judged(service, subject).valid


@pytest.mark.parametrize("task", [prepare, complete])
def test_the_worker_tries_again_what_may_pass(task: object) -> None:
    strategy = task.retry_strategy  # type: ignore[attr-defined]  # procrastinate's task, whose decorator hides it.

    assert {ConnectorError, StoreUnavailable} <= set(strategy.retry_exceptions)


def test_other_bytes_than_were_stored_are_never_signed(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    _spoil_bytes(Paper.objects.get(subject=subject).stored_as)
    operations.prepare(ceremony)
    assert state(ceremony) == (CeremonyState.FAILED, Trouble.CHANGED)
    assert service.server.kept.waiting(HOA) == []
    with pytest.raises(BytesChanged):
        queries.pages(subject)


def test_other_bytes_after_the_yes_free_the_paper(service: Service, opened: Opened, hoa: Pair) -> None:
    subject = opened(hoa[1])
    ceremony = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(ceremony)
    _spoil_bytes(Binding.objects.get(ceremony=ceremony).prepared_as)
    work()

    assert state(ceremony) == (CeremonyState.FAILED, Trouble.CHANGED)
    assert paper(subject).state == PaperState.TO_SIGN
    again: UUID = begin(subject, hoa[0])
    work()
    service.approve()
    operations.check(again)
    work()
    assert judged(service, subject).valid


def _spoil_bytes(stored_as: str) -> None:
    from pathlib import Path

    from django.core.files.storage import storages

    path = Path(storages["default"].path(stored_as))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
