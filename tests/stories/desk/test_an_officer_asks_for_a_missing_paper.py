"""A paper cannot be read: the officer asks for it once, in one request, and gets it."""

from datetime import timedelta

import time_machine

from onedoor.base.actor import Actor
from onedoor.dossiers import operations
from onedoor.dossiers.terms import State
from tests.stories.desk.ward import MONDAY, Desk, picture, received, seen


def test_an_officer_asks_for_a_missing_paper_and_gets_it(
    lan: Desk, mai: Actor, code: str, monday: time_machine.Traveller
) -> None:
    # Given a received dossier whose picture is blurred and whose name differs.
    received(code, lan.actor)
    page = lan.opens(f"{code}/supplement")
    assert "phải trả lời trước 03/12/2026" in page
    assert "Trần Minh An" in page

    # When Lan asks for both, each with its reason.
    page = lan.acts(
        code,
        "supplement",
        **{
            "component-birth_notice": "yes",
            "why-component-birth_notice": "Ảnh mờ, không đọc được số",
            "field-child_name": "yes",
            "why-field-child_name": "Khác tên trên giấy chứng sinh",
        },
    )

    # Then the clock stands still, it is the mother's turn, and each thing is marked where it stands.
    view = seen(code, lan.actor)
    assert view.state is State.AWAITING_SUPPLEMENT
    assert [(item.kind, item.id) for item in view.supplements[0].items] == [
        ("component", "birth_notice"),
        ("field", "child_name"),
    ]
    assert "Thời hạn giải quyết tạm dừng" in page
    assert page.count("Đang yêu cầu bổ sung") == 2
    assert "Ảnh mờ, không đọc được số" in page
    assert "Đang chờ người nộp; bây giờ anh/chị chưa phải làm gì" in page

    # And when the mother has answered, the new name is marked and the act goes on.
    monday.move_to(MONDAY + timedelta(days=2), tick=False)
    operations.attach(seen(code, mai).draft_id, "birth_notice", "chụp lại.jpg", [picture()], by=mai)
    operations.answer_supplement(code, by=mai, answers={"child_name": "Trần Minh Ân"})
    page = lan.opens(f"{code}/")
    assert "Trần Minh Ân Mới bổ sung" in page
    assert "chụp lại.jpg" in page
    assert f"/desk/{code}/forward" in lan.page
    assert f"/desk/{code}/supplement" not in lan.page


def test_an_item_without_its_reason_is_asked_for_and_nothing_typed_is_lost(lan: Desk, code: str) -> None:
    received(code, lan.actor)

    page = lan.acts(
        code, "supplement", **{"component-birth_notice": "yes", "field-child_name": "yes",
        "why-field-child_name": "Khác tên trên giấy", "message": "Xin gửi sớm giúp"},
    )  # fmt: skip

    assert lan.status == 400
    assert "Hãy ghi vì sao cần bổ sung: Giấy chứng sinh." in page
    assert 'href="#why-component-birth_notice"' in lan.page
    assert 'value="Khác tên trên giấy"' in lan.page
    assert "Xin gửi sớm giúp" in page
    assert seen(code, lan.actor).state is State.RECEIVED


def test_a_request_that_asks_for_nothing_is_not_sent(lan: Desk, code: str) -> None:
    received(code, lan.actor)

    assert "Hãy đánh dấu ít nhất một giấy tờ" in lan.acts(code, "supplement", message="Bổ sung giúp")
    assert seen(code, lan.actor).supplements == ()


def test_a_dossier_is_stopped_only_once_the_time_to_answer_is_over(
    lan: Desk, code: str, monday: time_machine.Traveller
) -> None:
    received(code, lan.actor)
    ask = {"component-birth_notice": "yes", "why-component-birth_notice": "Ảnh mờ"}
    lan.acts(code, "supplement", **ask)
    assert f"/desk/{code}/stop" not in lan.page
    assert "Bây giờ chưa thể: Dừng giải quyết" in lan.opens(f"{code}/stop")

    monday.move_to(MONDAY + timedelta(days=20), tick=False)
    lan.opens(f"{code}/")
    assert f"/desk/{code}/stop" in lan.page
    page = lan.acts(code, "stop", reason="Quá hạn bổ sung")

    assert "Đã dừng giải quyết" in page
    assert seen(code, lan.actor).state is State.STOPPED
