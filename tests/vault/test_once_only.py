"""What is known is not asked: it is shown with its source, confirmed or disputed, and noted with the dossier."""

from typing import Any
from uuid import UUID

import pytest

from onedoor.base.errors import NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers import queries as filed
from onedoor.identity import queries as identity
from onedoor.vault import operations, queries
from onedoor.vault.terms import DisputeOutcome
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import WARD, Cast
from tests.vault.test_over_reach import ANSWERS, CARD


@pytest.fixture
def child(cast: Cast, typeset: str) -> UUID:
    [found] = identity.principals(seen_by=cast.mai)
    return found.id


@pytest.fixture
def draft(cast: Cast, child: UUID) -> UUID:
    return dossiers.start(CARD, by=cast.mai, agency=WARD, subject=child).id


def page(cast: Cast, draft: UUID, name: str) -> str:
    return client_of(cast.mai).get(f"/journey/{draft}/{name}").content.decode()


def test_a_form_says_what_we_have_with_source_and_date(cast: Cast, draft: UUID) -> None:
    shown = page(cast, draft, "page/child")
    assert 'value="Trần Minh An"' in shown
    assert "Chúng tôi đã có: Giấy khai sinh" in shown
    assert "23/11/2026" in shown
    assert "Chúng tôi đã có: Giấy khai sinh" in page(cast, draft, "papers/birth_certificate")


def test_nobody_files_for_a_child_of_others(cast: Cast, child: UUID) -> None:
    with pytest.raises(NotFound):
        dossiers.start(CARD, by=cast.hung, agency=WARD, subject=child)
    with pytest.raises(NotFound):
        dossiers.start("1.001193", by=cast.mai, agency=WARD, subject=child)


def test_a_dispute_is_a_task_and_the_dossier_goes_on(cast: Cast, child: UUID, draft: UUID) -> None:
    client = client_of(cast.mai)
    address = f"/journey/{draft}/dispute/child"
    assert client.post(address, {"said": ""}).status_code == 400
    answer: Any = client.post(address, {"said": "Tên đệm là Ngọc"})
    assert answer.headers["Location"] == f"/journey/{draft}/page/child?just=disputed"
    assert "Đã gửi cho cơ quan giữ dữ liệu" in client.get(answer.headers["Location"]).content.decode()
    dossiers.save_answers(draft, ANSWERS, by=cast.mai)
    assert dossiers.submit(draft, by=cast.mai)
    [task] = queries.disputes_waiting(seen_by=cast.hoa)
    assert task.what is not None
    assert task.what.vi != task.what.en, "who answers may read another language than who asked"
    assert queries.disputes_waiting(seen_by=cast.minh) == ()
    with pytest.raises(NotFound):
        operations.settle_dispute(task.id, outcome=DisputeOutcome.STANDS, answer="x", by=cast.minh)
    operations.settle_dispute(task.id, outcome=DisputeOutcome.CORRECTED, answer="Đã sửa", by=cast.hoa)
    [told] = queries.disputes_of(child, seen_by=cast.mai)
    assert (told.outcome, told.answer) == (DisputeOutcome.CORRECTED, "Đã sửa")
    assert queries.disputes_waiting(seen_by=cast.hoa) == ()


def test_a_paper_that_serves_is_opened_by_the_agency_and_seen(
    cast: Cast, child: UUID, draft: UUID, monday: Any
) -> None:
    dossiers.save_answers(draft, ANSWERS, by=cast.mai)
    code = dossiers.submit(draft, by=cast.mai)
    [item] = queries.items(child, seen_by=cast.mai).rows
    assert (item.times_reused, item.visits_saved) == (1, 1)
    assert set(filed.dossier(code, seen_by=cast.mai).sources) == {"birth_certificate"}
    view, content = filed.vault_paper(code, item.id, seen_by=cast.lan)
    assert content.startswith(b"%PDF")
    [reading] = [one for one in queries.readings(child, seen_by=cast.mai, of=view.row.id).rows if one.agency]
    assert (reading.agency, reading.dossier) == (WARD, code)

    # Read again and again, it is one line with its number; nothing of the journal is lost.
    monday.shift(3600)
    for _ in range(3):
        filed.vault_paper(code, item.id, seen_by=cast.lan)
    assert len([one for one in queries.readings(child, seen_by=cast.mai, of=view.row.id).rows if one.agency]) == 4
    monday.shift(3600)
    page = client_of(cast.mai).get(f"/vault/items/{item.id}").content.decode()
    assert "3 lần liên tiếp" in page or "4 lần liên tiếp" in page
    with pytest.raises(NotFound):
        filed.vault_paper(code, item.id, seen_by=cast.minh)
