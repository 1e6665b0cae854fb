"""Public status by code and last digits: the right pair sees the step, any other pair sees one and the same page."""

from onedoor.dossiers import queries
from tests.stories.portal.visitor import Visitor


def test_the_right_pair_sees_the_step_and_no_name(code: str) -> None:
    said = Visitor().send("/status", {"code": code, "digits": "2345"}).said
    assert "Mới nộp" in said
    assert "Đăng ký khai sinh" in said
    for private in ("Mai", "Trần Minh An", "001194012345"):
        assert private not in said


def test_a_wrong_code_and_wrong_digits_read_the_same(code: str) -> None:
    wrong_digits = Visitor().send("/status", {"code": code, "digits": "9999"})
    unknown = Visitor().send("/status", {"code": "H26.00073-261123-9999", "digits": "9999"})
    assert wrong_digits.said == unknown.said
    assert "Không có hồ sơ nào khớp" in unknown.said
    assert "Đăng ký khai sinh" not in wrong_digits.said


def test_nothing_is_looked_up_by_an_address(code: str) -> None:
    assert "Mới nộp" not in Visitor().open(f"/status?code={code}&digits=2345").said


def test_a_dossier_of_somebody_else_answers_as_one_that_does_not_exist(code: str) -> None:
    other = Visitor().sign_in("hung", "Trần Văn Hùng", "001090054321")
    pages = ("", "/sent", "/withdraw", "/supplement", "/supplement/birth_notice")
    foreign = [other.open(f"/dossiers/{code}{page}", status=404).said for page in pages]
    missing = [other.open(f"/dossiers/H26.00073-261123-9999{page}", status=404).said for page in pages]
    assert foreign == missing


def test_the_page_behind_a_qr_code(mai: Visitor, code: str) -> None:
    from onedoor.dossiers import operations

    assert mai.actor is not None
    view = queries.dossier(code, seen_by=mai.actor)
    operations.issue_receipt(view.id)
    receipt = queries.dossier(code, seen_by=mai.actor).documents[0]
    said = Visitor().open(f"/v/{receipt.token}").said
    assert "Giấy này có thật" in said
    assert code in said
    assert "Nguyễn Thị Mai" not in said
    assert "Không có giấy nào mang mã này" in Visitor().open("/v/22222222", status=404).said
