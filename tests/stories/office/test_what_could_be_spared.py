"""A leader sees which papers people bring although the state has them, which answers nobody reads, what that costs."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.identity import queries as identity
from onedoor.identity.terms import PopulationRecord
from onedoor.simplification import operations, queries
from onedoor.simplification.errors import ComparedAlready
from onedoor.simplification.models import Check
from onedoor.simplification.terms.costs import Act
from onedoor.simplification.terms.spared import Held, Lack
from tests.dossiers.conftest import ANSWERS
from tests.stories.desk.ward import BIRTH, MONDAY, WARD, Desk, citizen, officer, picture

FIRST, LAST = MONDAY.date() - timedelta(days=9), MONDAY.date()
DAYS = {"first": str(FIRST), "last": str(LAST)}
MAI = PopulationRecord("001194012345", "Nguyễn Thị Mai", "1994-05-02", "female", "Kinh", "Việt Nam", "00073", "Số 5")


@pytest.fixture
def ward(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Two births were filed; with one of them came a picture of the identity card, which the register knows."""
    asked: list[str] = []

    def record(number: str, **_: object) -> PopulationRecord | None:
        asked.append(number)
        return MAI if number == MAI.citizen_number else None

    monkeypatch.setattr(identity, "population_record", record)
    with time_machine.travel(MONDAY, tick=False):
        mai, codes = citizen(), []
        for papers in (["birth_notice"], ["birth_notice", "identity"]):
            row = dossiers.start(BIRTH, by=mai, agency=WARD)
            dossiers.save_answers(row.id, ANSWERS, by=mai)
            for slot in papers:
                dossiers.attach(row.id, slot, f"{slot}.jpg", [picture()], by=mai)
            codes.append(dossiers.submit(row.id, by=mai))
        yield SimpleNamespace(hoa=Desk(officer("hoa")), minh=Desk(officer("minh")), codes=codes, asked=asked)


def held(ward: SimpleNamespace, part: str) -> Held:
    found = queries.evidence(BIRTH, FIRST, LAST, seen_by=ward.hoa.actor)
    return next(one for one in found.held if one.asked.part == part and one.asked.source == "register:population")


def test_the_evidence_and_its_page(ward: SimpleNamespace) -> None:
    hoa = ward.hoa.actor
    assert operations.compare_sample(BIRTH, WARD) > 0
    assert operations.compare_sample(BIRTH, WARD) == 0, "nothing is looked up twice"
    typed = held(ward, "requester")
    assert (typed.by_hand, typed.tally.looked, typed.tally.same) == (2, 2, 2), "a machine compares what was typed"
    card = held(ward, "identity")
    assert (card.by_hand, card.tally.found, card.tally.compared, card.lack) == (1, 1, 0, Lack.UNSURE)

    [check] = Check.objects.filter(part="identity")
    with pytest.raises(NotFound):
        operations.settle_check(check.id, same=True, by=ward.minh.actor)
    shown = queries.next_check(BIRTH, seen_by=hoa, language="vi")
    assert shown is not None
    assert MAI.name in dict(shown.knows).values()
    ward.hoa.signs_in()
    page = ward.hoa.client.post(f"/office/simplification/checks/{check.id}", {"same": "yes"}, follow=True)
    assert "Không còn giấy nào chờ đối chiếu" in page.content.decode()
    with pytest.raises(ComparedAlready):
        operations.settle_check(check.id, same=False, by=hoa)
    card = held(ward, "identity")
    assert card.saving == pytest.approx(365.25 / 10 * 5 / 60 * 45_000)

    found = queries.evidence(BIRTH, FIRST, LAST, seen_by=hoa)
    assert found.essential == 12
    assert "birth_notice_number" in {one.part: one.filled for one in found.unread}
    papers = {line.part: line.times for line in found.burden.lines if line.act is Act.PAPER}
    assert papers == {"birth_notice": 2, "identity": 1}

    ward.hoa.page = ward.hoa.client.get(f"/office/simplification/{BIRTH}", DAYS).content.decode()
    assert "Số giấy chứng sinh" in ward.hoa.text
    assert "Giấy tờ tùy thân của người yêu cầu" in ward.hoa.text
    listed = ward.hoa.client.get("/office/simplification/", DAYS).content.decode()
    assert f"/office/simplification/{BIRTH}?" in listed
    asked = DAYS | {"part": "identity"}
    records = ward.hoa.client.get(f"/office/simplification/{BIRTH}/records", asked).content.decode()
    assert (ward.codes[0] in records, ward.codes[1] in records) == (False, True)


def test_another_ward_sees_none_of_it(ward: SimpleNamespace) -> None:
    operations.compare_sample(BIRTH, WARD)
    found = queries.evidence(BIRTH, FIRST, LAST, seen_by=ward.minh.actor)
    assert (found.total, found.burden.yearly) == (0, 0)
    assert {one.tally.looked for one in found.held} == {0}
    assert queries.records(BIRTH, FIRST, LAST, "identity", seen_by=ward.minh.actor) == ()
    assert queries.waiting(BIRTH, seen_by=ward.minh.actor) == 0
