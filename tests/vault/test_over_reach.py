"""Thirty ways to ask for more than a dossier or a consent covers: each is refused, and nothing is read."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from onedoor.audit import queries as journals
from onedoor.base.actor import Actor, Quality
from onedoor.doors.frame import access
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Dossier
from onedoor.identity import queries as identity
from onedoor.vault import queries
from tests.dossiers.conftest import OTHER_WARD, WARD, Cast
from tests.vault.test_keeping import bring, me
from tests.vault.test_sharing import PURPOSE, give

BIRTH_KIND = "KQ.G15.000031"
CARD = "9.000001"
LAW = "Luật Bảo hiểm y tế"
GOOD = {"kind": BIRTH_KIND, "facts": ["person"], "purpose": "handle_dossier", "legal_basis": LAW}
ANSWERS: dict[str, Any] = {
    "child": {"name": "Trần Minh An", "born": "2026-11-10", "sex": "male"},
    "home": {"commune": "00073", "detail": "Số 5"},
    "hospital": "Trạm Y tế",
    "requester": {"name": "Nguyễn Thị Mai", "citizen_number": "001194012345"},
    "requester_phone": "0912345678",
}
MACHINE = Actor(Quality.MACHINE, uuid4(), "ward", agency=WARD, scopes=frozenset({"vault"}))


@pytest.fixture
def card(cast: Cast, granted: str) -> str:
    """The health-insurance card of Mai's child, filed."""
    [child] = identity.principals(seen_by=cast.mai)
    draft = dossiers.start(CARD, by=cast.mai, agency=WARD, subject=child.id, answers=ANSWERS)
    return dossiers.submit(draft.id, by=cast.mai)


class Asker:
    """An agency's machine; its agency and scopes may be changed between two requests."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.actor = MACHINE
        patch.setattr(access, "_machine_readers", [lambda request: self.actor])
        self.client = Client()

    def asks(self, path: str, body: object) -> int:
        return int(
            self.client.post(f"/api/v1/vault/{path}", json.dumps(body), content_type="application/json").status_code
        )


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> Asker:
    return Asker(monkeypatch)


def looked(child: Any) -> int:
    return len([entry for entry in journals.looks(f"vault:{child}") if entry.agency])


def test_what_the_dossier_needs_is_read_and_seen(cast: Cast, card: str, asker: Asker) -> None:
    answer = asker.client.post(
        "/api/v1/vault/readings", json.dumps({**GOOD, "dossier": card}), content_type="application/json"
    )
    assert set(answer.json()["facts"]) == {"person"}
    [child] = identity.principals(seen_by=cast.mai)
    [reading] = [one for one in queries.readings(child.id, seen_by=cast.mai).rows if one.agency]
    assert (reading.agency, reading.dossier, reading.basis) == (WARD, card, LAW)


def over_reaching(cast: Cast, card: str, birth: str, child: Any, item: Any) -> list[tuple[str, Any, dict[str, Any]]]:
    """What is asked: at which address, in which body, by whom instead of the right one."""
    good = {**GOOD, "dossier": card}
    paper = bring(cast)
    other_paper = bring(cast)
    consent = str(give(cast, paper))
    shared = {"consent": consent, "item": str(paper), "purpose": PURPOSE}
    return [
        ("readings", good, {"agency": OTHER_WARD}),
        ("readings", good, {"agency": None}),
        ("readings", good, {"scopes": frozenset({"dossiers"})}),
        ("readings", good, {"scopes": frozenset()}),
        ("readings", {**good, "dossier": "H26.00073-261123-9999"}, {}),
        ("readings", {**good, "dossier": birth}, {}),
        ("readings", {**good, "dossier": "%"}, {}),
        ("readings", {**good, "kind": "KQ.G15.000032"}, {}),
        ("readings", {**good, "kind": "KQ.G01.000200"}, {}),
        ("readings", {**good, "kind": "land_title"}, {}),
        ("readings", {**good, "kind": "*"}, {}),
        ("readings", {**good, "facts": []}, {}),
        ("readings", {**good, "facts": ["dossier"] * 21}, {}),
        ("readings", {**good, "purpose": "statistics"}, {}),
        ("readings", {**good, "purpose": ""}, {}),
        ("readings", {**good, "purpose": "marketing"}, {}),
        ("readings", {**good, "legal_basis": "Luật Thuế"}, {}),
        ("readings", {**good, "legal_basis": ""}, {}),
        ("readings", {**good, "owner": str(child)}, {}),
        ("readings", {**good, "items": "all"}, {}),
        ("readings", [good, good], {}),
        ("shared", {**shared, "item": str(other_paper)}, {}),
        ("shared", {**shared, "item": str(item)}, {}),
        ("shared", {**shared, "purpose": "Việc khác"}, {}),
        ("shared", {**shared, "consent": str(uuid4())}, {}),
        ("shared", shared, {"agency": OTHER_WARD}),
        ("shared", shared, {"scopes": frozenset({"dossiers"})}),
        ("bundles", {"consent": consent}, {"agency": OTHER_WARD}),
        ("bundles", {"consent": str(uuid4())}, {}),
        ("bundles", {"consent": consent}, {"agency": None}),
    ]


def test_thirty_requests_that_reach_too_far_are_refused(
    cast: Cast, card: str, granted: str, asker: Asker, subtests: pytest.Subtests
) -> None:
    [child] = identity.principals(seen_by=cast.mai)
    [row] = queries.items(child.id, seen_by=cast.mai).rows
    asked = over_reaching(cast, card, granted, child.id, row.id)
    assert len(asked) == 30
    before = looked(child.id), looked(me(cast))
    for number, (path, body, changes) in enumerate(asked):
        asker.actor = replace(MACHINE, **changes)
        with subtests.test(number=number, path=path):
            assert asker.asks(path, body) in (400, 401, 403, 404)
    assert (looked(child.id), looked(me(cast))) == before, "nothing was read"


def test_a_closed_dossier_reads_nothing_any_more(cast: Cast, card: str, asker: Asker) -> None:
    Dossier.objects.filter(code=card).update(state="refused", closed_at="2026-11-23T03:00:00Z")
    assert asker.asks("readings", {**GOOD, "dossier": card}) == 403
