"""Whom campaigns write to and when, and that no table leads from a message to an answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from onedoor.base import clock
from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.notices.models import Notice
from onedoor.quality import models, operations, queries
from onedoor.quality.errors import CampaignOtherState
from onedoor.quality.journey_key import journey_key, secret
from onedoor.quality.operations import following_up
from onedoor.quality.rules import surveys
from onedoor.quality.terms import Cause, Group
from onedoor.quality.terms.surveys import Done, SurveyAnswer
from tests.dossiers.conftest import BIRTH, WARD, Cast, citizen
from tests.quality.campaign import DESIGN, asked, started

pytestmark = pytest.mark.django_db
BAD = SurveyAnswer(1, Done.NO, group=Group.PAYMENT, cause=Cause.DECLINED, words="Chậm")
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def rested(cast: Cast) -> Iterator[dict[UUID, Actor]]:
    """Five people gave up a draft each, and Mai two; now it is a month later, at nine in the morning."""
    people = {who.id: who for who in (cast.mai, cast.hung)}
    others = [citizen(f"p{n}", f"Người {n}", f"00109005000{n}") for n in range(3)]
    drafts = {}
    for who in [*people.values(), *others, cast.mai]:
        row = dossiers.start(BIRTH, by=who, agency=WARD)
        if who is not others[2]:
            dossiers.save_answers(row.id, {"requester_email": f"{who.name[-1]}@example.vn"}, by=who)
        drafts[row.id] = who
    with time_machine.travel(MORNING + timedelta(days=32), tick=False):
        operations.rule_attempts(MORNING - timedelta(days=1))
        yield drafts


def test_people_are_written_to_once_by_day_where_they_left_word(rested: dict[UUID, Actor], cast: Cast) -> None:
    campaign = started(DESIGN, cast.hoa)
    assert models.Drawn.objects.filter(campaign=campaign).count() == 6
    with time_machine.travel(datetime(2026, 12, 25, 15, 0, tzinfo=UTC), tick=False):  # Ten at night.
        assert operations.ask_drawn() == 0
    assert operations.ask_drawn() == 5
    assert operations.ask_drawn() == 0
    notices = Notice.objects.filter(kind="survey_asked")
    assert {one.person_id for one in notices} == {who.id for who in rested.values()}
    assert sorted(one.state for one in notices) == ["queued"] * 4 + ["shown"]
    states = models.Drawn.objects.filter(campaign=campaign).values_list("state", flat=True)
    assert sorted(states) == ["asked"] * 5 + ["spared"]  # Mai gave up two, and is asked about one.
    told = notices.get(email="g@example.vn")
    assert told.person_id == cast.hung.id
    assert "Đăng ký khai sinh" in told.title
    assert "23:59 ngày" in told.text


def test_no_table_leads_from_a_message_to_an_answer(rested: dict[UUID, Actor], cast: Cast) -> None:
    """With a copy of the tables and without the server's key, nothing joins a person to what they answered."""
    started(DESIGN, cast.hoa)
    operations.ask_drawn()
    about = [one.key + one.title + one.text + one.subject_ref for one in Notice.objects.filter(kind="survey_asked")]
    for row in models.Drawn.objects.select_related("invitation"):
        names = {row.journey, row.stratum}
        if row.invitation:
            names |= {str(row.invitation_id), row.invitation.token_hash, token_of(row.invitation)}
        assert not any(name in said for said in about for name in names)


def token_of(invitation: models.Invitation) -> str:
    return surveys.token(invitation.journey, invitation.survey, secret())


def test_the_message_leads_to_the_questions(rested: dict[UUID, Actor], cast: Cast, client: Any) -> None:
    started(DESIGN, cast.hoa)
    draft = next(iter(rested))
    with pytest.raises(NotFound):
        operations.token_about(draft)
    assert client.get(f"/survey/about/{draft}").status_code == 404
    operations.ask_drawn()
    asked_about = [one for one in rested if client.get(f"/survey/about/{one}").status_code == 302]
    assert len(asked_about) == 5
    page = client.get(f"/survey/about/{asked_about[0]}", follow=True)
    assert "Góp ý về lần làm thủ tục" in page.content.decode()


