"""Colleagues: notes among themselves, giving a dossier on, and letting a person withdraw."""

from onedoor.audit import queries as audit
from onedoor.base.actor import Actor
from onedoor.dossiers import operations
from onedoor.dossiers.terms import State
from tests.stories.desk.ward import Desk, received, seen


def test_a_note_is_for_officers_only(lan: Desk, duc: Desk, mai: Actor, code: str) -> None:
    assert "Đã ghi chú." in lan.sends(f"{code}/note", text="Đã gọi điện cho chị Mai")
    assert "Đã gọi điện cho chị Mai" in duc.opens(f"{code}/")
    assert seen(code, mai).notes == ()


def test_an_empty_note_is_asked_for_again(lan: Desk, code: str) -> None:
    assert "Hãy viết nội dung ghi chú." in lan.sends(f"{code}/note", text="  ")
    assert lan.status == 400
    assert seen(code, lan.actor).notes == ()


def test_a_dossier_is_given_to_a_colleague_and_back_to_the_unit(lan: Desk, nga: Desk, duc: Desk, code: str) -> None:
    lan.takes(code)
    page = lan.opens(f"{code}/assign")
    assert page.index("Bùi Thị Nga") < page.index("Vũ Minh Đức")
    assert "Lý Văn Minh" not in page

    assert "Đã giao hồ sơ cho Bùi Thị Nga." in lan.acts(code, "assign", to=str(nga.actor.id))
    assert seen(code, lan.actor).assigned_to == nga.actor.id

    nga.acts(code, "assign", to="release")
    assert seen(code, lan.actor).assigned_to is None


def test_a_dossier_cannot_be_given_to_another_ward(lan: Desk, minh: Desk, code: str) -> None:
    lan.takes(code)

    assert "Hãy chọn người xử lý." in lan.acts(code, "assign", to=str(minh.actor.id))
    assert seen(code, lan.actor).assigned_to == lan.actor.id


def test_a_person_withdraws_with_the_officers_consent(lan: Desk, mai: Actor, code: str) -> None:
    received(code, lan.actor)
    operations.ask_withdrawal(code, by=mai, reason="Tôi khai nhầm nơi sinh")
    assert "Tôi khai nhầm nơi sinh" in lan.opens(f"{code}/withdrawal")

    lan.acts(code, "withdrawal")

    assert seen(code, lan.actor).state is State.STOPPED


def test_who_looked_is_written_down(lan: Desk, code: str) -> None:
    view = seen(code, lan.actor)
    before = len(audit.looks(f"dossier:{view.id}"))

    lan.opens(f"{code}/")
    lan.opens(f"{code}/file/{view.attachments[0].id}")

    assert len(audit.looks(f"dossier:{view.id}")) == before + 2


def test_a_picture_is_shown_in_a_policy_that_lets_nothing_else_happen(lan: Desk, code: str) -> None:
    attachment = seen(code, lan.actor).attachments[0]

    lan.opens(f"{code}/picture/{attachment.id}")
    assert lan.answer is not None
    assert lan.answer.headers["Content-Type"] == "image/jpeg"
    assert lan.answer.headers["Content-Disposition"].startswith("inline")
    assert lan.answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")

    lan.opens(f"{code}/file/{attachment.id}")
    assert lan.answer.headers["Content-Disposition"].startswith("attachment")
    assert lan.answer.headers["X-Content-Type-Options"] == "nosniff"
