"""Two officers at once: one wins; the other is told who and when, and keeps what was typed."""

from datetime import timedelta

import time_machine

from onedoor.dossiers import operations
from onedoor.dossiers.terms import State
from tests.stories.desk.ward import MONDAY, Desk, handled_by, received, seen


def test_who_comes_second_to_a_dossier_is_told_who_took_it(lan: Desk, nga: Desk, code: str) -> None:
    lan.takes(code)

    page = nga.takes(code)

    assert nga.status == 409
    assert "Phạm Thị Lan đã thay đổi hồ sơ này lúc 23/11/2026, 09:00" in page
    assert seen(code, nga.actor).assigned_to == lan.actor.id


def test_a_form_made_from_an_older_record_is_told_and_keeps_its_text(
    lan: Desk, duc: Desk, code: str, monday: time_machine.Traveller
) -> None:
    # Given Đức writing his proposal,
    handled_by(code, lan.actor, duc.actor)
    duc.opens(f"{code}/propose")
    old = duc.row_version

    # when he himself asks for a supplement in another window and the mother's answer comes in meanwhile,
    monday.move_to(MONDAY + timedelta(minutes=7), tick=False)
    operations.postpone(code, by=duc.actor, new_due_on=MONDAY.date() + timedelta(days=4), reason="Máy hỏng")
    page = duc.sends(f"{code}/propose", row_version=old, outcome="granted", text="Đủ điều kiện theo Điều 16")

    # then nothing is written over, he is told who and when, and his text stands in the form.
    assert duc.status == 409
    assert "Vũ Minh Đức đã thay đổi hồ sơ này lúc 23/11/2026, 09:07" in page
    assert "Đủ điều kiện theo Điều 16" in page
    assert seen(code, duc.actor).proposal == ""

    # And the same form, sent again after looking, goes through.
    duc.sends(f"{code}/propose", row_version=duc.row_version, outcome="granted", text="Đủ điều kiện theo Điều 16")
    assert seen(code, duc.actor).proposal == "Đủ điều kiện theo Điều 16"


def test_a_text_whose_act_is_no_longer_possible_can_be_copied(lan: Desk, nga: Desk, code: str) -> None:
    # Given Lan writing a refusal while Nga takes the dossier over and receives it.
    lan.takes(code)
    lan.opens(f"{code}/refuse")
    old = lan.row_version
    operations.assign(code, by=nga.actor, to=nga.actor.id, row_version=old)
    operations.receive(code, by=nga.actor)

    page = lan.sends(
        f"{code}/refuse", row_version=old, ground="authority", legal_basis="Điều 13", reason="Mời chị nộp nơi khác."
    )

    assert lan.status == 409
    assert "Bùi Thị Nga đã thay đổi hồ sơ này" in page
    assert "Bây giờ chưa thể: Từ chối tiếp nhận" in page
    assert "Mời chị nộp nơi khác." in page
    assert seen(code, lan.actor).state is State.RECEIVED


def test_an_officer_who_has_not_taken_the_dossier_cannot_write(lan: Desk, nga: Desk, code: str) -> None:
    received(code, lan.actor)
    version = seen(code, nga.actor).row_version

    page = nga.opens(f"{code}/forward")
    assert nga.status == 409
    assert "Phạm Thị Lan đang giữ hồ sơ này" in page

    nga.sends(f"{code}/forward", row_version=version)
    assert nga.status == 409
    assert seen(code, nga.actor).row_version == version


def test_a_form_without_its_version_is_never_current(lan: Desk, code: str) -> None:
    lan.takes(code)

    for version in ("", "-1", "²", "99999999999999999999"):
        lan.sends(f"{code}/receive", row_version=version)
        assert lan.status == 409
    assert seen(code, lan.actor).state is State.SUBMITTED
