"""The task list: what nobody asks for is neither done nor to be done."""

from tests.stories.portal.visitor import Visitor, begin


def test_papers_that_the_agency_looks_up_do_not_count(mai: Visitor) -> None:
    journey = begin(mai)
    assert "Đã xong 0 trên 9 việc" in mai.open(f"{journey}/").said
    mai.send(f"{journey}/place", {"agency": "H26.00073"})
    assert "Đã xong 1 trên 9 việc" in mai.said


def test_a_page_that_may_be_left_empty_is_done_when_it_is_answered(mai: Visitor) -> None:
    mai.send("/service/1.000894/begin", {"foreign": "no", "age": "yes", "free_to_marry": "yes"})
    journey = mai.path.removesuffix("/place")
    assert "Ngày đến ký Không bắt buộc" in mai.open(f"{journey}/").said
    wish = {"signing_wish.day": "1", "signing_wish.month": "12", "signing_wish.year": "2026"}
    mai.send(f"{journey}/page/appointment", {**wish, "shown": ["signing_wish"], "action": "continue"})
    assert "Ngày đến ký Xong" in mai.open(f"{journey}/").said
