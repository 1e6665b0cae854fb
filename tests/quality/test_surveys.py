"""Who is asked, what is kept of an answer, and what answers amount to."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.base.ids import new_id
from onedoor.quality import models, operations, pack_files, queries, tasks
from onedoor.quality.errors import SurveyAnswered, SurveyClosed
from onedoor.quality.journey_key import journey_key
from onedoor.quality.queries.instruments import instrument
from onedoor.quality.rules import survey_figures
from onedoor.quality.rules import surveys as rules
from onedoor.quality.terms import Cause, Group, Outcome
from onedoor.quality.terms.surveys import Answered, Crowded, Done, Driver, Instrument, SurveyAnswer
from tests.dossiers.conftest import BIRTH, WARD, Cast

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
BAD = SurveyAnswer(1, Done.NO, 2, Group.PAYMENT, Cause.DECLINED, badly=(Driver.EASE,), trust=2)
GOOD = SurveyAnswer(5, Done.YES, 7, well=(Driver.EASE, Driver.EFFICIENCY), trust=5)


@pytest.fixture(autouse=True)
def everybody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    certain = tuple(one.model_copy(update={"chances": dict.fromkeys(one.chances, 1.0)}) for one in pack_files.surveys())
    monkeypatch.setattr(pack_files, "surveys", lambda: certain)


def ended(given: SurveyAnswer | None, outcome: Outcome, **more: Any) -> None:
    """An attempt at the ward that ended so, and what was answered of it if anything."""
    draft, now = new_id(), clock.now()
    cause = "Y01" if outcome is Outcome.ABANDONED else ""
    fields = {"agency": WARD, "procedure": BIRTH, "channel": "online", "cause": cause} | more
    models.Attempt.objects.create(
        journey=journey_key(draft), outcome=outcome, started_at=now, last_at=now, ruled_at=now, **fields
    )
    if given is not None:
        operations.answer(operations.offer(draft, outcome), given)


def answer_of(points: int, ending: str) -> Answered:
    return Answered(WARD, BIRTH, "online", ending, None, 1.0, SurveyAnswer(points, Done.YES))


def test_the_draw_is_the_same_each_time_and_meets_its_chance() -> None:
    journeys = [uuid4().hex for _ in range(4000)]
    drawn = [rules.drawn(one, "journey", 0.25, b"key") for one in journeys]
    assert drawn == [rules.drawn(one, "journey", 0.25, b"key") for one in journeys]
    assert drawn != [rules.drawn(one, "journey", 0.25, b"other") for one in journeys]
    assert sum(drawn) == pytest.approx(1000, abs=140)  # Five standard deviations.
    assert all(rules.drawn(one, "journey", 1.0, b"key") for one in journeys[:100])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Gọi 0912 345 678 nhé", "Gọi […] nhé"),
        ("số +84(91)234-5678.", "số +[…]."),
        ("CCCD 001194012345", "CCCD […]"),
        ("thư mai.tran@example.vn gửi", "thư […] gửi"),
        ("sinh 02/05/1994", "sinh […]"),
        ("xem https://a.vn/?x=1 đi", "xem […] đi"),
        ("chờ 45 phút, 3 lần", "chờ 45 phút, 3 lần"),
        ("٠٩١٢٣٤٥", "[…]"),
    ],
)
def test_numbers_and_addresses_are_taken_out_of_what_is_written(written: str, kept: str) -> None:
    assert rules.scrubbed(written) == kept


def test_an_invitation_is_answered_once_and_keeps_no_token() -> None:
    draft = new_id()
    token = operations.offer(draft, Outcome.COMPLETED)
    assert operations.offer(draft, Outcome.COMPLETED) == token
    operations.answer(token, replace(GOOD, words="Nhanh, gọi tôi 0912345678"))
    kept = models.Answer.objects.get()
    assert (kept.words, kept.satisfaction, kept.well) == ("Nhanh, gọi tôi […]", 5, ["ease", "efficiency"])
    assert token not in str(models.Invitation.objects.values().get())
    assert operations.offer(draft, Outcome.COMPLETED) == ""
    with pytest.raises(SurveyAnswered):
        operations.answer(token, BAD)
    with pytest.raises(NotFound):
        operations.answer("abc", BAD)
    assert models.Answer.objects.count() == 1


def test_who_is_not_drawn_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "drawn", lambda *_: False)
    assert operations.offer(new_id(), Outcome.ABANDONED) == ""
    assert operations.offer(new_id(), Outcome.OPEN) == ""
    assert not models.Invitation.objects.exists()


def test_time_runs_out_and_words_are_forgotten_after_a_year() -> None:
    late, told = new_id(), operations.offer(new_id(), Outcome.COMPLETED)
    token = operations.offer(late, Outcome.COMPLETED)
    operations.answer(told, replace(GOOD, words="Tốt"))
    assert operations.forget_words() == 0
    with time_machine.travel(clock.now() + timedelta(days=31)):
        assert operations.offer(late, Outcome.COMPLETED) == ""
        with pytest.raises(SurveyClosed):
            queries.survey_page(token)
        with pytest.raises(SurveyClosed):
            operations.answer(token, GOOD)
    with time_machine.travel(clock.now() + timedelta(days=366)):
        assert operations.forget_words() == 1
    assert models.Answer.objects.get().words == ""


@pytest.mark.parametrize("left", ["none in force", "none at all"])
def test_words_are_forgotten_though_nobody_is_asked_any_more(left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    operations.answer(operations.offer(new_id(), Outcome.COMPLETED), replace(GOOD, words="Tốt"))
    later = [one.model_copy(update={"valid_from": date(2099, 1, 1)}) for one in pack_files.surveys()]
    monkeypatch.setattr(pack_files, "surveys", lambda: tuple(later) if left == "none in force" else ())
    assert instrument(clock.today()) is None
    with time_machine.travel(clock.now() + timedelta(days=364)):
        assert operations.forget_words() == 0
    with time_machine.travel(clock.now() + timedelta(days=366)):
        tasks.forget_words(0)
    assert models.Answer.objects.get().words == ""


def test_a_finer_cause_of_another_word_is_not_kept() -> None:
    assert rules.cause_of(Group.PAYMENT, Cause.DECLINED) is Cause.DECLINED
    assert rules.cause_of(Group.PORTAL, Cause.DECLINED) is None


@pytest.mark.parametrize("wrong", [{"satisfaction": 6}, {"ease": 0}, {"trust": 9}, {"done": "ja"}, {"group": "x"}])
def test_the_table_takes_no_answer_that_cannot_be(wrong: dict[str, Any]) -> None:
    ended(GOOD, Outcome.COMPLETED)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Answer.objects.update(**wrong)


def test_the_worked_example_of_completers_and_abandoners() -> None:
    """180 completers with mean 80 and 5 abandoners with mean 20, of 900 and 100."""
    answers = [answer_of(4, "completed")] * 144 + [answer_of(5, "completed")] * 36
    answers += [answer_of(1, "abandoned")] * 1 + [answer_of(2, "abandoned")] * 4
    crowd = [Crowded(WARD, BIRTH, "online", "completed", 900), Crowded(WARD, BIRTH, "online", "abandoned", 100)]
    found = {one.indicator: one for one in survey_figures.figures(answers, crowd)}["H1"]
    assert found.plain == pytest.approx(78.38, abs=0.005)
    assert found.weighted.value == pytest.approx(74.0)
    assert found.n_effective == pytest.approx(153.8, abs=0.05)


def test_who_had_half_the_chance_stands_for_two() -> None:
    one, other = answer_of(5, "completed"), replace(answer_of(1, "completed"), chance=0.5)
    [first, *_] = survey_figures.figures([one, other], [Crowded(WARD, BIRTH, "online", "completed", 10)])
    assert (first.indicator, first.plain) == ("H1", 50)
    assert first.weighted.value == pytest.approx(100 / 3)


def test_answers_become_observations_of_their_agency(cast: Cast) -> None:
    for _ in range(8):
        ended(GOOD, Outcome.COMPLETED)
    for _ in range(4):
        ended(BAD, Outcome.ABANDONED)
    for _ in range(4):
        ended(None, Outcome.ABANDONED)
    operations.observe(FIRST, LAST)
    found = {one.indicator: one for one in queries.observations(FIRST, LAST, scopes=[f"agency:{WARD}"])}
    assert found["H1"].value == pytest.approx(50)  # 8 of 100 and 4 of 0, the latter standing for 8.
    assert found["H3"].numerator == pytest.approx(6)
    assert found["H3"].denominator == pytest.approx(12)
    assert found["H4"].value == pytest.approx(0)
    assert found["M6"].value == pytest.approx((100 + 100 / 6) / 2)
    assert found["H2"].source == "S"


def test_a_report_tells_volumes_both_figures_and_causes_and_nothing_of_fewer_than_ten(cast: Cast) -> None:
    for _ in range(9):
        ended(BAD, Outcome.ABANDONED)
    few = queries.survey_report(FIRST, LAST, seen_by=SYSTEM)
    assert (few.customers, few.offered, few.answered) == (9, 9, 9)
    assert (few.figures, few.causes, few.badly, few.words) == ((), {}, {}, ())
    ended(replace(BAD, words="Chậm"), Outcome.ABANDONED)
    ended(None, Outcome.OPEN)
    found = queries.survey_report(FIRST, LAST, seen_by=cast.hoa)
    assert (found.customers, found.offered, found.answered, found.pairs) == (10, 10, 10, 10)
    assert found.figures[0].n == 10
    assert found.causes[Group.PAYMENT].value == pytest.approx(1)
    assert (found.said[Group.PAYMENT], found.badly[Driver.EASE], found.words) == (10, 10, ("Chậm",))
    with pytest.raises(NotFound):
        queries.survey_report(FIRST, LAST, seen_by=cast.mai)


def test_an_instrument_that_cannot_be_counted_is_refused() -> None:
    good = pack_files.surveys()[0].model_dump()
    good["satisfaction"]["options"] = good["satisfaction"]["options"][:4]
    with pytest.raises(ValueError, match="satisfaction needs exactly"):
        Instrument.model_validate(good)
