"""Telling: once under a key, in the portal at once, by a job of the same transaction where there is an address."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.audit import queries as journal
from onedoor.base.actor import ANONYMOUS, SYSTEM, Actor, Quality
from onedoor.base.ids import new_id
from onedoor.notices import operations, queries
from onedoor.notices.models import Notice
from onedoor.notices.terms import Kind, NoticeState
from tests.notices.conftest import FACTS, HUNG, MAI, MAI_ID, Tell


def jobs() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="notices.send"))


def test_the_person_reads_it_at_once_and_a_job_carries_it(tell: Tell) -> None:
    tell()

    [row] = queries.notices(seen_by=MAI)
    assert (row.kind, row.state, row.subject_ref) == (Kind.RECEIVED, NoticeState.QUEUED, FACTS["code"])
    assert row.title == "Hồ sơ H26.00073-261123-0001 đã được tiếp nhận"
    assert "Ngày hẹn trả kết quả: 16:30 ngày 24/11/2026." in row.text
    assert f"https://one.example/dossiers/{FACTS['code']}" in row.text
    assert row.at == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert [job.args for job in jobs()] == [{"notice_id": str(row.id)}]


def test_in_the_language_the_person_used(tell: Tell) -> None:
    tell(language="en")

    [row] = queries.notices(seen_by=MAI)
    assert "The result is due by 16:30 on 24 November 2026." in row.text


def test_an_unknown_language_is_the_legal_one(tell: Tell) -> None:
    tell(language="xx")

    assert "đã tiếp nhận" in queries.notices(seen_by=MAI)[0].text


def test_the_same_key_tells_once(tell: Tell) -> None:
    tell()
    tell()
    tell(key="another")

    assert len(queries.notices(seen_by=MAI)) == 2
    assert len(jobs()) == 2


def test_without_an_address_it_is_shown_only(tell: Tell) -> None:
    tell(email="")

    assert queries.notices(seen_by=MAI)[0].state is NoticeState.SHOWN
    assert jobs() == []


def test_what_is_undone_told_nobody(tell: Tell) -> None:
    with transaction.atomic():
        tell()
        transaction.set_rollback(True)

    assert queries.notices(seen_by=MAI) == ()
    assert jobs() == []


def test_a_kind_without_a_text_is_a_fault(tell: Tell) -> None:
    with pytest.raises(ValueError, match="unheard_of"):
        tell("unheard_of")


@pytest.mark.parametrize("reason", ["{code}", "{0.__class__}", "%(code)s", "${code}", "</p>{unknown}", "{{due}}"])
def test_facts_are_never_filled_in_themselves(tell: Tell, reason: str) -> None:
    tell("refused", reason=reason)

    assert f"Lý do: {reason}\n" in queries.notices(seen_by=MAI)[0].text


def test_a_line_without_its_fact_is_left_out(tell: Tell) -> None:
    tell("refused", reason="")

    assert "Lý do" not in queries.notices(seen_by=MAI)[0].text


@pytest.mark.parametrize(
    "somebody", [HUNG, ANONYMOUS, SYSTEM, Actor(Quality.OFFICER, MAI.id), Actor(Quality.MACHINE, MAI.id)]
)
def test_nobody_else_reads_it(tell: Tell, somebody: Actor) -> None:
    tell()

    assert queries.notices(seen_by=somebody) == ()


def test_an_officer_reads_of_their_work_and_of_nothing_else(tell: Tell) -> None:
    tell()
    operations.tell(MAI_ID, "task_overdue", {"service": "Việc", "due": "01/12/2026"}, key="work")
    officer = Actor(Quality.OFFICER, MAI.id)

    assert [one.title for one in queries.of_work(seen_by=officer)] == ["Đã quá hạn: Việc"]
    assert queries.of_work(seen_by=MAI) == queries.of_work(seen_by=Actor(Quality.OFFICER, HUNG.id)) == ()


def test_the_newest_comes_first_and_the_list_is_bounded(tell: Tell) -> None:
    Notice.objects.bulk_create(
        Notice(key=str(number), person_id=MAI_ID, kind="received", language="vi", title=str(number), text="",
               state="shown", at=datetime(2026, 1, 1, 0, number // 60, number % 60, tzinfo=UTC))
        for number in range(230)
    )  # fmt: skip

    rows = queries.notices(seen_by=MAI)

    assert [row.title for row in rows[:3]] == ["229", "228", "227"]
    assert len(rows) == 200


def test_one_act_stands_in_the_journal_without_a_person_in_it(tell: Tell) -> None:
    tell()

    [row] = queries.notices(seen_by=MAI)
    [act] = journal.acts(f"notice:{row.id}")
    assert (act.verb, dict(act.facts)) == ("notices.tell", {"kind": "received", "about": FACTS["code"]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"state": "sent"},
        {"state": "queued", "sent_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"state": "shown", "email": "mai@example.org"},
        {"state": "queued", "email": ""},
    ],
)
def test_the_table_refuses_what_makes_no_sense(wrong: dict[str, object]) -> None:
    from django.db import IntegrityError

    row = {
        "key": "k",
        "person_id": new_id(),
        "kind": "received",
        "language": "vi",
        "email": "mai@example.org",
        "title": "t",
        "text": "t",
        "at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**row | wrong)
