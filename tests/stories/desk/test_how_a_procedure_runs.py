"""A leader looks at how birth registrations really went: where they waited, and which of them went back."""

from datetime import timedelta

import pytest
import time_machine

from onedoor.base.actor import Actor
from onedoor.base.errors import NotFound
from onedoor.dossiers import operations
from onedoor.dossiers.terms import DocumentKind, Outcome
from onedoor.simplification import queries
from onedoor.simplification.terms import Party
from tests.stories.desk.ward import BIRTH, MONDAY, Desk, file_birth, proposed, typeset

FIRST, LAST = MONDAY.date(), MONDAY.date() + timedelta(days=1)


@pytest.fixture
def two_births(monday: time_machine.Traveller, mai: Actor, lan: Desk, duc: Desk, hoa: Desk) -> None:
    """One that ran straight, and one that the leader sent back once; each waited two hours for whoever came next."""

    def wait() -> None:
        monday.shift(timedelta(hours=2))

    for child, returned in (("Trần Minh An", False), ("Trần Minh Anh", True)):
        code = file_birth(mai, child)
        wait()
        proposed(code, lan.actor, duc.actor, hoa.actor)
        wait()
        if returned:
            operations.return_step(code, by=hoa.actor, remark="Thiếu quê quán")
            wait()
            operations.assign(code, by=duc.actor, to=duc.actor.id)
            operations.propose(code, by=duc.actor, outcome=Outcome.GRANTED, text="Đủ điều kiện")
            wait()
            operations.assign(code, by=hoa.actor, to=hoa.actor.id)
        operations.decide(code, by=hoa.actor, outcome=Outcome.GRANTED, text="")
        typeset(code, lan.actor, DocumentKind.RESULT)
        wait()
        operations.assign(code, by=lan.actor, to=lan.actor.id)
        operations.deliver(code, by=lan.actor, manner="online")


@pytest.mark.usefixtures("two_births")
def test_waits_rework_and_the_published_order(hoa: Desk) -> None:
    found = queries.running(BIRTH, FIRST, LAST, seen_by=hoa.actor)
    assert found is not None
    assert {one.steps: one.cases for one in found.variants} == {
        ("submit", "receive", "handle", "decide", "deliver"): 1,
        ("submit", "receive", "handle", "decide", "handle", "decide", "deliver"): 1,
    }
    assert found.rework.by_activity == {"handle": 1, "decide": 1}
    waits = {one.activity: round(one.wait / 3600) for one in found.steps}
    assert waits == {"receive": 4, "handle": 2, "decide": 6, "deliver": 4, "submit": 0}
    assert found.parties is not None
    assert [one.party for one in found.parties] == [Party.AGENCY]
    assert found.conformance is not None
    assert (found.conformance.as_published, found.conformance.extra) == (1, 2)


@pytest.mark.usefixtures("two_births")
def test_the_page_says_it_in_words_and_draws_it(hoa: Desk) -> None:
    hoa.signs_in()
    answer = hoa.client.get(f"/office/process/{BIRTH}?first={FIRST}&last={LAST}")
    page = answer.content.decode()
    assert "<svg" in page
    assert "Ký duyệt → Trả kết quả: 2 · 2 giờ" in page
    hoa.page = page
    assert "1 trên 2 hồ sơ" in hoa.text
    assert "Nộp hồ sơ → Tiếp nhận → Kiểm tra, ghi Sổ hộ tịch" in hoa.text
    listed = hoa.client.get(f"/office/process/?first={FIRST}&last={LAST}").content.decode()
    assert f"/office/process/{BIRTH}" in listed


@pytest.mark.usefixtures("two_births")
def test_another_ward_sees_none_of_it(minh: Desk, lan: Desk) -> None:
    assert queries.running(BIRTH, FIRST, LAST, seen_by=minh.actor) is None
    minh.signs_in()
    assert "chưa có hồ sơ nào xong" in minh.client.get(f"/office/process/{BIRTH}").content.decode()
    with pytest.raises(NotFound):
        queries.running(BIRTH, FIRST, LAST, seen_by=lan.actor)
