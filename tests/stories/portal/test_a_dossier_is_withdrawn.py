"""Mai withdraws her dossier, after being told what it means."""

from onedoor.dossiers import queries
from onedoor.dossiers.terms import State
from tests.stories.portal.visitor import Visitor


def test_looking_at_the_question_changes_nothing_the_button_does(mai: Visitor, code: str) -> None:
    assert mai.actor is not None
    mai.open(f"/dossiers/{code}/withdraw")
    assert "Bạn không nhận được kết quả từ hồ sơ này" in mai.said
    assert queries.dossier(code, seen_by=mai.actor).state is State.SUBMITTED
    mai.send(f"/dossiers/{code}/withdraw", {"reason": "Nộp nhầm nơi"})
    assert mai.path == f"/dossiers/{code}"
    assert queries.dossier(code, seen_by=mai.actor).state is State.WITHDRAWAL_ASKED
    assert "Cán bộ sẽ xác nhận việc rút hồ sơ" in mai.said
    assert "Xin rút hồ sơ" not in mai.page.split("</ol>")[-1]


def test_nobody_else_can(code: str) -> None:
    other = Visitor().sign_in("hung", "Trần Văn Hùng", "001090054321")
    other.send(f"/dossiers/{code}/withdraw", {"reason": "x"}, status=404)
