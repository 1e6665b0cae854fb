"""Story: a ward's leader sees what became of dossiers with a helper and without one, and of few people nothing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from onedoor.base.actor import Role
from onedoor.base.ids import new_id
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers.models import Dossier, Draft
from onedoor.outreach.models import Mandate, MandateText, Team
from onedoor.quality.journey_key import journey_key
from onedoor.quality.models import Milestone
from tests.dossiers.conftest import BIRTH, WARD
from tests.stories.office.money import Office

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 2, tzinfo=UTC)


def filed(n: int, late: int, version: UUID, team: Team | None = None) -> None:
    """So many were decided in two days, so many of them after their time; the first of them had an error to mend."""
    drafts, dossiers, events = [], [], []
    at = NOW - timedelta(days=10)
    mandate = mandate_of(team) if team else None
    for one in range(n):
        told = {"procedure": BIRTH, "version_id": version, "agency": WARD, "owner": uuid4()}
        helps = {"helper": uuid4(), "mandate": mandate} if team else {}
        draft = Draft(id=new_id(), started_at=at - timedelta(hours=3), saved_at=at, submitted_at=at, **helps, **told)
        kind = "started" if one else "step_rejected"
        events.append(Milestone(journey=journey_key(draft.id), at=at, kind=kind))
        due = at + timedelta(days=1 if one < late else 3)
        dossiers.append(
            Dossier(
                code=f"{WARD}-{draft.id}",
                draft=draft,
                channel="online",
                applicant="x",
                last_digits="0000",
                answers={},
                state="handled",
                turn="nobody",
                outcome="granted",
                submitted_at=at,
                received_at=at,
                due_at=due,
                handled_at=at + timedelta(days=2),
                **told,
            )
        )
        drafts.append(draft)
    Milestone.objects.bulk_create(events)
    Draft.objects.bulk_create(drafts)
    Dossier.objects.bulk_create(dossiers)


def mandate_of(team: Team) -> UUID:
    words, _made = MandateText.objects.get_or_create(sha256="0" * 64, defaults={"text": "x"})
    return Mandate.objects.create(
        team=team, helper=uuid4(), helper_name="Tú", principal=uuid4(), principal_name="Mai", number_index="x",
        procedures=[BIRTH], acts=["fill"], until_on=NOW.date(), text=words, asked_at=NOW, code_until=NOW,
        confirmed_at=NOW, how="self",
    ).id  # fmt: skip


@time_machine.travel(NOW, tick=False)
def test_a_leader_compares_help(db: None) -> None:
    version = catalogue.current_version(BIRTH, NOW.date()).id
    leader = Office("Hoa", Role.LEADER, agency=WARD)
    one, few = (Team.objects.create(agency=WARD, name=name, founded_at=NOW) for name in ("Tổ 1", "Tổ 2"))
    filed(30, 3, version, one)
    filed(60, 18, version)

    text = leader.opens("teams/helped")
    assert "30 hồ sơ có người giúp, 60 hồ sơ tự nộp" in text
    assert "10,0 % : Trễ hạn, Có người giúp n = 30 30,0 % : Trễ hạn, Tự nộp n = 60" in text
    assert "Ít hơn khi có người giúp từ −34,1 đến −1,4 điểm phần trăm" in text
    assert "Từ lúc bắt đầu đến lúc nộp 3 giờ" in text
    assert leader.opens("teams/helped/records", of="late", side="alone").count("Đăng ký khai sinh") == 18
    assert "Chưa đủ" not in leader.opens("teams/helped", team=str(one.id))

    filed(4, 0, version, few)
    for team in (one, few):
        assert "Chưa đủ để so sánh" in leader.opens("teams/helped", team=str(team.id)), "34 in all gives the other away"
        assert "Chưa đủ để so sánh" in leader.opens("teams/helped/records", of="late", team=str(team.id))
    assert "34 hồ sơ có người giúp" in leader.opens("teams/helped")
    assert "Chưa đủ để so sánh" in Office("Minh", Role.LEADER, agency="H26.00070").opens("teams/helped")
