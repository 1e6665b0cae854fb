"""Consent: its words are kept, it covers what it names, and from its revocation on nothing is left of it."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.storage import storages
from django.test import Client, TestCase

from onedoor.audit import queries as journals
from onedoor.base import clock
from onedoor.base.actor import Actor, Quality
from onedoor.base.errors import NotFound
from onedoor.base.sealing import keys, rows
from onedoor.doors.frame import access
from onedoor.identity import operations as people
from onedoor.identity.terms import Scope
from onedoor.vault import operations, queries
from onedoor.vault.errors import NoConsent, NotYetReady, PlanChanged, ReasonNeeded, TooMuchAsked
from onedoor.vault.models import Bundle, Consent, ConsentText, Item
from onedoor.vault.terms import Origin
from tests.access.test_every_route_and_every_role import client_of
from tests.dossiers.conftest import OTHER_WARD, WARD, Cast, citizen
from tests.vault.test_keeping import bring, me

PURPOSE = "Ký hợp đồng thuê nhà"
UNTIL = date(2026, 12, 31)
MACHINE = Actor(Quality.MACHINE, uuid4(), "ward", agency=WARD, scopes=frozenset({"vault"}))

captured = TestCase.captureOnCommitCallbacks


@dataclass(frozen=True)
class Shared:
    """A paper of Mai's and the consent under which her ward may read it."""

    item: UUID
    consent: UUID

    @property
    def token(self) -> str:
        return Consent.objects.get(id=self.consent).token


def give(cast: Cast, item: UUID, until: date = UNTIL, seen: str | None = None) -> UUID:
    told: dict[str, Any] = {
        "name": "Mai", "agency": WARD, "purpose": PURPOSE, "items": [item], "until_on": until, "language": "vi",
    }  # fmt: skip
    _, digest = operations.words_of(me(cast), **told, by=cast.mai)
    return operations.give_consent(me(cast), **told, seen=seen or digest, by=cast.mai)


@pytest.fixture
def shared(cast: Cast) -> Shared:
    item = bring(cast)
    return Shared(item, give(cast, item))


def test_the_words_are_kept_by_their_digest(cast: Cast, shared: Shared) -> None:
    [row] = queries.consents(me(cast), seen_by=cast.mai)
    assert ConsentText.objects.get(sha256=row.text_sha256).text == row.text
    for said in ("Mai", "Cửa Nam", PURPOSE, "31/12/2026", "Hợp đồng thuê"):
        assert said in row.text
    with pytest.raises(PlanChanged):
        give(cast, shared.item, seen="0" * 64)


@pytest.mark.parametrize("until", [date(2026, 11, 22), date(2028, 1, 1)])
def test_a_consent_has_an_end_within_a_year(cast: Cast, until: date) -> None:
    with pytest.raises(ReasonNeeded):
        give(cast, bring(cast), until=until)


def test_nobody_consents_to_what_is_not_theirs(cast: Cast, shared: Shared) -> None:
    with pytest.raises(NotFound):
        operations.words_of(
            me(cast), name="x", agency=WARD, purpose="x", items=[shared.item], until_on=UNTIL, language="vi",
            by=cast.hung,
        )  # fmt: skip
    with pytest.raises(ReasonNeeded):
        operations.words_of(
            cast.hung.id or uuid4(), name="x", agency=WARD, purpose="x", items=[shared.item], until_on=UNTIL,
            language="vi", by=cast.hung,
        )  # fmt: skip


def test_a_reading_is_seen_the_same_minute(cast: Cast, shared: Shared) -> None:
    queries.shared_item(shared.consent, shared.item, purpose=PURPOSE, seen_by=MACHINE)
    [reading] = queries.readings(me(cast), seen_by=cast.mai).rows
    assert (reading.agency, reading.purpose, reading.item) == (WARD, PURPOSE, shared.item)
    assert reading.at == clock.now()


