"""Who may make which move, and when things are due."""

from datetime import UTC, date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from onedoor.base import working_time
from onedoor.base.actor import ANONYMOUS, Actor, Quality, Role
from onedoor.base.working_time import Pause, TimeSpan, WorkingCalendar, deadline
from onedoor.catalogue.terms import Mark, Stage, Text, TimeLimit
from onedoor.catalogue.terms.definition import ClockRule, SupplementRule, Unit
from onedoor.dossiers import rules
from onedoor.dossiers.errors import LostRace, NotAssigned, NotAtThisStage, NotInThisState, NotYourRole
from onedoor.dossiers.rules import Standing
from onedoor.dossiers.terms import DECIDE, DELIVER, MOVES, RECEIVE, SUBMIT, State, TimeLeft

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
CALENDAR = WorkingCalendar(HANOI, (HOURS,) * 5 + ((), ()), frozenset({date(2026, 11, 24)}))
LAN = Actor(Quality.OFFICER, uuid4(), "Lan", "H26.00004", roles=frozenset({Role.RECEIVER}))
HOA = Actor(Quality.OFFICER, uuid4(), "Hoa", "H26.00004", roles=frozenset({Role.LEADER}))
MAI = Actor(Quality.CITIZEN, uuid4(), "Mai")


def stage(role: str, *may: str) -> Stage:
    return Stage(id=role, title=Text(vi=role, en=role), role=role, may=may, mark=Mark.FOUND, source="a test")


def standing(state: State, at: Stage | None = None, holder: Actor | None = None) -> Standing:
    return Standing(state, at, holder.id if holder else None, holder.name if holder else "", 3)


DESK = stage("receiver", "receive", "refuse", "ask_supplement", "forward")


def test_the_receiver_may_receive_what_was_submitted() -> None:
    rules.check_move(RECEIVE, standing(State.SUBMITTED, DESK), LAN)


@pytest.mark.parametrize("state", [state for state in State if state is not State.SUBMITTED])
def test_nothing_else_can_be_received(state: State) -> None:
    with pytest.raises(NotInThisState):
        rules.check_move(RECEIVE, standing(state, DESK), LAN)


def test_a_leader_does_not_receive() -> None:
    with pytest.raises(NotYourRole):
        rules.check_move(RECEIVE, standing(State.SUBMITTED, DESK), HOA)


def test_a_stage_must_allow_the_move() -> None:
    closed = stage("leader", "return")
    with pytest.raises(NotAtThisStage):
        rules.check_move(DECIDE, standing(State.IN_PROCESS, closed), HOA)


def test_a_person_makes_no_officers_move() -> None:
    for move in MOVES:
        if "citizen" not in move.by:
            with pytest.raises(NotYourRole):
                rules.check_move(move, standing(State.SUBMITTED, DESK), MAI)


def test_assign_before_write() -> None:
    with pytest.raises(NotAssigned) as refused:
        rules.check_assigned(standing(State.SUBMITTED, DESK, HOA), LAN)
    assert refused.value.facts["to"] == "Hoa"
    assert rules.possible_moves(standing(State.SUBMITTED, DESK, HOA), LAN) == ("assign",)


def test_a_stale_form_is_told_who_and_when() -> None:
    with pytest.raises(LostRace) as refused:
        rules.check_row_version(
            2, standing(State.RECEIVED, DESK), last_by="Lan", last_at=datetime(2026, 11, 23, tzinfo=UTC), move="receive"
        )
    assert refused.value.facts["who"] == "Lan"


def test_no_move_leads_out_of_a_closed_state() -> None:
    for state in (State.REFUSED, State.STOPPED, State.RETURNED):
        for actor in (LAN, HOA, MAI):
            assert rules.possible_moves(standing(state, None, actor), actor) == ()


def test_every_state_can_be_reached_and_left() -> None:
    reached = {move.to for move in MOVES} | {State.SUBMITTED}
    assert reached >= set(State)
    left = set().union(*(move.from_ for move in MOVES))
    assert left == set(State) - {State.REFUSED, State.STOPPED, State.RETURNED}
    assert SUBMIT.from_ == frozenset()
    assert DELIVER.to is State.RETURNED


