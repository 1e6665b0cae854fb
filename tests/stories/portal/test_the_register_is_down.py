"""The population register does not answer: the person is told, types, and files all the same."""

import pytest

from onedoor.dossiers import queries
from tests.stories.portal.visitor import MAI, Visitor, begin, draft_id

SHOWN = ["requester", "requester_relation", "requester_phone", "requester_email"]


@pytest.mark.usefixtures("register_is_silent")
def test_the_person_is_told_types_and_is_checked_later(mai: Visitor) -> None:
    journey = begin(mai)
    mai.open(f"{journey}/page/requester")
    assert "Cơ sở dữ liệu dân cư đang không trả lời" in mai.said
    assert mai.value_of("requester.name") == "Nguyễn Thị Mai"
    assert "Lấy từ tài khoản bạn đã đăng nhập" in mai.said
    form = {**MAI, "requester_relation": "mother", "requester_phone": "0912345678", "action": "continue"}
    mai.send(f"{journey}/page/requester", {**form, "shown": SHOWN})
    assert mai.path.endswith("/page/case")
    assert mai.actor is not None
    assert queries.draft(draft_id(journey), seen_by=mai.actor).unverified == ("requester",)
    assert "Bạn tự khai; cơ quan sẽ đối chiếu sau" in mai.open(f"{journey}/check").said


@pytest.mark.usefixtures("register_is_silent")
def test_looking_somebody_up_says_so_and_keeps_what_was_typed(mai: Visitor) -> None:
    journey = begin(mai)
    mai.send(f"{journey}/page/father", {"shown": ["father_declared"], "father_declared": "yes", "action": "later"})
    form = {"shown": ["father"], "father.name": "Trần Văn Bình", "father.citizen_number": "001092012346"}
    mai.send(f"{journey}/page/father", {**form, "action": "lookup:father"})
    assert "đang không trả lời" in mai.said
    assert mai.value_of("father.name") == "Trần Văn Bình"


def test_what_differs_from_the_register_is_checked_later_too(mai: Visitor) -> None:
    journey = begin(mai)
    form = {**MAI, "requester.ethnicity": "Tày", "shown": ["requester"], "action": "later"}
    mai.send(f"{journey}/page/requester", form)
    assert mai.actor is not None
    assert queries.draft(draft_id(journey), seen_by=mai.actor).unverified == ("requester",)
    mai.send(f"{journey}/page/requester", {**MAI, "shown": ["requester"], "action": "later"})
    assert queries.draft(draft_id(journey), seen_by=mai.actor).unverified == ()