def test_a_consent_covers_its_agency_purpose_item_and_term(cast: Cast, shared: Shared) -> None:
    other = bring(cast)
    with pytest.raises(NoConsent):
        queries.shared_item(shared.consent, shared.item, purpose=PURPOSE, seen_by=replace(MACHINE, agency=OTHER_WARD))
    with pytest.raises(TooMuchAsked):
        queries.shared_item(shared.consent, shared.item, purpose="Quảng cáo", seen_by=MACHINE)
    with pytest.raises(TooMuchAsked):
        queries.shared_item(shared.consent, other, purpose=PURPOSE, seen_by=MACHINE)
    with time_machine.travel(clock.now() + timedelta(days=60), tick=False), pytest.raises(NoConsent):
        queries.shared_item(shared.consent, shared.item, purpose=PURPOSE, seen_by=MACHINE)


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> Client:
    """The ward's machine with a token that stays good all the while."""
    monkeypatch.setattr(access, "_machine_readers", [lambda request: MACHINE])
    return Client()


def asks(client: Client, path: str, **body: object) -> Any:
    return client.post(f"/api/v1/vault/{path}", json.dumps(body), content_type="application/json")


def by_token(client: Client, shared: Shared) -> Callable[[], int]:
    return lambda: int(
        asks(client, "shared", consent=str(shared.consent), item=str(shared.item), purpose=PURPOSE).status_code
    )


def by_link(shared: Shared) -> Callable[[], int]:
    address = f"/s/{shared.token}"
    return lambda: max(Client().get(one).status_code for one in (address, f"{address}/{shared.item}"))


def by_session(cast: Cast, shared: Shared) -> Callable[[], int]:
    """Somebody who opened the link while it held, and whose browser is still open at it."""
    browser, address = client_of(cast.lan), f"/s/{shared.token}/{shared.item}"
    return lambda: int(browser.get(address).status_code)


def by_bundle(client: Client, bundle: str) -> Callable[[], int]:
    return lambda: int(client.get(f"/api/v1/vault/bundles/{bundle}").status_code)


def test_revocation_stops_session_token_job_and_link(cast: Cast, shared: Shared, token: Client) -> None:
    """promises.md, figure 24: of later uses through whatever remains, none succeeds."""
    ready, queued = (asks(token, "bundles", consent=str(shared.consent)).json()["id"] for _ in range(2))
    operations.put_together(UUID(ready))
    remnants = {
        "token": by_token(token, shared),
        "link": by_link(shared),
        "session": by_session(cast, shared),
        "bundle that was ready": by_bundle(token, ready),
    }
    assert {name: use() for name, use in remnants.items()} == dict.fromkeys(remnants, 200)
    operations.revoke(shared.consent, by=cast.mai)
    operations.put_together(UUID(queued))
    remnants["job that was queued"] = by_bundle(token, queued)
    for name, use in remnants.items():
        for _ in range(20):
            assert use() in (403, 404), name
    assert asks(token, "bundles", consent=str(shared.consent)).status_code == 403
    assert len(queries.readings(me(cast), seen_by=cast.mai).rows) == 4, "what was read before, and nothing after"


def test_only_who_gave_it_takes_it_back(cast: Cast, shared: Shared) -> None:
    for who in (cast.hung, cast.lan):
        with pytest.raises(NotFound):
            operations.revoke(shared.consent, by=who)


def test_everything_is_taken_away_in_one_file(cast: Cast, shared: Shared) -> None:
    queries.shared_item(shared.consent, shared.item, purpose=PURPOSE, seen_by=MACHINE)
    bundle = operations.ask_bundle(me(cast), by=cast.mai)
    with pytest.raises(NotYetReady):
        queries.bundle(bundle, seen_by=cast.mai)
    operations.put_together(bundle)
    pack = zipfile.ZipFile(io.BytesIO(queries.bundle(bundle, seen_by=cast.mai)))
    told = json.loads(pack.read("data.json"))
    assert [item["id"] for item in told["items"]] == [str(shared.item)]
    assert told["consents"][0]["purpose"] == PURPOSE
    assert json.loads(pack.read("readings.json"))[0]["agency"] == WARD
    assert len([name for name in pack.namelist() if name.startswith("papers/")]) == 1
    with pytest.raises(NotFound):
        queries.bundle(bundle, seen_by=cast.hung)
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False), pytest.raises(NotFound):
        queries.bundle(bundle, seen_by=cast.mai)


