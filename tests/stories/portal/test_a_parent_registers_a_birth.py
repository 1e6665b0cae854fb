"""A mother registers the birth of her child, from the first page to the code, without JavaScript."""

import pytest

from onedoor.dossiers import queries
from onedoor.dossiers.terms import DocumentKind
from tests.stories.portal.visitor import MAI, Visitor, begin, fill_in, picture, submit


def test_she_finds_the_service_in_her_own_words() -> None:
    found = Visitor().open("/").open("/search?q=lam giay khai sinh")
    assert found.said.index("Đăng ký khai sinh") < found.said.index("Giấy khai sinh và số định danh")
    assert found.page.index("/service/1.001193") < found.page.index("/service/1.000656")


def test_words_that_find_nothing_are_answered_with_the_nearest_services() -> None:
    guessed = Visitor().open("/search?q=qkhaiq qsinhq")
    assert guessed.said.index("Chưa tìm thấy thủ tục nào") < guessed.said.index("Có phải bạn tìm")
    assert "/service/1.001193" in guessed.page
    hopeless = Visitor().open("/search?q=qwxz zxqw")
    assert "Có phải bạn tìm" not in hopeless.said
    assert "/life-event/family" in hopeless.page


def test_the_service_page_says_everything_before_anything_is_asked() -> None:
    said = Visitor().open("/service/1.001193").said
    for fact in ("Miễn phí", "Trong ngày", "Ủy ban nhân dân xã, phường", "100%, không phải đi đâu", "Khoảng 12 phút"):
        assert fact in said
    assert said.index("Làm thủ tục này") < said.index("Giấy tờ, dữ liệu cần có")


def test_questions_stop_early_and_say_what_to_do() -> None:
    visitor = Visitor().open("/service/1.001193/questions")
    assert "Trẻ được sinh ra ở đâu?" in visitor.said
    visitor.open("/service/1.001193/questions?asked=birth_country")
    assert visitor.errors == ["Hãy chọn một câu trả lời"]
    visitor.open("/service/1.001193/questions?asked=birth_country&birth_country=abroad")
    assert "cơ quan đại diện Việt Nam" in visitor.said
    assert "Bắt đầu điền" not in visitor.said


def test_the_gate_explains_and_leads_to_the_sign_in() -> None:
    answers = "birth_country=vietnam&already_registered=no&linked=no"
    visitor = Visitor().open(f"/service/1.001193/start?{answers}")
    assert "Chúng tôi sẽ hỏi" in visitor.said
    assert "/sign-in?next=%2Fservice%2F1.001193%2Fstart%3F" in visitor.page


def test_the_place_is_proposed_from_where_she_lives(mai: Visitor) -> None:
    journey = begin(mai)
    assert "Ủy ban nhân dân phường Cửa Nam" in mai.open(f"{journey}/place").said
    assert "Ba Đình" in mai.open(f"{journey}/place?province=01&words=ba dinh").said


def test_what_the_register_knows_is_filled_in(mai: Visitor) -> None:
    journey = begin(mai)
    mai.open(f"{journey}/page/requester")
    assert mai.value_of("requester.name") == "Nguyễn Thị Mai"
    assert mai.value_of("requester.born.year") == "1994"
    assert mai.value_of("requester_phone") == "0912345678"
    assert "Lấy từ Cơ sở dữ liệu quốc gia về dân cư" in mai.said


def test_right_answers_are_kept_beside_wrong_ones_which_stay_as_typed(mai: Visitor) -> None:
    journey = begin(mai)
    shown = ["requester", "requester_relation", "requester_phone"]
    mai.send(f"{journey}/page/requester", {**MAI, "shown": shown, "requester_phone": "12", "action": "continue"})
    assert mai.errors == [
        "Bạn là ai đối với trẻ? Hãy trả lời câu này",
        "Số điện thoại di động: Hãy ghi số điện thoại Việt Nam, ví dụ 0912345678",
    ]
    assert mai.value_of("requester_phone") == "12"
    mai.open(f"{journey}/page/requester")
    assert mai.value_of("requester.residence.detail") == "Số 5 ngõ 12 phố Hàng Bông"


def test_an_answer_that_calls_for_a_question_shows_it_before_going_on(mai: Visitor) -> None:
    journey = begin(mai)
    mai.send(f"{journey}/page/father", {"shown": ["father_declared"], "father_declared": "yes", "action": "continue"})
    assert mai.path.endswith("/page/father")
    assert "Còn câu hỏi tiếp theo" in mai.said
    assert mai.value_of("father.name") == ""


@pytest.mark.parametrize(
    ("name", "filled"), [("tran van binh", True), ("Trần Văn Bình", True), ("Lê Văn Lạ", False), ("", False)]
)
def test_the_father_is_looked_up_by_number_and_name_together(mai: Visitor, name: str, filled: bool) -> None:
    journey = begin(mai)
    mai.send(f"{journey}/page/father", {"shown": ["father_declared"], "father_declared": "yes", "action": "later"})
    form = {"shown": ["father_declared", "father"], "father_declared": "yes", "action": "lookup:father"}
    mai.send(f"{journey}/page/father", {**form, "father.name": name, "father.citizen_number": "001092012346"})
    assert (mai.value_of("father.born.year") == "1992") is filled
    assert bool(mai.errors) is not filled


def test_she_hands_it_in_and_learns_code_time_and_turn(mai: Visitor) -> None:
    journey = begin(mai)
    fill_in(mai, journey)
    assert "Chưa xong: Giấy chứng sinh" not in mai.open(f"{journey}/check").said
    mai.send(f"{journey}/papers/birth_notice", {"files": picture(), "action": "upload"})
    code = submit(mai, journey)
    assert code == "H26.00073-261123-0001"
    for fact in ("Đã nộp hồ sơ", code, "Đến lượt cơ quan", "23/11/2026"):
        assert fact in mai.said
    assert "Tải giấy tiếp nhận (PDF)" in mai.said
    assert mai.actor is not None
    view = queries.dossier(code, seen_by=mai.actor)
    assert [row.kind for row in view.documents] == [DocumentKind.RECEIPT]
    assert view.answers["child_name"] == "Trần Minh An"
    assert view.answers["requester_phone"] == "0912345678"
    assert [file.name for file in view.attachments] == ["giấy chứng sinh.jpg"]
    assert view.unverified == ()
    assert code in mai.open("/dossiers/").said
    assert "Trần Minh An" in mai.open(f"/dossiers/{code}").said


def test_an_incomplete_draft_cannot_be_handed_in(mai: Visitor) -> None:
    journey = begin(mai)
    mai.open(f"{journey}/check")
    assert "Còn những việc này" in mai.said
    assert "version" not in mai.page.split("<main")[1]
