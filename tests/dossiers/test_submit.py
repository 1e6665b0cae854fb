"""Submitting: once, complete, to the right agency."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine
from pydantic import JsonValue

from onedoor.audit import queries as journal
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound, NotReadable
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import AlreadySubmitted, Incomplete, NoAgency, NotEligible
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.terms import State, Turn
from tests.dossiers.conftest import ANSWERS, BIRTH, MONDAY, WARD, Cast

DraftOf = Callable[[Actor], UUID]


def test_a_complete_draft_becomes_a_dossier(cast: Cast, submitted: str) -> None:
    view = queries.dossier(submitted, seen_by=cast.mai)
    assert submitted == "H26.00073-261123-0001"
    assert (view.state, view.turn, view.stage) == (State.SUBMITTED, Turn.OURS, "receive")
    assert [step.move for step in view.steps] == ["submit"]
    assert view.expected_at is not None


def test_the_same_draft_always_gives_the_same_code(cast: Cast, draft_of: DraftOf) -> None:
    draft = draft_of(cast.mai)
    codes = {operations.submit(draft, by=cast.mai) for _ in range(3)}
    assert len(codes) == 1
    assert Dossier.objects.count() == 1


def test_numbers_go_on_within_a_day_and_begin_anew_the_next(cast: Cast, draft_of: DraftOf) -> None:
    first, second = (operations.submit(draft_of(cast.mai), by=cast.mai) for _ in range(2))
    assert (first[-4:], second[-4:]) == ("0001", "0002")
    late = draft_of(cast.mai)
    with time_machine.travel(datetime(2026, 11, 23, 17, 30, tzinfo=UTC), tick=False):
        assert operations.submit(late, by=cast.mai) == "H26.00073-261124-0001", "it is 00:30 in Hà Nội"


def test_what_is_missing_is_named(cast: Cast) -> None:
    draft = operations.start(BIRTH, by=cast.mai, agency=WARD)
    operations.save_answers(draft.id, {**ANSWERS, "child_name": None}, by=cast.mai)
    with pytest.raises(Incomplete) as refused:
        operations.submit(draft.id, by=cast.mai)
    assert refused.value.facts["fields"] == ("child_name",)
    assert Dossier.objects.count() == 0


def test_an_agency_of_another_kind_is_refused(cast: Cast) -> None:
    for wrong in ("G01.26.00073", "H26", "H99.1", "H26.001"):
        with pytest.raises(NoAgency):
            operations.start(BIRTH, by=cast.mai, agency=wrong)


def test_who_is_not_eligible_does_not_begin(cast: Cast) -> None:
    with pytest.raises(NotEligible):
        operations.start(BIRTH, by=cast.mai, eligibility={"birth_country": "abroad"})


def test_nobody_else_submits_or_sees_the_draft(cast: Cast, draft_of: DraftOf) -> None:
    draft = draft_of(cast.mai)
    for other in (cast.hung, cast.lan):
        with pytest.raises(NotFound):
            queries.draft(draft, seen_by=other)
        with pytest.raises(NotFound):
            operations.submit(draft, by=other)


def test_unknown_answers_are_not_kept(cast: Cast) -> None:
    draft = operations.start(BIRTH, by=cast.mai)
    row = operations.save_answers(draft.id, {"state": "handled", "child_name": "An"}, by=cast.mai)
    assert dict(row.answers) == {"child_name": "An"}


def test_a_submitted_draft_is_closed(cast: Cast, submitted: str) -> None:
    draft = queries.dossier(submitted, seen_by=cast.mai).draft_id
    with pytest.raises(AlreadySubmitted):
        operations.save_answers(draft, {"child_name": "B"}, by=cast.mai)
    with pytest.raises(AlreadySubmitted):
        operations.discard(draft, by=cast.mai)


def test_the_act_is_chained_and_holds_no_name(cast: Cast, received: str) -> None:
    view = queries.dossier(received, seen_by=cast.mai)
    acts = list(journal.acts(f"dossier:{view.id}"))
    assert [act.verb for act in acts][:3] == ["dossiers.submit", "dossiers.assign", "dossiers.receive"]
    from onedoor.audit.rules import first_break

    assert first_break(acts) is None
    assert "Mai" not in str(acts)


def test_a_discarded_draft_is_gone(cast: Cast, draft_of: DraftOf) -> None:
    draft = draft_of(cast.mai)
    operations.discard(draft, by=cast.mai)
    with pytest.raises(NotFound):
        queries.draft(draft, seen_by=cast.mai)


def test_monday_is_when_we_think_it_is() -> None:
    assert MONDAY.weekday() == 0


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", float("nan"), {"deep": ["\x00"]}])
def test_what_no_database_can_keep_is_refused(cast: Cast, value: JsonValue) -> None:
    draft = operations.start(BIRTH, by=cast.mai)
    with pytest.raises(NotReadable):
        operations.save_answers(draft.id, {"child_name": value}, by=cast.mai)
