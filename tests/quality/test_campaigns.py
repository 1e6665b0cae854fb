"""A campaign from its draft to its report: who may, what follows from it, who is drawn, and what each step allows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Dossier
from onedoor.quality import models, operations, queries
from onedoor.quality.errors import CampaignHasNobody, CampaignOtherState
from onedoor.quality.journey_key import journey_key
from onedoor.quality.queries import frames
from onedoor.quality.rules import sampling
from onedoor.quality.terms import Cause, Kind, Outcome
from onedoor.quality.terms.campaigns import CampaignState, Ending, Method
from onedoor.quality.terms.surveys import Done, SurveyAnswer
from tests.dossiers.conftest import BIRTH, OTHER_WARD, WARD, Cast, officer
from tests.quality.campaign import DESIGN, FIRST, LAST, asked, attempts, started

pytestmark = pytest.mark.django_db
GOOD = SurveyAnswer(5, Done.YES)


def test_a_frame_counts_who_has_ended_and_was_not_asked_by_stratum(cast: Cast) -> None:
    attempts(30, Outcome.COMPLETED)
    attempts(8, Outcome.COMPLETED, troubled=True, cause=Cause.SERVER_ERROR)
    gone = attempts(12, Outcome.ABANDONED)
    attempts(5, Outcome.OPEN)
    attempts(7, Outcome.ABANDONED, cause=Cause.ONLY_LOOKED)
    attempts(9, Outcome.COMPLETED, agency=OTHER_WARD)
    for one in gone[:3]:
        asked(one.journey)
    found = queries.campaign_plan(DESIGN, seen_by=cast.hoa)
    cells = {(one.agency, one.ending): one.population for one in found.strata}
    assert cells == {(WARD, Ending.COMPLETED): 30, (WARD, Ending.TROUBLED): 8, (WARD, Ending.ABANDONED): 9}
    assert (found.population, found.cochran, found.yamane) == (47, 32, 32)
    assert found.sample == sum(one.sample for one in found.strata) == 47  # Half of them answer: everybody is asked.
    only = queries.campaign_plan(replace(DESIGN, endings=(Ending.ABANDONED,)), seen_by=cast.hoa)
    assert only.population == 9
    with pytest.raises(CampaignHasNobody):
        queries.campaign_plan(replace(DESIGN, first=date(2020, 1, 1), last=date(2020, 1, 2)), seen_by=cast.hoa)


def test_who_may_survey_whom(cast: Cast) -> None:
    attempts(10, Outcome.COMPLETED)
    attempts(10, Outcome.COMPLETED, agency="H29.26734")
    national = officer("quoc", "Trịnh Bảo Quốc", "G06", Role.LEADER)
    province = officer("ha", "Đào Thu Hà", "H26", Role.LEADER)
    auditor = officer("khoa", "Lê Đăng Khoa", WARD, Role.AUDITOR)
    assert queries.surveyable(FIRST, LAST, seen_by=national) == {"H26": 10, "H29": 10}
    assert queries.surveyable(FIRST, LAST, seen_by=province) == {WARD: 10}
    assert queries.surveyable(FIRST, LAST, seen_by=cast.hoa) == {WARD: 10}
    everywhere = replace(DESIGN, agencies=("H26", "H29"))
    assert queries.campaign_plan(everywhere, seen_by=national).population == 20
    for who in (province, cast.hoa):
        with pytest.raises(NotFound):
            operations.draft_campaign(everywhere, by=who)
    with pytest.raises(NotFound):
        operations.draft_campaign(DESIGN, by=auditor)
    with pytest.raises(NotFound):
        queries.campaigns(seen_by=cast.lan)
    mine = operations.draft_campaign(DESIGN, by=cast.hoa)
    assert queries.campaign(mine, seen_by=auditor).may_change is False
    assert [one.id for one in queries.campaigns(seen_by=province)] == [mine]
    assert queries.campaigns(seen_by=cast.minh) == ()
    for who in (auditor, province):  # Who sees it from above does not run it.
        with pytest.raises(NotFound):
            operations.start_campaign(mine, by=who)


def test_each_step_leads_to_the_next_and_to_no_other(cast: Cast) -> None:
    attempts(20, Outcome.COMPLETED)
    one = operations.draft_campaign(DESIGN, by=cast.hoa)
    assert operations.draft_campaign(replace(DESIGN, title="Khác"), by=cast.hoa, draft_id=one) == one
    with pytest.raises(CampaignOtherState):
        operations.close_campaign(one, by=cast.hoa)
    operations.start_campaign(one, by=cast.hoa)
    for wrong in (operations.start_campaign, operations.discard_campaign, operations.report_campaign):
        with pytest.raises(CampaignOtherState):
            wrong(one, by=cast.hoa)
    with pytest.raises(CampaignOtherState):
        operations.draft_campaign(DESIGN, by=cast.hoa, draft_id=one)
    operations.close_campaign(one, by=cast.hoa)
    operations.report_campaign(one, by=cast.hoa)
    found = queries.campaign(one, seen_by=cast.hoa)
    assert (found.state, found.design.title) == (CampaignState.REPORTED, "Khác")
    assert queries.rebuilt_campaign(one, seen_by=cast.hoa)
    other = operations.draft_campaign(DESIGN, by=cast.hoa)
    operations.discard_campaign(other, by=cast.hoa)
    with pytest.raises(NotFound):
        queries.campaign(other, seen_by=cast.hoa)


def test_the_draw_is_kept_with_its_seed_and_comes_out_again(cast: Cast) -> None:
    attempts(400, Outcome.COMPLETED)
    attempts(100, Outcome.ABANDONED)
    design = replace(DESIGN, response=0.9)
    one = started(design, cast.hoa)
    kept = models.Campaign.objects.get(id=one)
    found = queries.campaign(one, seen_by=cast.hoa)
    wanted = {stratum.key: stratum.sample for stratum in found.plan.strata}
    again = sampling.drawn(kept.seed, frames.frame(design), wanted)
    drawn = models.Drawn.objects.filter(campaign=one).order_by("lot")
    assert [(each.journey, each.stratum, each.lot) for each in drawn] == [
        (each.journey, each.stratum, each.number) for each in again
    ]
    assert len(again) == found.plan.sample < 500
    attempts(50, Outcome.COMPLETED)  # What comes later changes nothing of the plan.
    assert queries.campaign(one, seen_by=cast.hoa).plan == found.plan


def test_known_spreads_draw_more_where_people_differ(cast: Cast) -> None:
    earlier = datetime(2026, 6, 1, tzinfo=UTC)
    for n, one in enumerate(attempts(80, Outcome.COMPLETED, channel="online")):
        said = replace(GOOD, satisfaction=5 if n % 2 else 1)
        answered(one, said if n < 40 else GOOD, "counter" if n >= 40 else "online", earlier)
    attempts(300, Outcome.COMPLETED, channel="online")
    attempts(300, Outcome.COMPLETED, channel="counter")
    neyman = queries.campaign_plan(replace(DESIGN, method=Method.NEYMAN), seen_by=cast.hoa)
    spreads = {one.channel: (one.spread, one.sample) for one in neyman.strata}
    assert spreads["online"][0] == pytest.approx(0.5, abs=0.001)
    assert spreads["counter"][0] == pytest.approx(0.15, abs=0.005)
    assert spreads["online"][1] > 3 * spreads["counter"][1]
    even = queries.campaign_plan(DESIGN, seen_by=cast.hoa)
    assert len({one.sample for one in even.strata}) == 1
    assert even.sample == neyman.sample


def answered(one: models.Attempt, said: SurveyAnswer, channel: str, at: datetime) -> None:
    models.Attempt.objects.filter(id=one.id).update(channel=channel, started_at=at)
    invitation = asked(one.journey)
    models.Invitation.objects.filter(id=invitation.id).update(answered_at=at)
    models.Answer.objects.create(
        invitation=invitation, answered_at=at, satisfaction=said.satisfaction, done=said.done, group=said.group or ""
    )


def test_the_tables_hold_no_campaign_that_cannot_be(cast: Cast) -> None:
    attempts(10, Outcome.COMPLETED)
    started(DESIGN, cast.hoa)
    wrong: list[dict[str, Any]] = [
        {"state": "x"},
        {"seed": ""},
        {"plan": None},
        {"state": "reported"},
        {"state": "closed"},
    ]
    for one in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Campaign.objects.update(**one)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Drawn.objects.update(state="asked")


def test_an_attempt_knows_its_device_and_whether_it_was_in_time(cast: Cast, received: str) -> None:
    now = clock.now()
    phone = dossiers.start(BIRTH, by=cast.hung, agency=WARD).id
    operations.note(phone, Kind.STARTED, device="phone")
    operations.rule_attempts(now - timedelta(days=30))
    assert models.Attempt.objects.get(journey=journey_key(phone)).device == "phone"
    filed = models.Attempt.objects.exclude(journey=journey_key(phone)).get(outcome=Outcome.COMPLETED)
    assert (filed.device, filed.timing) == ("", "")
    for late, timing in ((timedelta(hours=1), "late"), (-timedelta(hours=1), "on_time")):
        Dossier.objects.filter(code=received).update(due_at=now, handled_at=now + late, outcome="issued")
        operations.rule_attempts(now - timedelta(days=30))
        assert models.Attempt.objects.get(id=filed.id).timing == timing


def test_the_system_closes_nothing_that_is_open(cast: Cast) -> None:
    attempts(10, Outcome.COMPLETED)
    one = started(DESIGN, cast.hoa)
    assert operations.close_over() == 0
    assert queries.campaign(one, seen_by=SYSTEM).state is CampaignState.STARTED
