"""The agency asks for one answer and one paper; Mai gives exactly these, and the dossier goes on."""

import pytest

from onedoor.base.actor import Actor
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import State, SupplementItem
from tests.stories.portal.visitor import Visitor, picture


@pytest.fixture
def asked(code: str, lan: Actor) -> str:
    operations.assign(code, by=lan, to=lan.id)
    items = (
        SupplementItem("field", "child_name", "Tên viết chưa rõ dấu"),
        SupplementItem("component", "birth_notice", "Ảnh bị mờ góc trên"),
    )
    operations.ask_supplement(code, by=lan, items=items, message="Chị xem giúp hai chỗ này.")
    return code


def test_she_is_told_what_why_and_until_when(mai: Visitor, asked: str) -> None:
    assert "Đang chờ bạn" in mai.open("/dossiers/").said
    mai.open(f"/dossiers/{asked}")
    assert "Cơ quan cần bạn bổ sung" in mai.said
    assert "Trả lời trước" in mai.said
    mai.open(f"/dossiers/{asked}/supplement")
    for words in ("Tên viết chưa rõ dấu", "Ảnh bị mờ góc trên", "Chị xem giúp hai chỗ này."):
        assert words in mai.said
    assert mai.value_of("child_name") == "Trần Minh An"
    assert "requester.name" not in mai.page


def test_half_an_answer_is_kept_on_the_page_and_not_sent(mai: Visitor, asked: str) -> None:
    mai.send(f"/dossiers/{asked}/supplement", {"child_name": "Trần Minh Ân"})
    assert mai.errors == ["Giấy chứng sinh: Hãy tải lên ít nhất một tệp"]
    assert mai.value_of("child_name") == "Trần Minh Ân"
    assert mai.actor is not None
    assert queries.dossier(asked, seen_by=mai.actor).state is State.AWAITING_SUPPLEMENT


def test_answered_in_full_it_goes_on(mai: Visitor, asked: str) -> None:
    mai.send(f"/dossiers/{asked}/supplement/birth_notice", {"files": picture("rõ hơn.jpg"), "action": "upload"})
    assert "rõ hơn.jpg" in mai.said
    mai.send(f"/dossiers/{asked}/supplement", {"child_name": "Trần Minh Ân", "message": "Cảm ơn chị"})
    assert mai.path == f"/dossiers/{asked}"
    assert mai.actor is not None
    view = queries.dossier(asked, seen_by=mai.actor)
    assert view.state is State.SUBMITTED
    assert view.answers["child_name"] == "Trần Minh Ân"
    assert view.answers["child_sex"] == "male"


def test_only_what_was_asked_can_be_changed(mai: Visitor, asked: str) -> None:
    mai.send(f"/dossiers/{asked}/supplement/birth_notice", {"files": picture(), "action": "upload"})
    mai.send(f"/dossiers/{asked}/supplement", {"child_name": "Trần Minh Ân", "child_sex": "female"})
    assert mai.actor is not None
    assert queries.dossier(asked, seen_by=mai.actor).answers["child_sex"] == "male"
    mai.open(f"/dossiers/{asked}/supplement/residence", status=404)
