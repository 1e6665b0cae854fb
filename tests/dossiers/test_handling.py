"""Handling: from receipt to the delivered result, and everything that is refused on the way."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import (
    AlreadyPostponed,
    DayNotLater,
    GuessedTooOften,
    LostRace,
    NotAssigned,
    NotInThisState,
    NotYourRole,
    ReasonMissing,
)
from onedoor.dossiers.models import Document
from onedoor.dossiers.queries.public import MOST_GUESSES
from onedoor.dossiers.terms import DocumentKind, InboxFilter, Outcome, State, SupplementItem, Turn
from tests.dossiers.conftest import Cast

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_from_receipt_to_result(cast: Cast, proposed: str) -> None:
    operations.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    operations.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    assert queries.dossier(proposed, seen_by=cast.mai).state is State.HANDLED
    operations.assign(proposed, by=cast.lan, to=cast.lan.id)
    operations.deliver(proposed, by=cast.lan)
    view = queries.dossier(proposed, seen_by=cast.mai)
    assert (view.state, view.turn, view.outcome) == (State.RETURNED, Turn.NOBODY, Outcome.GRANTED)
    assert view.moves == ()
    kinds = [row.kind for row in view.documents]
    assert kinds.count(DocumentKind.RESULT) == 1
    assert [step.by for step in view.steps if step.move == "decide"] == [""], (
        "a person is told the agency, not the name"
    )


def test_a_document_is_typeset_once_and_checked_at_each_reading(cast: Cast, received: str) -> None:
    row = Document.objects.get(kind=DocumentKind.RECEIPT)
    operations.typeset_document(row.id)
    first = queries.document_for(received, row.id, seen_by=cast.mai)
    again = queries.document_for(received, row.id, seen_by=cast.mai)
    assert first[1] == again[1]
    assert first[1].startswith(b"%PDF")
    assert len(first[0].sha256) == 64
    with pytest.raises(NotFound):
        queries.document_for(received, row.id, seen_by=cast.hung)


def test_receiving_starts_the_clock(cast: Cast, received: str) -> None:
    """Civil status (Law on Civil Status Art. 16): the same working day when received before 15:00."""
    view = queries.dossier(received, seen_by=cast.lan)
    assert view.received_at == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert view.due_at is not None
    assert view.due_at.astimezone(HANOI).date() == date(2026, 11, 23)


def test_assign_before_write(cast: Cast, submitted: str) -> None:
    with pytest.raises(NotAssigned):
        operations.receive(submitted, by=cast.lan)


def test_an_officer_of_another_ward_finds_nothing(cast: Cast, received: str) -> None:
    for attempt in (
        lambda: queries.dossier(received, seen_by=cast.minh),
        lambda: operations.assign(received, by=cast.minh, to=cast.minh.id),
        lambda: operations.refuse(received, by=cast.minh, reason="x"),
        lambda: operations.add_note(received, by=cast.minh, text="x"),
        lambda: operations.issue_control_slip(received, by=cast.minh),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert queries.inbox(InboxFilter(view="agency"), seen_by=cast.minh).rows == ()


def test_a_colleague_of_another_agency_cannot_be_assigned(cast: Cast, submitted: str) -> None:
    with pytest.raises(NotFound):
        operations.assign(submitted, by=cast.lan, to=cast.minh.id)


def test_the_slower_of_two_is_told_who_was_faster(cast: Cast, received: str) -> None:
    seen_version = queries.dossier(received, seen_by=cast.lan).row_version
    operations.forward(received, by=cast.lan, row_version=seen_version)
    with pytest.raises(LostRace) as refused:
        operations.forward(received, by=cast.lan, row_version=seen_version)
    assert refused.value.facts["who"] == "Phạm Thị Lan"


def test_a_refusal_needs_its_reason(cast: Cast, submitted: str) -> None:
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    with pytest.raises(ReasonMissing):
        operations.refuse(submitted, by=cast.lan, reason="  ")
    operations.refuse(submitted, by=cast.lan, reason="Không thuộc thẩm quyền", legal_basis="Luật Hộ tịch, Điều 13")
    view = queries.dossier(submitted, seen_by=cast.mai)
    assert (view.state, view.turn) == (State.REFUSED, Turn.NOBODY)
    assert [step.remark for step in view.steps if step.move == "refuse"] == ["Không thuộc thẩm quyền"]


def test_a_handler_does_not_decide(cast: Cast, proposed: str) -> None:
    with pytest.raises(NotYourRole):
        operations.decide(proposed, by=cast.duc, outcome=Outcome.GRANTED)


def test_a_rejection_tells_why(cast: Cast, proposed: str) -> None:
    operations.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    with pytest.raises(ReasonMissing):
        operations.decide(proposed, by=cast.hoa, outcome=Outcome.REJECTED)
    operations.decide(proposed, by=cast.hoa, outcome=Outcome.REJECTED, text="Đã đăng ký ở nơi khác")
    assert Document.objects.get(kind=DocumentKind.RESULT).template == "rejection"


def test_a_step_is_returned_with_a_reason(cast: Cast, proposed: str) -> None:
    operations.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    operations.return_step(proposed, by=cast.hoa, remark="Xem lại ngày sinh")
    view = queries.dossier(proposed, seen_by=cast.duc)
    assert (view.stage, view.assigned_to) == ("handle", None)


def test_a_new_appointment_is_given_once(cast: Cast, received: str) -> None:
    operations.forward(received, by=cast.lan)
    operations.assign(received, by=cast.duc, to=cast.duc.id)
    with pytest.raises(DayNotLater):
        operations.postpone(received, by=cast.duc, new_due_on=date(2026, 11, 24), reason="Xác minh")
    operations.postpone(received, by=cast.duc, new_due_on=date(2026, 11, 27), reason="Phải xác minh thêm")
    assert queries.dossier(received, seen_by=cast.mai).due_at.astimezone(HANOI).date() == date(2026, 11, 27)  # type: ignore[union-attr]  # It has one.
    with pytest.raises(AlreadyPostponed):
        operations.postpone(received, by=cast.duc, new_due_on=date(2026, 11, 30), reason="Nữa")


def test_withdrawal_is_asked_and_confirmed(cast: Cast, received: str) -> None:
    operations.ask_withdrawal(received, by=cast.mai, reason="Nộp nhầm")
    view = queries.dossier(received, seen_by=cast.lan)
    assert (view.state, view.turn) == (State.WITHDRAWAL_ASKED, Turn.OURS)
    operations.confirm_withdrawal(received, by=cast.lan)
    assert queries.dossier(received, seen_by=cast.mai).state is State.STOPPED
    with pytest.raises(NotInThisState):
        operations.ask_withdrawal(received, by=cast.mai)


def test_notes_are_for_officers_only(cast: Cast, received: str) -> None:
    operations.add_note(received, by=cast.duc, text="Gọi lại cho chị Mai")
    assert [note.text for note in queries.dossier(received, seen_by=cast.lan).notes] == ["Gọi lại cho chị Mai"]
    assert queries.dossier(received, seen_by=cast.mai).notes == ()


def test_the_inbox_finds_by_the_childs_name_without_diacritics(cast: Cast, received: str) -> None:
    found = queries.inbox(InboxFilter(view="agency", words="tran minh an"), seen_by=cast.lan)
    assert [row.code for row in found.rows] == [received]
    assert found.counts == {"mine": 1, "unit": 1, "agency": 1, "unassigned": 0}
    assert queries.inbox(InboxFilter(view="agency", words="khong ai"), seen_by=cast.lan).rows == ()


def test_saved_views_are_ones_own(cast: Cast) -> None:
    wanted = InboxFilter(view="unit", states=(State.RECEIVED,), words="an")
    operations.save_view("Chờ xử lý", wanted, by=cast.lan)
    assert queries.saved_views(seen_by=cast.lan) == (("Chờ xử lý", wanted),)
    assert queries.saved_views(seen_by=cast.duc) == ()
    operations.forget_view("Chờ xử lý", by=cast.lan)
    assert queries.saved_views(seen_by=cast.lan) == ()


def test_public_status_tells_nothing_to_who_guesses(cast: Cast, received: str) -> None:
    assert queries.public_status(received, "2345").state is State.RECEIVED
    for code, digits in ((received, "0000"), ("H26.00073-261123-9999", "2345"), (received, "")):
        with pytest.raises(NotFound):
            queries.public_status(code, digits)


def test_who_guesses_on_has_to_wait_whether_the_code_exists_or_not(cast: Cast, received: str) -> None:
    for code in (received, "H26.00073-261123-9999"):
        for guess in range(MOST_GUESSES):
            with pytest.raises(NotFound):
                queries.public_status(code, f"{guess:04}")
        for digits in ("2345", "0000"):
            with pytest.raises(GuessedTooOften):
                queries.public_status(code, digits)
    with time_machine.travel(clock.now() + timedelta(hours=1, minutes=1), tick=False):
        assert queries.public_status(received, "2345").state is State.RECEIVED


def test_a_document_is_verified_by_its_token(cast: Cast, received: str) -> None:
    token = Document.objects.get(kind=DocumentKind.RECEIPT).token
    told = queries.verification(token)
    assert (told.code, told.holder) == (received, "N***** T** M**")
    with pytest.raises(NotFound):
        queries.verification("x" * 16)


def test_the_slower_of_two_who_take_it_is_told_when_it_was_taken(
    cast: Cast, submitted: str, monday: time_machine.Traveller
) -> None:
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    taken_at = clock.now()
    monday.shift(timedelta(minutes=7))
    with pytest.raises(LostRace) as refused:
        operations.assign(submitted, by=cast.duc, to=cast.duc.id)
    assert refused.value.facts["at"] == taken_at.isoformat()


def test_what_an_apology_promised_is_only_pushed_out_by_a_wait(
    cast: Cast, received: str, monday: time_machine.Traveller
) -> None:
    operations.forward(received, by=cast.lan)
    operations.assign(received, by=cast.duc, to=cast.duc.id)
    operations.postpone(received, by=cast.duc, new_due_on=date(2026, 11, 27), reason="Phải xác minh thêm")
    item = SupplementItem("field", "child_name", "Tên viết chưa đủ chữ đệm")
    operations.ask_supplement(received, by=cast.duc, items=[item])
    monday.shift(timedelta(days=2))

    operations.answer_supplement(received, by=cast.mai, answers={"child_name": "Trần Lê Minh An"})

    view = queries.dossier(received, seen_by=cast.mai)
    assert view.due_at is not None
    assert view.due_at.astimezone(HANOI).date() == date(2026, 11, 30)


def test_a_receipt_names_who_received_and_an_apology_is_measured_by_the_day_before_it(
    cast: Cast, received: str, monday: time_machine.Traveller
) -> None:
    assert Document.objects.filter(kind=DocumentKind.RECEIPT).latest("issued_at").facts["decided_by"] == cast.lan.name
    promised = queries.dossier(received, seen_by=cast.lan).due_at
    operations.forward(received, by=cast.lan)
    operations.assign(received, by=cast.duc, to=cast.duc.id)
    monday.shift(timedelta(days=2))
    operations.postpone(received, by=cast.duc, new_due_on=date(2026, 11, 27), reason="Phải xác minh thêm")

    operations.issue_control_slip(received, by=cast.duc)

    last = Document.objects.get(kind=DocumentKind.CONTROL_SLIP).facts["steps"][-1]
    assert promised is not None
    assert (last["move"], datetime.fromisoformat(last["due_at"])) == ("postpone", promised)
