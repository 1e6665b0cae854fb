"""From the proposal over the decision to the delivered result, each by whom the route names."""

from onedoor.dossiers.terms import DocumentKind, Outcome, State
from tests.stories.desk.ward import Desk, handled_by, proposed, received, seen, typeset


def test_a_proposal_becomes_a_decision_and_a_delivered_result(lan: Desk, duc: Desk, hoa: Desk, code: str) -> None:
    # Given a dossier that Lan received and forwarded.
    received(code, lan.actor)
    assert "Kiểm tra, ghi Sổ hộ tịch" in lan.opens(f"{code}/forward")
    assert "sang bước «Kiểm tra" in lan.acts(code, "forward", remark="Đủ giấy tờ")

    # When Đức takes it and proposes to grant,
    duc.takes(code)
    assert "Đã trình đề xuất" in duc.acts(code, "propose", outcome="granted", text="Đủ điều kiện")

    # and Hoa sees the proposal and what would be issued, and decides,
    hoa.takes(code)
    page = hoa.opens(f"{code}/decide")
    assert "Vũ Minh Đức đề xuất: Đủ điều kiện" in page
    assert "Giấy khai sinh" in page
    assert "Trần Minh An" in page
    hoa.acts(code, "decide", outcome="granted")
    view = seen(code, hoa.actor)
    assert (view.state, view.outcome) == (State.HANDLED, Outcome.GRANTED)

    # then Lan delivers the certificate, and the dossier is closed.
    typeset(code, lan.actor, DocumentKind.RESULT)
    lan.takes(code)
    page = lan.acts(code, "deliver", manner="online")
    assert seen(code, lan.actor).state is State.RETURNED
    assert "Hồ sơ đã khép lại." in page
    assert "Gửi bản điện tử vào tài khoản của người nộp" in page
    assert code in lan.opens(view="done")


def test_a_rejection_needs_a_reason(duc: Desk, lan: Desk, hoa: Desk, code: str) -> None:
    proposed(code, lan.actor, duc.actor, hoa.actor)

    assert "Hãy ghi lý do không chấp thuận" in hoa.acts(code, "decide", outcome="rejected")
    assert seen(code, hoa.actor).state is State.IN_PROCESS

    hoa.acts(code, "decide", outcome="rejected", text="Trẻ đã được đăng ký khai sinh.")
    view = seen(code, hoa.actor)
    assert view.outcome is Outcome.REJECTED
    assert DocumentKind.RESULT in {row.kind for row in view.documents}


def test_a_leader_returns_a_dossier_with_the_reason(duc: Desk, lan: Desk, hoa: Desk, code: str) -> None:
    proposed(code, lan.actor, duc.actor, hoa.actor)
    assert "Hãy ghi vì sao chuyển lại" in hoa.acts(code, "return")

    page = hoa.acts(code, "return", remark="Thiếu quê quán")

    assert "về bước «Kiểm tra" in page
    assert seen(code, hoa.actor).stage == "handle"
    assert "Thiếu quê quán" in duc.opens(f"{code}/")


def test_a_control_slip_tells_every_hand_over(duc: Desk, lan: Desk, code: str) -> None:
    handled_by(code, lan.actor, duc.actor)

    page = duc.sends(f"{code}/control-slip")

    assert "Đã lập phiếu kiểm soát" in page
    assert DocumentKind.CONTROL_SLIP in {row.kind for row in seen(code, duc.actor).documents}
