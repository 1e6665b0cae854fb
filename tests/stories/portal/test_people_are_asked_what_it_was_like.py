"""Who has filed and who has given up may be asked, by chance; the answer is one page, once, without signing in."""

import re
from datetime import timedelta

import pytest
import time_machine

from onedoor.quality import operations, pack_files
from onedoor.quality.models import Answer, Attempt, Invitation, Milestone
from onedoor.quality.terms import Outcome
from tests.stories.portal.conftest import MONDAY
from tests.stories.portal.visitor import Visitor, begin, submit

LINK = re.compile(r'href="(/survey/[a-z2-7]+)"')
ASKED = "Bạn được chọn ngẫu nhiên để góp ý"
ANSWERS = {
    "satisfaction": "2", "done": "partly", "ease": "3", "group": "portal", "cause": "P02", "well": ["employee"],
    "badly": ["ease", "efficiency"], "trust": "3", "words": "Trang chậm, gọi tôi 0912 345 678",
}  # fmt: skip


def chances(monkeypatch: pytest.MonkeyPatch, chance: float) -> None:
    changed = tuple(
        one.model_copy(update={"chances": dict.fromkeys(one.chances, chance)}) for one in pack_files.surveys()
    )
    monkeypatch.setattr(pack_files, "surveys", lambda: changed)


@pytest.fixture(autouse=True)
def everybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    chances(monkeypatch, 1.0)


def link_on(visitor: Visitor) -> str:
    found = LINK.search(visitor.page)
    assert found is not None, visitor.said
    return found[1]


def test_who_has_filed_answers_once_and_without_signing_in(mai: Visitor, journey: str) -> None:
    submit(mai, journey)
    link, somebody = link_on(mai), Visitor()
    somebody.open(link)
    assert "Bạn có làm được việc mình cần không?" in somebody.said
    somebody.send(link, ANSWERS)
    assert "Góp ý đã được nhận" in somebody.said
    kept = Answer.objects.get()
    assert (kept.satisfaction, kept.done, kept.ease, kept.group, kept.cause) == (2, "partly", 3, "portal", "P02")
    assert (kept.well, kept.badly, kept.words) == (["employee"], ["ease", "efficiency"], "Trang chậm, gọi tôi […]")

    somebody.send(link, ANSWERS, status=409)
    assert "Phiếu này đã được trả lời. Mỗi phiếu chỉ dùng một lần" in somebody.said
    somebody.open(link, status=409)
    assert Answer.objects.count() == 1
    operations.rule_attempts()
    assert Attempt.objects.get().journey == Invitation.objects.get().journey


def test_what_is_missing_is_said_and_nothing_chosen_is_lost(mai: Visitor, journey: str) -> None:
    submit(mai, journey)
    link = link_on(mai)
    mai.send(link, {**ANSWERS, "satisfaction": "9", "words": "Trang " * 200}, status=400)
    assert mai.errors == ["Hãy chọn một câu trả lời", "Nội dung dài quá 1000 ký tự. Hãy viết ngắn lại."]
    assert re.search(r'name="done"[^>]*value="partly" checked', mai.page)
    assert not Answer.objects.exists()


def test_in_english_every_question_is_in_english(mai: Visitor, journey: str) -> None:
    submit(mai, journey)
    somebody = Visitor()
    somebody.client.cookies["language"] = "en"
    somebody.open(link_on(mai))
    assert "Did you do what you came to do?" in somebody.said
    assert "Bạn" not in somebody.said.replace("Tiếng Việt", "")


def test_who_gave_up_is_asked_on_the_next_visit(mai: Visitor) -> None:
    begin(mai)
    mai.open("/dossiers/")
    assert ASKED not in mai.said
    with time_machine.travel(MONDAY + timedelta(days=31), tick=True):
        mai = Visitor().sign_in("mai", "Nguyễn Thị Mai", "001194012345").open("/dossiers/")
        mai.send(link_on(mai), ANSWERS)
        operations.rule_attempts()
        assert Attempt.objects.get().outcome == Outcome.ABANDONED
        assert Attempt.objects.get().journey == Invitation.objects.get().journey
        mai.open("/dossiers/")
        assert ASKED not in mai.said


def test_who_is_not_drawn_is_asked_nowhere(mai: Visitor, journey: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chances(monkeypatch, 0.0)
    submit(mai, journey)
    assert ASKED not in mai.said
    mai.open("/dossiers/")
    assert not Invitation.objects.exists()


def test_the_invitation_runs_out_with_a_sentence(mai: Visitor, journey: str) -> None:
    submit(mai, journey)
    link = link_on(mai)
    with time_machine.travel(MONDAY + timedelta(days=31), tick=True):
        assert "Phiếu này đã hết hạn" in Visitor().open(link, status=410).said
    Visitor().open("/survey/abcdefghjkmnpqrsabcdefghjk", status=404)


def test_who_will_not_answer_is_not_asked_again(mai: Visitor, journey: str) -> None:
    submit(mai, journey)
    link, filed = link_on(mai), mai.path
    mai.send(link, {"decline": "yes"})
    assert "Chúng tôi sẽ không hỏi lại" in mai.said
    assert Invitation.objects.get().declined_at is not None
    mai.open(filed)
    assert ASKED not in mai.said
    mai.send(link, ANSWERS)  # Whoever thinks better of it may still answer.
    assert Answer.objects.count() == 1


def test_on_what_it_was_begun_is_known_unless_the_browser_asks_not_to_be_measured(mai: Visitor) -> None:
    phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
    mai.client.defaults["HTTP_USER_AGENT"] = phone
    begin(mai)
    assert Milestone.objects.get(kind="started").device == "phone"
    mai.client.defaults["HTTP_SEC_GPC"] = "1"
    begin(mai)
    assert Milestone.objects.filter(kind="started").count() == 1