def test_portal_codes_are_the_national_ones() -> None:
    assert [state.portal_code for state in (State.SUBMITTED, State.AWAITING_SUPPLEMENT, State.RETURNED)] == [1, 5, 10]


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (MAI, True),
        (Actor(Quality.CITIZEN, uuid4()), False),
        (LAN, True),
        (Actor(Quality.OFFICER, uuid4(), agency="H26.00008", roles=frozenset({Role.RECEIVER})), False),
        (Actor(Quality.OFFICER, uuid4(), agency="H26.00004"), False),
        (Actor(Quality.MACHINE, uuid4()), False),
        (ANONYMOUS, False),
    ],
)
def test_the_agency_wall(actor: Actor, *, sees: bool) -> None:
    assert rules.may_see(actor, owner=MAI.id or uuid4(), client=None, agency="H26.00004") is sees


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=HANOI)  # type: ignore[misc, arg-type]  # Year, month, day, hour, minute.


LIMIT = TimeLimit(amount=3, unit=Unit.WORKING_DAY, mark=Mark.FOUND, source="a test")
CLOCK = ClockRule(mark=Mark.FOUND, source="a test")


def test_a_day_off_is_no_working_day() -> None:
    """24 November 2026 is a day off: Monday plus three working days is Friday."""
    assert rules.expected(CALENDAR, local(2026, 11, 23, 9, 0), LIMIT, CLOCK) == local(2026, 11, 27, 9, 0)


def test_a_promise_is_never_the_opening_of_a_day() -> None:
    """Filed at night, three working days end with the third of them, not as the fourth begins."""
    assert rules.expected(CALENDAR, local(2026, 11, 22, 22, 0), LIMIT, CLOCK) == local(2026, 11, 26, 17, 0)


def test_an_answer_may_come_until_the_end_of_the_day() -> None:
    rule = SupplementRule(amount=2, unit=Unit.WORKING_DAY, mark=Mark.FOUND, source="a test")
    assert rules.answer_due(CALENDAR, local(2026, 11, 22, 22, 0), rule) == local(2026, 11, 25, 23, 59)
    assert rules.answer_due(CALENDAR, local(2026, 11, 23, 9, 0), rule) == local(2026, 11, 26, 9, 0)


def test_payment_starts_the_clock_where_the_definition_says_so() -> None:
    paid_first = CLOCK.model_copy(update={"starts": "payment"})
    assert rules.expected(CALENDAR, local(2026, 11, 23, 9, 0), LIMIT, paid_first) is None


@pytest.mark.parametrize(
    ("state", "due", "ended", "now", "left"),
    [
        (State.RECEIVED, None, None, local(2026, 11, 23, 9, 0), TimeLeft.NO_LIMIT),
        (State.RECEIVED, local(2026, 11, 23, 8, 0), None, local(2026, 11, 23, 9, 0), TimeLeft.OVERDUE),
        (State.RECEIVED, local(2026, 11, 23, 16, 0), None, local(2026, 11, 23, 9, 0), TimeLeft.DUE_TODAY),
        (State.RECEIVED, local(2026, 11, 25, 0, 30), None, local(2026, 11, 24, 23, 50), TimeLeft.DUE_SOON),
        (State.RECEIVED, local(2026, 11, 30, 9, 0), None, local(2026, 11, 23, 9, 0), TimeLeft.PLENTY),
        (State.AWAITING_SUPPLEMENT, local(2026, 11, 20, 9, 0), None, local(2026, 11, 23, 9, 0), TimeLeft.PAUSED),
        (
            State.HANDLED,
            local(2026, 11, 20, 9, 0),
            local(2026, 11, 19, 9, 0),
            local(2026, 11, 23, 9, 0),
            TimeLeft.DONE_IN_TIME,
        ),
        (
            State.RETURNED,
            local(2026, 11, 20, 9, 0),
            local(2026, 11, 21, 9, 0),
            local(2026, 11, 23, 9, 0),
            TimeLeft.DONE_LATE,
        ),
    ],
)
def test_time_left_is_one_word(
    state: State, due: datetime | None, ended: datetime | None, now: datetime, left: TimeLeft
) -> None:
    assert rules.time_left(state, due, ended, now=now, zone=HANOI) is left


def test_a_pause_pushes_the_day_out() -> None:
    start = local(2026, 11, 16, 9, 0)
    pause = Pause(local(2026, 11, 17, 9, 0), local(2026, 11, 19, 9, 0))
    without = deadline(CALENDAR, start, TimeSpan(3, working_time.Unit.WORKING_DAY))
    with_pause = deadline(CALENDAR, start, TimeSpan(3, working_time.Unit.WORKING_DAY), pauses=(pause,))
    assert (without.date(), with_pause.date()) == (date(2026, 11, 19), date(2026, 11, 23))


def test_the_code_names_agency_day_and_number() -> None:
    assert rules.dossier_code("H56.14", date(2023, 8, 1), 12) == "H56.14-230801-0012"
