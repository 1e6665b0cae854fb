"""People who do not get to the end: what stopped them is counted, told to their ward's leader, and names nobody."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.base.actor import Role
from onedoor.quality import operations
from onedoor.quality.models import Attempt, Milestone
from onedoor.quality.terms import Cause, Outcome
from tests.stories.office.money import Office
from tests.stories.portal.conftest import MONDAY
from tests.stories.portal.visitor import Visitor, begin, fill_in, submit

WARD = "H26.00073"
WRONG = {"shown": ["child_name"], "child_name": "An 123", "action": "continue"}


def _later(days: int) -> time_machine.travel:
    return time_machine.travel(MONDAY + timedelta(days=days), tick=True)


def _hoa(language: str = "vi") -> Office:
    return Office("Đỗ Thị Hoa", Role.LEADER, agency=WARD, language=language)


def _left_after_three_rejects(mai: Visitor) -> None:
    journey = begin(mai)
    mai.send(f"{journey}/place", {"agency": WARD})
    for _ in range(3):
        mai.send(f"{journey}/page/child", WRONG)


def test_a_page_that_sends_back_three_times_is_the_cause_once_the_draft_has_rested(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    operations.rule_attempts()
    assert Attempt.objects.get().outcome == Outcome.OPEN
    with _later(31):
        operations.rule_attempts()
        found = Attempt.objects.get()
        assert (found.outcome, found.cause, found.last_step) == (Outcome.ABANDONED, Cause.VALIDATION_LOOP, "child")
        hoa = _hoa()
        page = hoa.opens("quality/")
        assert "1 bỏ dở, 0 nộp xong sau khi vấp" in page
        assert "Bị trả lại nhiều lần ở một bước Q01" in page
        assert "Mẫu nhỏ (n = 1)" in page
        records = hoa.opens("quality/attempts", cause="Q01")
        assert "n = 1" in records
        course = hoa.opens(f"quality/attempts/{found.id}")
        assert course.count("Bước bị trả lại") == 3
        assert "child_name:not_a_name" in course


def test_who_hands_in_after_a_refused_file_completed_with_trouble(mai: Visitor, journey: str) -> None:
    bad = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00 a program", content_type="application/pdf")
    mai.send(f"{journey}/papers/birth_notice", {"files": bad, "action": "upload"})
    submit(mai, journey)
    operations.rule_attempts()
    found = Attempt.objects.get()
    assert (found.outcome, found.troubled, found.cause) == (Outcome.COMPLETED, True, Cause.UPLOAD_REFUSED)
    assert "0 bỏ dở, 1 nộp xong sau khi vấp" in _hoa().opens("quality/")


def test_who_leaves_where_a_paper_is_asked_had_it_not_at_hand(mai: Visitor) -> None:
    journey = begin(mai)
    fill_in(mai, journey)
    mai.open(f"{journey}/papers/birth_notice")
    with _later(31):
        operations.rule_attempts()
        assert Attempt.objects.get().cause == Cause.DOCUMENT_NOT_AT_HAND


@pytest.mark.usefixtures("register_is_silent")
def test_who_leaves_while_the_register_is_silent_was_stopped_by_it(mai: Visitor) -> None:
    journey = begin(mai)
    mai.open(f"{journey}/page/requester")
    with _later(31):
        operations.rule_attempts()
        assert Attempt.objects.get().cause == Cause.LOOK_UP_FAILS


def test_who_files_the_same_from_another_draft_did_not_fail(mai: Visitor, journey: str) -> None:
    begin(mai)
    submit(mai, journey)
    with _later(31):
        operations.rule_attempts()
        assert sorted(Attempt.objects.values_list("outcome", "cause")) == [
            (Outcome.ABANDONED, Cause.DUPLICATE),
            (Outcome.COMPLETED, ""),
        ]


def test_ruling_again_gives_the_same(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    with _later(31):
        assert operations.rule_attempts() == operations.rule_attempts() == 1
        assert Attempt.objects.count() == 1


def test_nothing_that_was_typed_and_no_id_of_the_draft_is_kept(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    operations.rule_attempts()
    kept = " ".join(
        str(value) for model in (Attempt, Milestone) for row in model.objects.values() for value in row.values()
    )
    assert "An 123" not in kept
    assert mai.path.split("/")[2] not in kept
    assert str(mai.actor.id if mai.actor else "") not in kept


def test_raw_events_are_forgotten_and_what_they_amount_to_is_kept(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    with _later(31):
        operations.rule_attempts()
    with _later(91):
        assert operations.forget_milestones() >= 3
        assert not Milestone.objects.exists()
        assert Attempt.objects.get().cause == Cause.VALIDATION_LOOP
        assert "Không có gì được ghi" in _hoa().opens(f"quality/attempts/{Attempt.objects.get().id}")


def test_another_wards_leader_and_a_receiver_see_nothing_of_it(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    with _later(31):
        operations.rule_attempts()
        other = Office("Lý Văn Minh", Role.LEADER, agency="H26.00070")
        assert "chưa có lần nào ngã ngũ" in other.opens("quality/")
        other.opens(f"quality/attempts/{Attempt.objects.get().id}")
        assert other.status == 404
        lan = Office("Phạm Thị Lan", Role.RECEIVER, agency=WARD)
        lan.opens("quality/")
        assert lan.status == 404


def test_the_page_speaks_english_too(mai: Visitor) -> None:
    _left_after_three_rejects(mai)
    with _later(31):
        operations.rule_attempts()
        page = _hoa("en").opens("quality/")
        assert "Sent back again and again at one step" in page
        assert "The ministry of information's survey of March 2023" in page


def test_an_address_that_nobody_wrote_is_answered(mai: Visitor) -> None:
    hoa = _hoa()
    assert "không đọc được" in hoa.opens("quality/", first="hôm qua")
    for query in ({"cause": "X99"}, {"group": "weather"}):
        hoa.opens("quality/attempts", **query)
        assert hoa.status == 404
