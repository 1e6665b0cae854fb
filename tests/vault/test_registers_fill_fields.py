"""A register fills in fields: shown with source and date, confirmed or disputed; one that fails never locks a page."""

from typing import Any

import pytest
from pydantic import JsonValue

from onedoor.base.errors import ConnectorError
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Field, FieldType, Text
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Dossier, InternalNote
from onedoor.notices import queries as notices
from onedoor.vault import operations as vault
from onedoor.vault import queries as kept
from onedoor.vault.errors import NoKeeper
from onedoor.vault.terms import DisputeOutcome
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import WARD, Cast
from tests.vault.test_keeping import bring, me

MARITAL = "1.004873"
PERMIT = "1.013225"
ADDRESS = "onedoor.vault.queries.registers._registers"
KNOWN: dict[str, dict[str, JsonValue]] = {
    "civil_status": {"marital_status": "widowed", "spouse_death_number": "214/TLKT", "spouse_death_on": "2019-03-11"},
    "land": {"address": {"commune": "00073", "detail": "Số 9"}, "lot": "thửa 125, tờ 7", "area": 62.5},
}


class Scripted:
    """Registers that know Mai, or say nothing; `asked` counts the questions."""

    silent = False

    def __init__(self) -> None:
        self.asked: list[str] = []

    def facts(self, register: str, citizen_number: str, *, purpose: str) -> dict[str, JsonValue] | None:
        self.asked.append(register)
        if self.silent:
            raise ConnectorError("silent", again=True)
        return KNOWN.get(register)


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    found = Scripted()
    monkeypatch.setattr(ADDRESS, lambda dotted: found)
    return found


def started(cast: Cast, procedure: str, **answers: JsonValue) -> Any:
    row = operations.start(procedure, by=cast.mai, agency=WARD)
    return operations.save_answers(row.id, answers, by=cast.mai)


def shown(cast: Cast, draft: Any, page: str) -> str:
    return client_of(cast.mai).get(f"/journey/{draft.id}/page/{page}").content.decode()


def test_the_land_register_fills_in_the_lot(cast: Cast, registers: Scripted) -> None:
    draft = started(cast, PERMIT)
    page = shown(cast, draft, "site")
    assert 'value="thửa 125, tờ 7"' in page
    assert 'value="62.5"' in page or 'value="62,5"' in page
    assert 'value="Số 9"' in page
    assert page.count("Chúng tôi đã có, trong Cơ sở dữ liệu quốc gia về đất đai, tra ngày 23/11/2026") == 3
    assert registers.asked == ["land"], "asked once a page"
    assert "readonly" not in page


def test_what_a_register_knows_is_kept_as_its_source(cast: Cast, registers: Scripted) -> None:
    draft = started(cast, PERMIT)
    sent = {"shown": "lot", "lot": "thửa 125, tờ 7", "action": "later"}
    client_of(cast.mai).post(f"/journey/{draft.id}/page/site", sent)
    row = queries.draft(draft.id, seen_by=cast.mai)
    assert (row.sources["lot"].name, row.unverified) == ("land", ())
    client_of(cast.mai).post(f"/journey/{draft.id}/page/site", sent | {"lot": "thửa 126"})
    row = queries.draft(draft.id, seen_by=cast.mai)
    assert ("lot" in row.sources, row.unverified) == (False, ("lot",)), "what differs is told to the officer"


def test_only_of_oneself(cast: Cast, registers: Scripted) -> None:
    own = started(cast, MARITAL, for_whom="self")
    assert 'value="widowed" checked' in " ".join(shown(cast, own, "marital").split())
    other = started(cast, MARITAL, for_whom="other")
    registers.asked.clear()
    assert "Chúng tôi đã có" not in shown(cast, other, "marital")
    assert registers.asked == []


def test_a_silent_register_is_told_typed_over_and_asked_later(
    cast: Cast, draft_of: Any, registers: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers.silent = True
    draft = started(cast, PERMIT)
    page = shown(cast, draft, "site")
    assert "Cơ sở dữ liệu quốc gia về đất đai đang không trả lời" in page
    assert 'name="lot"' in page
    client_of(cast.mai).post(f"/journey/{draft.id}/page/site", {"shown": "lot", "lot": "thửa 1", "action": "later"})
    row = queries.draft(draft.id, seen_by=cast.mai)
    assert (row.answers["lot"], row.unverified) == ("thửa 1", ("lot",))
    code = operations.submit(draft_of(cast.mai), by=cast.mai)
    dossier = Dossier.objects.get(code=code)
    dossier.version_id, dossier.unverified = draft.version_id, ["lot", "lot_area"]
    dossier.answers = {"lot": "thửa 1", "lot_area": 62.5}
    dossier.save()
    with pytest.raises(ConnectorError):
        operations.check_unverified(dossier.id)
    registers.silent = False
    operations.check_unverified(dossier.id)
    [note] = InternalNote.objects.filter(dossier__code=code)
    assert note.text == "Thửa đất số, tờ bản đồ số: người nộp ghi khác Cơ sở dữ liệu quốc gia về đất đai"


def test_a_register_answer_is_disputed_and_the_answer_comes_back(cast: Cast, registers: Scripted) -> None:
    draft = started(cast, MARITAL, for_whom="self")
    assert f"/journey/{draft.id}/dispute/marital_status" in shown(cast, draft, "marital")
    client = client_of(cast.mai)
    answer: Any = client.post(f"/journey/{draft.id}/dispute/marital_status", {"said": "Tôi đã kết hôn lại"})
    assert answer.headers["Location"] == f"/journey/{draft.id}/page/marital?just=disputed"
    [task] = kept.disputes_waiting(seen_by=cast.hoa)
    seen = kept.dispute(task.id, seen_by=cast.hoa)
    assert (seen.who, seen.number, seen.item) == ("Nguyễn Thị Mai", "001194012345", None)
    vault.settle_dispute(task.id, outcome=DisputeOutcome.CORRECTED, answer="Đã sửa sổ hộ tịch", by=cast.hoa)
    page = client.get(f"/vault/{cast.mai.id}/disputes").content.decode()
    assert "Cơ sở dữ liệu hộ tịch điện tử" in page
    assert "Đã sửa sổ hộ tịch" in page
    [notice] = notices.notices(seen_by=cast.mai)
    assert "Đã sửa sổ hộ tịch" in notice.text
    assert notice.text.endswith(f"/vault/{cast.mai.id}/disputes")


def test_a_copy_nobody_compared_is_disputed_with_who_decides(cast: Cast) -> None:
    item = bring(cast)
    with pytest.raises(NoKeeper):
        vault.dispute(item, what=None, said="Sai số", draft=None, by=cast.mai)
    vault.dispute(item, what=None, said="Sai số", draft=None, agency=WARD, by=cast.mai)
    [task] = kept.disputes_waiting(seen_by=cast.hoa)
    assert (task.item, task.said) == (item, "Sai số")
    assert [one.id for one in kept.disputes_of(me(cast), seen_by=cast.mai)] == [task.id]


def test_what_is_no_answer_to_the_field_fills_in_nothing() -> None:
    word = Text(vi="x", en="x")
    number = Field(id="n", type=FieldType.NUMBER, label=word, min=1)
    assert rules.read_answer(number, 62.5) == 62.5
    assert rules.read_answer(number, "many") is None
    assert rules.read_answer(Field(id="d", type=FieldType.DATE, label=word), "2019-02-30") is None
