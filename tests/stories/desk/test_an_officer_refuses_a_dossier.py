"""A dossier that the law does not let the ward receive is refused, with the ground and in plain words."""

from onedoor.dossiers.terms import DocumentKind, State
from tests.stories.desk.ward import Desk, officer, seen


def test_an_officer_refuses_with_a_legal_reason(lan: Desk, code: str) -> None:
    lan.takes(code)
    assert "không mở lại được" in lan.opens(f"{code}/refuse")

    page = lan.acts(
        code,
        "refuse",
        ground="authority",
        legal_basis="Luật Hộ tịch, Điều 13",
        reason="Mời chị nộp tại phường nơi cư trú.",
    )

    view = seen(code, lan.actor)
    assert view.state is State.REFUSED
    assert view.steps[-1].remark.startswith("Không thuộc thẩm quyền giải quyết của cơ quan này.")
    assert DocumentKind.REFUSAL in {row.kind for row in view.documents}
    assert "Đã từ chối tiếp nhận" in page
    assert "Hồ sơ đã khép lại." in page


def test_a_refusal_without_reasons_is_not_sent_and_keeps_what_was_typed(lan: Desk, code: str) -> None:
    lan.takes(code)

    page = lan.acts(code, "refuse", legal_basis="Luật Hộ tịch, Điều 13")

    assert lan.status == 400
    assert "Có chỗ cần sửa" in page
    assert "Hãy chọn lý do không tiếp nhận." in page
    assert "Hãy giải thích để người nộp biết" in page
    assert 'value="Luật Hộ tịch, Điều 13"' in lan.page
    assert seen(code, lan.actor).state is State.SUBMITTED


def test_the_person_reads_the_ground_in_the_legal_language_whatever_the_officer_reads(code: str) -> None:
    lan = Desk(officer("lan"), language="en")
    lan.takes(code)

    page = lan.acts(code, "refuse", ground="duplicate", legal_basis="Luật Hộ tịch", reason="Hồ sơ trước vẫn còn.")

    assert f"Dossier {code} is refused." in page
    assert seen(code, lan.actor).steps[-1].remark.startswith("Đã có hồ sơ cùng nội dung")
