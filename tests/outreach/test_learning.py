"""Lessons and who has read them; what helpers ask, who answers, and who reads it."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID, uuid4

import pytest
import time_machine
import yaml
from django.conf import settings

from onedoor.audit.models import Act
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.outreach import operations, queries
from onedoor.outreach.errors import AskedTooOften, CaseDiffers, NoteTellsWho
from onedoor.outreach.models import HelpCase
from onedoor.outreach.pack_files import lessons
from onedoor.outreach.terms import MOST_CASES_A_DAY, Lesson, Lessons, Question, Topic
from tests.dossiers.conftest import OTHER_WARD, WARD, officer
from tests.outreach.test_mandates import id_of, refused

MORNING = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


class Ward:
    """A ward with two teams, whoever answers there, and another ward."""

    def __init__(self) -> None:
        self.hoa = officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER)
        self.lan = officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER)
        self.tu, self.nga, self.van = (officer(name, name.title(), WARD, Role.HELPER) for name in ("tu", "nga", "van"))
        self.far = officer("far", "Xa", OTHER_WARD, Role.HELPER)
        self.minh = officer("minh", "Minh", OTHER_WARD, Role.LEADER)
        self.team, self.second = (operations.found_team(name, by=self.hoa) for name in ("Tổ 5", "Tổ 6"))
        for team, who in ((self.team, self.tu), (self.team, self.nga), (self.second, self.van)):
            operations.add_member(team, id_of(who), by=self.hoa)
        operations.add_alley(self.team, "Ngõ 1", ["Số 2"], by=self.hoa)
        self.household = queries.coverage(self.team, seen_by=self.tu).alleys[0].households[0].id

    def asks(
        self, text: str = "Thẻ không đọc được chip", *, by: Actor | None = None, case: UUID | None = None,
        team: UUID | None = None, household: UUID | None = None,
    ) -> UUID:  # fmt: skip
        question = Question(case or uuid4(), team or self.team, Topic.ACCOUNT, text, household=household)
        operations.ask_for_help(question, by=by or self.tu)
        return question.id


@pytest.fixture
def ward(db: None) -> object:
    with time_machine.travel(MORNING, tick=False):
        yield Ward()


def found(by: Actor, *, words: str = "", waits: bool | None = None) -> list[UUID]:
    return [row.id for row in queries.help_cases(seen_by=by, words=words, waits=waits)]


@pytest.mark.django_db
def test_a_question_is_answered_once_and_the_whole_commune_finds_it(ward: Ward) -> None:
    case = ward.asks(household=ward.household)
    assert found(ward.nga) == found(ward.hoa, waits=True) == found(ward.lan) == [case]
    assert found(ward.van) == [], "of another team, as long as nobody has answered"
    assert found(ward.far) == found(ward.minh) == []
    for stranger in (ward.tu, ward.van, ward.minh, ward.far):
        refused(NotFound, partial(operations.answer_case, case, "Đổi thẻ", by=stranger))
    refused(NoteTellsWho, lambda: operations.answer_case(case, "Gọi 0912 345 678", by=ward.lan))

    operations.answer_case(case, "Đổi thẻ ở công an phường", by=ward.lan)

    assert found(ward.van) == [case]
    assert found(ward.far) == []
    assert found(ward.tu, words="CHIP doi the") == [case], "words are found without their marks"
    assert found(ward.tu, words="khai sinh") == found(ward.hoa, waits=True) == []
    told = queries.help_case(case, seen_by=ward.tu)
    assert (told.answer, told.answered_name, told.household) == (
        "Đổi thẻ ở công an phường",
        "Phạm Thị Lan",
        "Ngõ 1, Số 2",
    )
    assert queries.help_case(case, seen_by=ward.van).household == "", "where it was is nobody else's"
    operations.answer_case(case, "Đổi thẻ tại quầy", by=ward.hoa)
    assert queries.help_case(case, seen_by=ward.tu).answered_name == "Đỗ Thị Hoa"
    assert Act.objects.filter(verb="outreach.answer_case").count() == 2


@pytest.mark.django_db
def test_a_question_sent_twice_is_one_and_names_nobody(ward: Ward) -> None:
    case = ward.asks()
    ward.asks(case=case)
    refused(CaseDiffers, lambda: ward.asks("Khác", case=case))
    refused(NoteTellsWho, lambda: ward.asks("Bác Ba, 001194012345"))
    refused(NotFound, lambda: ward.asks(household=ward.household, team=ward.second, by=ward.van))
    refused(NotFound, lambda: ward.asks(by=ward.van))
    refused(NotFound, lambda: ward.asks(by=ward.hoa))
    HelpCase.objects.bulk_create(
        HelpCase(id=uuid4(), team_id=ward.team, topic="other", question="x", asked_by=id_of(ward.tu), asked_at=MORNING)
        for _ in range(MOST_CASES_A_DAY - 1)
    )
    refused(AskedTooOften, ward.asks)


@pytest.mark.django_db
def test_the_leader_sees_who_has_not_read_a_lesson(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    first = lessons()[0]
    operations.read_lesson(first.id, first.version, by=ward.tu)
    operations.read_lesson(first.id, first.version, by=ward.tu)
    assert Act.objects.filter(verb="outreach.read_lesson").count() == 1
    assert [row.read_at for row in queries.lessons_of(seen_by=ward.tu)][:2] == [MORNING, None]
    standings = queries.lessons_of_team(ward.team, seen_by=ward.hoa)
    assert [one.unread for one in standings][:2] == [("Nga",), ("Nga", "Tu")]
    refused(NotFound, lambda: queries.lessons_of_team(ward.team, seen_by=ward.minh))
    refused(NotFound, lambda: operations.read_lesson(first.id, first.version, by=ward.hoa))
    refused(NotFound, lambda: operations.read_lesson(first.id, first.version + 1, by=ward.tu))
    newer = first.model_copy(update={"version": first.version + 1})
    monkeypatch.setattr("onedoor.outreach.queries.learning.lessons", lambda: (newer,))
    assert queries.lessons_of(seen_by=ward.tu)[0].read_at is None, "a new version is read again"


def pack() -> tuple[Lesson, ...]:
    file = settings.ENV.pack_path / "lessons.yaml"
    return Lessons.model_validate(yaml.safe_load(file.read_text(encoding="utf-8"))).lessons


def test_the_packs_lessons_are_short_whole_and_rest_on_what_was_found() -> None:
    told = pack()
    assert {"ask-for-a-mandate", "the-spoken-code", "what-never", "old-people", "without-network"} <= {
        one.id for one in told
    }
    assert len({one.id for one in told}) == len(told)
    for one in told:
        texts = [one.title, one.why, *one.do, *one.never, *(ground.title for ground in one.grounds)]
        assert all(text.vi and text.en and len(text.vi) < 160 for text in texts), one.id
        assert all(ground.mark == "found" for ground in one.grounds), "no law from memory"
