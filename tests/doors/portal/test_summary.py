"""The error summary: in the order of the page, each line named, each leading to something that is there."""

from onedoor.doors.frame.components import PageError
from onedoor.doors.portal.summary import questions, summary
from onedoor.doors.portal.widgets import Widget


def text(name: str, label: str) -> Widget:
    return Widget("text", name, label)


PAGE = (
    Widget("person", "mother", "Mẹ", parts=(text("mother.name", "Họ tên"), Widget("address", "mother.home", "Nơi ở"))),
    Widget("table", "members", "Thành viên", rows=((text("members.0.name", "Tên"),), (text("members.1.name", "Tên"),))),
    text("kin", "Bạn là ai?"),
)


def said(errors: dict[str, str]) -> list[tuple[str, str]]:
    return [(error.text, error.target) for error in summary(questions(PAGE), errors)]


def test_lines_follow_the_page_and_name_their_question() -> None:
    assert said({"kin": "Hãy trả lời", "members.1.name": "Quá dài", "mother.name": "Hãy ghi"}) == [
        ("Họ tên: Hãy ghi", "mother-name"),
        ("2. Tên: Quá dài", "members-1-name"),
        ("Bạn là ai? Hãy trả lời", "kin"),
    ]


def test_an_input_that_is_not_shown_leads_to_its_group() -> None:
    assert said({"mother.home.commune": "Hãy chọn"}) == [("Nơi ở: Hãy chọn", "mother-home")]


def test_what_belongs_to_no_question_comes_last_and_is_said_as_it_is() -> None:
    assert summary(questions(PAGE), {"other": "Lạ", "kin": "Sai"})[-1] == PageError("Lạ", "other")
