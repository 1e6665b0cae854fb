"""Who represents an organisation is what the business register says, and whom that representative lets act."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from onedoor.base.errors import ConnectorError, NotAllowed, NotFound
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers import queries as filed
from onedoor.dossiers.models import Dossier, Draft
from onedoor.identity import operations, queries
from onedoor.identity.terms import OrganisationRecord, Principal, Scope
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import WARD, Cast, citizen

FIRM = OrganisationRecord("0109876500", "Công ty TNHH Hạ Hồi")
PERMIT = "1.013225"


class Register:
    """A business register that names these, or says nothing."""

    named: tuple[OrganisationRecord, ...] = (FIRM,)
    silent = False

    def organisations(self, citizen_number: str, *, purpose: str) -> tuple[OrganisationRecord, ...]:
        if self.silent:
            raise ConnectorError("silent", again=True)
        return self.named if citizen_number == "001194012345" else ()


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    found = Register()
    monkeypatch.setattr("onedoor.identity.queries.people._business_register", lambda dotted: found)
    return found


@pytest.fixture
def firm(cast: Cast, register: Register) -> Principal:
    assert operations.take_organisations(by=cast.mai) == 1
    [found] = queries.principals(seen_by=cast.mai)
    return found


def test_the_register_says_whom_one_represents(cast: Cast, firm: Principal) -> None:
    assert (firm.name, firm.tax_code, firm.scopes) == (FIRM.name, FIRM.tax_code, frozenset(Scope))
    assert queries.principals(seen_by=cast.hung) == ()


def test_what_the_register_no_longer_says_ends(cast: Cast, firm: Principal, register: Register) -> None:
    register.named = ()
    operations.take_organisations(by=cast.mai)
    assert queries.principals(seen_by=cast.mai) == ()
    with pytest.raises(NotFound):
        queries.mandates(firm.id, seen_by=cast.mai)


def test_a_silent_register_changes_nothing(cast: Cast, firm: Principal, register: Register) -> None:
    register.silent = True
    with pytest.raises(ConnectorError):
        operations.take_organisations(by=cast.mai)
    assert queries.principals(seen_by=cast.mai) == (firm,)
    page = client_of(cast.mai).post("/organisations/").content.decode()
    assert "đang không trả lời. Chưa có gì thay đổi" in page
    assert FIRM.name in page


def test_nobody_makes_an_organisation_of_their_own(cast: Cast, register: Register) -> None:
    for who in (replace(cast.mai, assurance=1), cast.lan):
        with pytest.raises(NotAllowed):
            operations.take_organisations(by=who)
    assert operations.take_organisations(by=cast.hung) == 0
    assert queries.organisation(FIRM.tax_code) is None
    assert "không có tổ chức nào do bạn đại diện" in client_of(cast.hung).post("/organisations/").content.decode()


def test_its_representative_lets_somebody_act_in_a_scope_until_a_day(cast: Cast, firm: Principal) -> None:
    binh = citizen("binh", "Đỗ Văn Bình", "036052056789")
    told: dict[str, Any] = {"principal_name": firm.name, "agent_name": "Đỗ Văn Bình", "until_on": date(2026, 12, 31)}
    mandate = operations.give_mandate(
        firm.id, agent_number="036052056789", scopes=frozenset({Scope.SEE}), **told, by=cast.mai
    )
    [seen] = queries.principals(seen_by=binh)
    assert (seen.tax_code, seen.scopes, seen.until_on) == (FIRM.tax_code, frozenset({Scope.SEE}), date(2026, 12, 31))
    page = client_of(binh).get("/organisations/").content.decode()
    assert "Xem kho dữ liệu" in page
    assert f"/vault/{firm.id}/mandates" not in page, "who only sees, gives nothing"
    with pytest.raises(NotFound):
        dossiers.start(PERMIT, by=binh, agency=WARD, subject=firm.id)
    operations.end_mandate(mandate, by=cast.mai)
    assert queries.principals(seen_by=binh) == ()


def test_one_files_for_it_where_organisations_may_file(cast: Cast, firm: Principal, draft_of: Any) -> None:
    gate = client_of(cast.mai).get(f"/service/{PERMIT}/start?work=new&land_paper=yes").content.decode()
    assert firm.name in gate
    draft = dossiers.start(PERMIT, by=cast.mai, agency=WARD, subject=firm.id)
    assert draft.subject == firm.id
    page = client_of(cast.mai).get(f"/journey/{draft.id}/page/requester").content.decode()
    assert 'value="Nguyễn Thị Mai"' in page, "who represents it is asked as ever"
    with pytest.raises(NotFound):
        dossiers.start("1.001612", by=cast.mai, agency=WARD, subject=firm.id)


def test_what_is_filed_for_it_names_it(cast: Cast, firm: Principal, draft_of: Any) -> None:
    draft: UUID = draft_of(cast.mai)
    Draft.objects.filter(id=draft).update(subject=firm.id)
    code = dossiers.submit(draft, by=cast.mai)
    assert Dossier.objects.get(code=code).applicant == FIRM.name
    assert filed.dossier(code, seen_by=cast.mai).code == code