def test_a_bundle_whose_time_is_over_is_gone_with_its_bytes(cast: Cast, shared: Shared) -> None:
    old, new = (operations.ask_bundle(me(cast), by=cast.mai) for _ in range(2))
    for bundle in (old, new):
        operations.put_together(bundle)
    Bundle.objects.filter(id=new).update(until_at=clock.now() + timedelta(days=3))
    stored = Bundle.objects.get(id=old).stored_as
    assert operations.forget_ended_bundles() == 0
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False), captured() as told:
        assert operations.forget_ended_bundles() == 1
    for callback in told:
        callback()
    assert not storages["default"].exists(stored)
    assert Bundle.objects.get(id=old).stored_as == ""
    assert queries.bundle(new, seen_by=cast.mai).startswith(b"PK")


def test_a_mandate_that_ended_stops_the_job_it_queued(cast: Cast) -> None:
    agent = citizen("bao", "Lê Gia Bảo", "001092012346")
    mandate = people.give_mandate(
        me(cast), principal_name="Mai", agent_number="001092012346", agent_name="Lê Gia Bảo",
        scopes=frozenset(Scope), until_on=None, by=cast.mai,
    )  # fmt: skip
    bundle = operations.ask_bundle(me(cast), by=agent)
    people.end_mandate(mandate, by=cast.mai)
    operations.put_together(bundle)
    with pytest.raises(NotFound):
        queries.bundle(bundle, seen_by=agent)
    with pytest.raises(NotFound):
        queries.items(me(cast), seen_by=agent)


def test_an_erasure_does_what_its_plan_said(cast: Cast, shared: Shared) -> None:
    plan = queries.erasure_plan(me(cast), seen_by=cast.mai)
    going = {row.id for line in plan.lines if not line.stays for row in line.items}
    assert (going, plan.going) == ({shared.item}, 1)
    assert all(line.law.vi and not line.sure for line in plan.lines), "nothing of it is compared with the text yet"
    late = bring(cast)
    with pytest.raises(PlanChanged):
        operations.erase(me(cast), seen=plan.digest, by=cast.mai)
    operations.remove(late, by=cast.mai)
    assert operations.erase(me(cast), seen=plan.digest, by=cast.mai) == 1
    assert queries.items(me(cast), seen_by=cast.mai).rows == ()
    with pytest.raises(NoConsent):
        queries.shared_item(shared.consent, shared.item, purpose=PURPOSE, seen_by=MACHINE)
    assert journals.looks(f"vault:{cast.mai.id}") == ()


def test_what_an_agency_issued_stays_in_the_plan(cast: Cast, typeset: str) -> None:
    from onedoor.identity import queries as identity

    [child] = identity.principals(seen_by=cast.mai)
    with pytest.raises(NotFound):
        queries.erasure_plan(child.id, seen_by=cast.mai)


def test_after_an_erasure_the_vault_s_former_key_is_destroyed(cast: Cast, typeset: str) -> None:
    """What went opens in no backup any more; what stays by law reads as before."""
    child = Item.objects.get(origin=Origin.ISSUED)
    Item.objects.filter(id=child.id).update(owner=me(cast))
    rows.seal_row(Item.objects.get(id=child.id))
    gone = bring(cast)
    backup = Item.objects.get(id=gone).__dict__["name"]
    former = keys.key_of(me(cast), keys.Drawer.VAULT).id
    plan = queries.erasure_plan(me(cast), seen_by=cast.mai)
    operations.erase(me(cast), seen=plan.digest, by=cast.mai)
    assert Item.objects.get(id=child.id).facts["name"] == "Trần Minh An"
    assert keys.key(former).id == former
    operations.destroy_keys(me(cast), clock.now())

    with pytest.raises(keys.KeyDestroyed):
        keys.key(former)
    with pytest.raises(keys.KeyDestroyed):
        Item._meta.get_field("name").opened(Item.objects.get(id=gone), backup)
    assert Item.objects.get(id=child.id).facts["name"] == "Trần Minh An"