def test_who_neither_answers_nor_declines_is_reminded_once(rested: dict[UUID, Actor], cast: Cast) -> None:
    campaign = started(DESIGN, cast.hoa)
    operations.ask_drawn()
    tokens = [token_of(one) for one in models.Invitation.objects.order_by("id")]
    operations.answer(tokens[0], BAD)
    operations.answer(tokens[1], replace(BAD, group=None, cause=None))
    operations.decline(tokens[2])
    with time_machine.travel(clock.now() + timedelta(days=6, hours=23), tick=False):
        assert operations.ask_drawn() == 0
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        assert operations.ask_drawn() == 2
        assert operations.ask_drawn() == 0
        assert Notice.objects.filter(kind="survey_reminded").count() == 2
        [result] = [one.result for one in queries.campaign(campaign, seen_by=cast.hoa).progress]
    assert (result.complete, result.partial, result.refused, result.other) == (1, 1, 1, 1)
    assert result.silent + result.unknown == 2
    with time_machine.travel(clock.now() + timedelta(days=22), tick=False):
        assert operations.close_over() == 1
        assert operations.close_over() == 0
        assert operations.ask_drawn() == 0
        with pytest.raises(CampaignOtherState):
            operations.close_campaign(campaign, by=cast.hoa)


def test_who_was_asked_lately_is_spared_and_whose_draft_is_gone_is_left_out(
    rested: dict[UUID, Actor], cast: Cast
) -> None:
    theirs = {who.name: draft for draft, who in rested.items() if who is not cast.mai}
    other = dossiers.start(BIRTH, by=cast.hung, agency=WARD).id  # He was asked on a page about another journey.
    asked(journey_key(other))
    campaign = started(DESIGN, cast.hoa)
    dossiers.discard(theirs["Người 0"], by=rested[theirs["Người 0"]])
    operations.ask_drawn()
    states = {one.journey: one.state for one in models.Drawn.objects.filter(campaign=campaign)}
    assert states[journey_key(theirs["Trần Văn Hùng"])] == "spared"
    assert states[journey_key(theirs["Người 0"])] == "gone"
    assert states[journey_key(theirs["Người 1"])] == "asked"
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        later = started(replace(DESIGN, last=date(2027, 3, 30)), cast.hoa)
        assert models.Drawn.objects.filter(campaign=later).count() == 3  # Of three it was asked already.
        operations.ask_drawn()
        states = {one.journey: one.state for one in models.Drawn.objects.filter(campaign=later)}
        assert states[journey_key(theirs["Trần Văn Hùng"])] == "asked"  # The quiet days are over.


def test_who_gave_up_is_asked_by_message_once_by_day_and_by_chance(
    rested: dict[UUID, Actor], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with time_machine.travel(datetime(2026, 12, 25, 15, 0, tzinfo=UTC), tick=False):  # Ten at night.
        assert operations.ask_who_gave_up() == 0
    with monkeypatch.context() as nobody:
        nobody.setattr(following_up, "drawn", lambda *_: False)
        assert operations.ask_who_gave_up() == 0
    monkeypatch.setattr(following_up, "drawn", lambda *_: True)
    assert operations.ask_who_gave_up() == 5  # Mai gave up two, and is asked about one.
    assert operations.ask_who_gave_up() == 0
    assert Notice.objects.filter(kind="survey_asked").count() == 5
    assert set(models.Invitation.objects.values_list("chance", flat=True)) == {0.5}


def test_whom_a_campaign_is_to_ask_is_left_to_it_and_the_long_gone_in_peace(
    rested: dict[UUID, Actor], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_up, "drawn", lambda *_: True)
    campaign = started(DESIGN, cast.hoa)
    assert operations.ask_who_gave_up() == 0
    models.Drawn.objects.filter(campaign=campaign).delete()
    with time_machine.travel(clock.now() + timedelta(days=15), tick=False):
        assert operations.ask_who_gave_up() == 0
