"""Carrying: once, again while it helps, and parked when it does not."""

import logging
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest
from procrastinate import JobContext, RetryStrategy

from onedoor.audit import queries as journal
from onedoor.base.errors import ConnectorError
from onedoor.base.ids import new_id
from onedoor.notices import operations, queries, tasks
from onedoor.notices.terms import NoticeState
from tests.notices.conftest import MAI, Remembering, Tell


@pytest.fixture
def told(tell: Tell) -> UUID:
    tell()
    return queries.notices(seen_by=MAI)[0].id


def state() -> NoticeState:
    return queries.notices(seen_by=MAI)[0].state


def verbs(notice: UUID) -> list[str]:
    return [act.verb for act in journal.acts(f"notice:{notice}")]


def test_it_is_carried_to_the_address(told: UUID, channel: type[Remembering]) -> None:
    operations.send(told)

    [row] = queries.notices(seen_by=MAI)
    assert channel.carried == [("mai@example.org", row.title, row.text, str(told))]
    assert row.state is NoticeState.SENT
    assert verbs(told) == ["notices.tell", "notices.send"]


def test_it_is_carried_once_however_often_the_job_runs(told: UUID, channel: type[Remembering]) -> None:
    for _ in range(3):
        operations.send(told)

    assert len(channel.carried) == 1


def test_a_channel_that_is_down_is_tried_again(told: UUID, channel: type[Remembering]) -> None:
    channel.trouble = ConnectorError("down", again=True)
    with pytest.raises(ConnectorError):
        operations.send(told)
    assert state() is NoticeState.QUEUED

    channel.trouble = None
    operations.send(told)

    assert state() is NoticeState.SENT


def test_what_can_never_arrive_is_parked_at_once(told: UUID, channel: type[Remembering]) -> None:
    channel.trouble = ConnectorError("no such address", again=False)

    operations.send(told)

    assert state() is NoticeState.FAILED
    assert verbs(told) == ["notices.tell", "notices.park"]


@pytest.mark.parametrize("trouble", [ConnectorError("down", again=True), ZeroDivisionError("poison")])
def test_the_last_try_parks_it(told: UUID, channel: type[Remembering], trouble: Exception) -> None:
    channel.trouble = trouble
    with pytest.raises(type(trouble)):
        operations.send(told)

    operations.send(told, last_try=True)

    assert state() is NoticeState.FAILED


def test_a_parked_one_is_not_sent_later(told: UUID, channel: type[Remembering]) -> None:
    channel.trouble = ConnectorError("no", again=False)
    operations.send(told)
    channel.trouble = None

    operations.send(told)

    assert channel.carried == []


def test_parking_is_logged_without_the_person(
    told: UUID, channel: type[Remembering], caplog: pytest.LogCaptureFixture
) -> None:
    channel.trouble = ConnectorError("no mai@example.org", again=False)

    with caplog.at_level(logging.WARNING):
        operations.send(told)

    assert str(told) in str([vars(record) for record in caplog.records])
    assert "mai@example.org" not in str([vars(record) for record in caplog.records])


def test_a_notice_that_is_not_there_is_nothing_to_do(channel: type[Remembering]) -> None:
    operations.send(new_id())

    assert channel.carried == []


def test_the_queue_gives_the_task_all_of_its_tries() -> None:
    strategy = tasks.send.retry_strategy

    assert isinstance(strategy, RetryStrategy)
    assert strategy.max_attempts == tasks.MOST_TRIES
    assert tasks.send.pass_context


@pytest.mark.parametrize(("attempts", "parked"), [(0, False), (6, False), (7, True)])
def test_the_task_parks_at_the_end_of_its_tries(
    told: UUID, channel: type[Remembering], attempts: int, parked: bool
) -> None:
    channel.trouble = ConnectorError("down", again=True)
    job = SimpleNamespace(attempts=attempts)
    context = cast("JobContext", SimpleNamespace(job=job))
    if parked:
        tasks.send.func(context, notice_id=str(told))
    else:
        with pytest.raises(ConnectorError):
            tasks.send.func(context, notice_id=str(told))

    assert (state() is NoticeState.FAILED) is parked
