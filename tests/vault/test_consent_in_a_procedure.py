"""A kind that needs consent serves in a procedure only under one: dated, for that dossier, taken back at once."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine

from onedoor.base.errors import NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.queries import may_serve
from onedoor.vault import operations as vault
from onedoor.vault import queries as kept
from onedoor.vault.models import Consent
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import OTHER_WARD, WARD, Cast, picture
from tests.vault.test_keeping import me

RESIDENCE = "1.004222"
SLOT = "dwelling_proof"


@pytest.fixture
def item(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A land title, of which the pack says today that it serves under a consent only."""
    kinds = dict(kept.kinds())
    kinds["land_title"] = kinds["land_title"].model_copy(update={"reuse": "consent"})
    monkeypatch.setattr("onedoor.vault.queries.kinds", lambda: kinds)
    return vault.declare(
        me(cast), "land_title", issuer="Sở A", name="a.jpg", content=picture(), media_type="image/jpeg", by=cast.mai
    )


@pytest.fixture
def draft(cast: Cast, item: UUID) -> UUID:
    row = operations.start(RESIDENCE, by=cast.mai, agency=WARD_POLICE)
    operations.save_answers(row.id, {"housing_case": "own"}, by=cast.mai)
    return row.id


WARD_POLICE = "G01.26.00073"


def papers(cast: Cast, draft: UUID) -> str:
    return client_of(cast.mai).get(f"/journey/{draft}/papers/{SLOT}").content.decode()


def agree(cast: Cast, draft: UUID) -> Any:
    client, address = client_of(cast.mai), f"/journey/{draft}/consent/{SLOT}"
    page = client.get(address).content.decode()
    assert "Chỉ để: giải quyết hồ sơ" in page
    assert "hết hiệu lực sau ngày 22/05/2027" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    again: Any = client.post(address, {"seen": "0" * 64})
    assert again.status_code == 200, "words that were not shown are agreed to by nobody"
    return client.post(address, {"seen": seen})


def test_without_consent_it_does_not_serve(cast: Cast, item: UUID, draft: UUID) -> None:
    page = papers(cast, draft)
    assert "chỉ dùng lại khi bạn đồng ý" in page
    assert "Bạn không phải tải gì lên" not in page
    [row] = kept.items(me(cast), seen_by=cast.mai).rows
    assert not may_serve(kept.item(row.id, seen_by=cast.mai), ())


def test_agreed_to_it_serves_in_this_draft_and_no_other(cast: Cast, item: UUID, draft: UUID) -> None:
    answer = agree(cast, draft)
    assert answer.headers["Location"] == f"/journey/{draft}/papers/{SLOT}"
    assert "Bạn không phải tải gì lên" in papers(cast, draft)
    consent = Consent.objects.get()
    assert (consent.draft, consent.agency, consent.text_id) == (draft, WARD_POLICE, consent.text.sha256)
    other = operations.start(RESIDENCE, by=cast.mai, agency=WARD_POLICE)
    operations.save_answers(other.id, {"housing_case": "own"}, by=cast.mai)
    assert "Bạn không phải tải gì lên" not in papers(cast, other.id)
    assert kept.consented(me(cast), draft=draft, agency=OTHER_WARD) == {}, "nor at another agency"
    with pytest.raises(NotFound):
        kept.shared_by_link(consent.token)


def test_taken_back_it_serves_no_more(cast: Cast, item: UUID, draft: UUID) -> None:
    agree(cast, draft)
    assert set(kept.consented(me(cast), draft=draft, agency=WARD_POLICE)) == {item}
    with time_machine.travel(datetime(2027, 5, 23, 5, tzinfo=UTC), tick=False):
        assert kept.consented(me(cast), draft=draft, agency=WARD_POLICE) == {}
    vault.revoke(Consent.objects.get().id, by=cast.mai)
    assert "Bạn không phải tải gì lên" not in papers(cast, draft)


def test_a_dossier_filed_under_a_consent_closes_with_it(
    cast: Cast, item: UUID, draft_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper is used under the consent; revoked, neither officer nor a second reading opens it."""
    draft = draft_of(cast.mai)
    told: dict[str, Any] = {
        "name": "Mai", "agency": WARD, "purpose": "Thử", "items": [item], "language": "vi",
        "until_on": datetime(2026, 12, 31, tzinfo=UTC).date(),
    }  # fmt: skip
    _, seen = vault.words_of(me(cast), **told, by=cast.mai)
    consent = vault.give_consent(me(cast), **told, seen=seen, draft=draft, by=cast.mai)
    source = {"child_home_place": queries.source_of(kept.item(item, seen_by=cast.mai))}
    operations.save_answers(draft, {}, by=cast.mai, sources=source)
    code = operations.submit(draft, by=cast.mai)
    assert queries.vault_paper(code, item, seen_by=cast.lan)[1] == picture()
    vault.revoke(consent, by=cast.mai)
    with pytest.raises(NotFound):
        queries.vault_paper(code, item, seen_by=cast.lan)


def test_revoked_before_filing_the_answer_counts_as_typed(cast: Cast, item: UUID, draft_of: Any) -> None:
    draft = draft_of(cast.mai)
    source = {"child_home_place": queries.source_of(kept.item(item, seen_by=cast.mai))}
    operations.save_answers(draft, {}, by=cast.mai, sources=source)
    code = operations.submit(draft, by=cast.mai)
    assert dict(queries.dossier(code, seen_by=cast.mai).sources) == {}
    with pytest.raises(NotFound):
        queries.vault_paper(code, item, seen_by=cast.lan)
