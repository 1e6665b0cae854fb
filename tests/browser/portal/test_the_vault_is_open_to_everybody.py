"""Every page of the data warehouse, of consent, disputes and organisations: no barrier, nothing too wide."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from onedoor.base.actor import SYSTEM, Role
from onedoor.catalogue.terms import Text
from onedoor.dossiers import operations as dossiers
from onedoor.identity import operations as people
from onedoor.identity import queries as identity
from onedoor.identity.terms import OrganisationRecord, Scope
from onedoor.vault import operations, queries
from onedoor.vault.models import Consent
from onedoor.vault.terms import DisputeOutcome
from tests.browser.barriers import barriers
from tests.browser.portal.conftest import Opener
from tests.browser.portal.test_never_asked_twice import certificate, signed_in
from tests.dossiers.conftest import WARD, officer, picture
from tests.stories.portal.visitor import Visitor

__all__ = ["certificate"]
pytestmark = pytest.mark.browser
FIRM = OrganisationRecord("0109876500", "Công ty TNHH Vận tải Hạ Hồi")
UNTIL = date(2027, 3, 31)
REGISTERS = "onedoor.vault.queries.registers._registers"


class Registers:
    """Registers that know Mai's house and her firm; that of civil status does not answer."""

    def facts(self, register: str, citizen_number: str, *, purpose: str) -> dict[str, Any] | None:
        if register == "land":
            return {"address": {"commune": "00073", "detail": "Số 5"}, "lot": "thửa 125, tờ 7", "area": 62.5}
        return None

    def organisations(self, citizen_number: str, *, purpose: str) -> tuple[OrganisationRecord, ...]:
        return (FIRM,)


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(REGISTERS, lambda dotted: Registers())
    monkeypatch.setattr("onedoor.identity.queries.people._business_register", lambda dotted: Registers())


@pytest.fixture
def addresses(mai: Visitor, certificate: None, registers: None) -> tuple[str, ...]:
    """A vault that has been lived with: papers of every origin, a consent in force and one taken back, disputes."""
    by = signed_in(mai)
    assert by.id is not None
    me = by.id
    tenancy, wedding = _papers(by, me)
    _consents(by, me, tenancy)
    _disputes(by, wedding)
    operations.put_together(operations.ask_bundle(me, by=by))
    people.take_organisations(by=by)
    [child, firm] = sorted(identity.principals(seen_by=by), key=lambda one: bool(one.tax_code))
    permit = dossiers.start("1.013225", by=by, agency=WARD)
    licence = dossiers.start("3.000347", by=by, agency="G01.26")
    dossiers.save_answers(licence.id, {"licence_class": "c"}, by=by)
    return (
        "/vault/", f"/vault/items/{wedding}", f"/vault/items/{tenancy}", f"/vault/{me}/readings", f"/vault/{me}/bring",
        f"/vault/{me}/sharing", f"/vault/{me}/share?q=cua nam", f"/vault/{me}/everything", f"/vault/{me}/mandates",
        f"/vault/{me}/disputes", f"/vault/{me}/erase", f"/vault/{child.id}/", "/organisations/", f"/vault/{firm.id}/",
        f"/vault/{firm.id}/mandates", f"/s/{Consent.objects.filter(revoked_at=None).get().token}",
        "/service/1.013225/start?work=new&land_paper=yes", f"/journey/{permit.id}/page/site",
        f"/journey/{permit.id}/dispute/lot", f"/journey/{permit.id}/papers/land_document",
        f"/journey/{licence.id}/papers/health_certificate", f"/journey/{licence.id}/consent/health_certificate",
    )  # fmt: skip


def _papers(by: Any, me: UUID) -> tuple[UUID, UUID]:
    """Two that she brought in, of which one needs consent, and one that was issued."""
    tenancy, _health = (
        operations.declare(me, kind, issuer=issuer, name="a.jpg", content=picture(), media_type="image/jpeg", by=by)
        for kind, issuer in (("tenancy", "Văn phòng công chứng Cửa Nam"), ("health_certificate", "Bệnh viện Bạch Mai"))
    )
    wedding = operations.keep_issued(
        me, "KQ.G15.000032", title=Text(vi="Giấy chứng nhận kết hôn", en="Marriage certificate"), issuer=WARD,
        reference="document:wedding", facts={}, by=SYSTEM,
    )  # fmt: skip
    operations.use(
        wedding, dossier="H26.00073-261101-0001", agency=WARD, basis="Luật", answers=2, papers=1, owner=me, by=by
    )
    return tenancy, wedding


def _disputes(by: Any, wedding: UUID) -> None:
    """One that waits, and one that was answered."""
    hoa = officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER)
    for said in ("Sai ngày đăng ký", "Tên đệm thiếu dấu"):
        operations.dispute(wedding, what=None, said=said, draft=None, by=by)
    waiting = queries.disputes_waiting(seen_by=hoa)
    queries.dispute(waiting[0].id, seen_by=hoa)
    operations.settle_dispute(
        waiting[0].id, outcome=DisputeOutcome.CORRECTED, answer="Đã sửa trong sổ hộ tịch.", by=hoa
    )


def _consents(by: Any, me: UUID, item: UUID) -> None:
    """One in force and one taken back; and a mandate."""
    given = me
    for purpose in ("Ký hợp đồng thuê nhà", "Xác nhận nơi ở"):
        told: dict[str, Any] = {"name": by.name, "agency": WARD, "purpose": purpose, "items": [item], "language": "vi"}
        told |= {"until_on": UNTIL, "by": by}
        _, seen = operations.words_of(me, **told)
        given = operations.give_consent(me, **told, seen=seen)
    operations.revoke(given, by=by)
    people.give_mandate(
        me, principal_name=by.name, agent_number="001092012346", agent_name="Trần Văn Bình",
        scopes=frozenset({Scope.SEE, Scope.FILE}), until_on=UNTIL, by=by,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("width", "language", "scheme"),
    [(360, "vi", "light"), (1280, "en", "dark")],
)
def test_no_page_has_a_barrier(
    opened: Opener, addresses: tuple[str, ...], width: int, language: str, scheme: str
) -> None:
    page = opened(width=width, language=language, scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    found = {}
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        if wrong := barriers(page):
            found[address] = wrong
    assert found == {}
    assert complaints == []
