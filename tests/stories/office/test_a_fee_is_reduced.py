"""A reduction before it is law: drafted, tried on what was filed, adopted by another, laid beside what happened."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from pydantic import JsonValue

from onedoor.base.actor import SYSTEM, Role
from onedoor.base.ids import new_id
from onedoor.catalogue import queries as catalogue
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers import rules
from onedoor.dossiers.models import Dossier, Draft
from onedoor.fees.models import FeePolicy
from onedoor.identity import operations as identity

pytestmark = pytest.mark.django_db
HOME, OTHER = "1.004222", "1.001193"
TYPED = {
    "title_vi": "Thường trú trực tuyến còn một phần tư",
    "title_en": "Permanent residence online at a quarter",
    "document": "Dự thảo Thông tư 2027",
    "procedure": HOME,
    "kind": "share",
    "value": "25",
    "channel": "online",
    "begins-day": "1",
    "begins-month": "1",
    "begins-year": "2027",
    "ends-day": "31",
    "ends-month": "12",
    "ends-year": "2027",
}
PERIOD = {"first": "2026-01-01", "last": "2026-10-31"}


def officer(name: str, *roles: Role, agency: str = "G12") -> Client:
    found: UUID = identity.appoint_officer(
        "https://id.example", name, name=name, agency=agency, roles=frozenset(roles), by=SYSTEM
    )
    client = Client()
    session = client.session
    session["party"], session["party_id"] = "officer", str(found)
    session.save()
    return client


def filed(
    number: int, at: datetime, channel: str, group: str, agency: str = "G01.57.19804", procedure: str = HOME
) -> None:
    version = catalogue.current_version(procedure, at.date())
    answers: dict[str, JsonValue] = {"fee_group": group, "requester": {"name": "Nguyễn Thị Mai"}}
    owner = new_id()
    draft = Draft.objects.create(
        owner=owner, procedure=procedure, version_id=version.id, agency=agency, channel=channel, answers=answers,
        eligibility={}, moved_on=0, started_at=at, saved_at=at, submitted_at=at,
    )  # fmt: skip
    Dossier.objects.create(
        code=f"{agency}-{at:%y%m%d}-{number:04}", draft=draft, owner=owner, procedure=procedure, version_id=version.id,
        agency=agency, channel=channel, applicant="Nguyễn Thị Mai", last_digits="0011", answers=answers, words="mai",
        fee_facts=rules.fee_answers(version.definition, answers),
        state="submitted", stage="receive", stage_role="receiver", turn="ours", submitted_at=at, expected_at=at,
    )  # fmt: skip


def seen(body: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body.decode()))).replace("\xa0", " ")


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-26T03:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def a_year(clock: object) -> None:
    for n in range(40):
        filed(n, datetime(2026, 1 + n % 10, 5, 3, tzinfo=UTC), "counter" if n % 4 else "online", "none")
    for n in range(40, 50):
        filed(n, datetime(2026, 3, 7, 3, tzinfo=UTC), "online", "poor")
    filed(50, datetime(2026, 10, 31, 18, tzinfo=UTC), "online", "none")  # 1 November in Hà Nội.


def test_from_a_draft_to_what_happened(a_year: None, clock: time_machine.Traveller) -> None:
    # Given two finance officers; one drafts.
    diep, bach = officer("Diệp", Role.FINANCE), officer("Bách", Role.FINANCE)
    sent = diep.post("/office/new", TYPED)
    where = sent["Location"]
    assert "Bản dự thảo (1)" in seen(diep.get("/office/").content)

    # Another procedure is none of its business, before and after.
    filed(51, datetime(2026, 5, 5, 3, tzinfo=UTC), "online", "none", procedure=OTHER)

    # When it is tried on ten months: 10 paid 10,000 online, 30 paid 20,000 at the counter, 10 were exempt.
    page = seen(bach.get(where, PERIOD).content)
    assert "700.000 đ → 650.000 đ" in page
    assert "giảm 50.000 đ nếu không ai đổi kênh" in page
    assert "Người trả ít hơn 10 trả nhiều hơn: 0; như cũ: 40" in page
    assert "n = 50 hồ sơ" in page

    # Then the figures lead to their records, without names.
    assert "&amp;channel=online&amp;procedure=1.004222" in bach.get(where, PERIOD).content.decode()
    body = bach.get("/office/records", PERIOD | {"channel": "online", "procedure": HOME}).content.decode()
    assert body.count("G01.57.19804-") == 20
    assert "Mai" not in body

    # Then who drafted it may not adopt it, and somebody else may.
    digest = FeePolicy.objects.get(adopted_at=None).digest
    assert diep.post(f"{where}/adopt", PERIOD | {"digest": digest}).status_code == 403
    assert bach.post(f"{where}/adopt", PERIOD | {"digest": digest}).status_code == 302
    assert "Chính sách đã được ban hành" in seen(bach.get(where).content)
    assert bach.post(f"{where}/edit", TYPED | {"value": "10"}).status_code == 409

    # Then, when months have passed, the forecast stands beside what happened.
    clock.move_to(datetime(2027, 3, 10, 3, tzinfo=UTC))
    for n in range(60, 63):
        filed(n, datetime(2027, 2, 5, 3, tzinfo=UTC), "online", "none")
    filed(63, datetime(2027, 2, 5, 3, tzinfo=UTC), "online", "none", procedure=OTHER)
    replay = seen(officer("Khoa", Role.AUDITOR).get(f"{where}/replay").content)
    assert "02/2027 3 3" in replay
    assert "02/2027 3 15.000" in replay


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"value": "120"}, "phần trăm không quá 100"),
        ({"value": "một nửa"}, "Hãy ghi một số nguyên"),
        ({"title_vi": ""}, "Hãy điền vào đây."),
        ({"ends-year": "2026"}, "Ngày cuối phải sau ngày bắt đầu."),
        ({"begins-day": "31", "begins-month": "2"}, "Ngày này không có trên lịch."),
        ({"channel": "pigeon"}, "Hãy chọn kênh."),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(change: dict[str, str], sentence: str) -> None:
    found = officer("Diệp", Role.FINANCE).post("/office/new", TYPED | change)

    assert found.status_code == 400
    assert sentence in seen(found.content)
    assert "Dự thảo Thông tư 2027" in found.content.decode()
    assert not FeePolicy.objects.filter(adopted_at=None).exists()


@pytest.mark.parametrize(
    "query",
    [{"first": "soon"}, {"low": "NaN"}, {"low": "2", "high": "1"}, {"first": "2026-02-01", "last": "2026-01-01"}],
)
def test_a_question_that_makes_no_sense_gets_an_answer(query: dict[str, str], a_year: None) -> None:
    diep = officer("Diệp", Role.FINANCE)
    where = diep.post("/office/new", TYPED)["Location"]

    assert "govuk-error-message" in diep.get(where, query).content.decode()


def test_an_auditor_reads_and_a_ward_sees_its_own(a_year: None) -> None:
    auditor, elsewhere = officer("Khoa", Role.AUDITOR), officer("Hoa", Role.LEADER, agency="H26.00073")

    assert auditor.get("/office/").status_code == 200
    assert auditor.get("/office/new").status_code == 404
    assert "G01.57.19804-" not in elsewhere.get("/office/records", PERIOD | {"agency": "G01.57"}).content.decode()


def test_the_table_for_measuring_names_nobody(a_year: None) -> None:
    table, definitions = dossiers.filed(date(2026, 1, 1), date(2026, 12, 31), agencies=())

    assert int(table["n"].sum()) == 51
    assert set(table["facts"]) == {'{"fee_group": "none"}', '{"fee_group": "poor"}'}
    assert len(definitions) == 1
    assert int(dossiers.filed(date(2026, 1, 1), date(2026, 10, 31), agencies=("G01.57",))[0]["n"].sum()) == 50
    assert dossiers.filed(date(2026, 1, 1), date(2026, 12, 31), agencies=("H26",))[0].is_empty()


def test_a_policy_names_the_fee_that_it_is_about_and_from_when() -> None:
    diep = officer("diep", Role.FINANCE)
    policy = FeePolicy.objects.get(name="residence_online_2023")

    said = unescape(re.sub(r"<[^>]+>", "", diep.get(f"/office/{policy.id}").content.decode())).replace("\xa0", " ")

    assert "Đăng ký tạm trú – Lệ phí đăng ký tạm trú: 7.000 đ" in said
    assert "Đăng ký tạm trú – Lệ phí đăng ký tạm trú theo danh sách: 5.000 đ" in said
    assert "từ 05/02/2023" in said
