"""Fee policies in the database: two people make one, and an adopted one never changes."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.audit.models import Act
from onedoor.base.actor import SYSTEM, Actor, Quality, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.catalogue import queries as catalogue
from onedoor.fees import operations, queries
from onedoor.fees.errors import (
    BeginsTooEarly,
    OutOfReach,
    PolicyInForce,
    PolicyNameTaken,
    PolicyNeverChanges,
    SamePerson,
)
from onedoor.fees.models import FeePolicy
from onedoor.fees.terms.tariff import Policy
from tests.conftest import PACK
from tests.fees.tariffs import policy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
HOME = "G01.57.19804"


@pytest.fixture
def today() -> object:
    with time_machine.travel("2026-11-26T03:00:00Z", tick=False) as traveller:
        yield traveller


def officer(name: str, agency: str = "G12", *roles: Role) -> Actor:
    return Actor(Quality.OFFICER, uuid4(), name, agency=agency, roles=frozenset(roles or {Role.FINANCE}))


DIEP, BACH = officer("Diệp"), officer("Bách")


def halved(name: str = "half_home", **more: Any) -> Policy:
    said: dict[str, Any] = {"effects": [{"procedures": ["1.004222"], "factor": 0.25}], "channels": ["online"]}
    return policy(name, **{"valid_from": "2027-01-01", "valid_to": "2027-12-31"} | said | more)


def due_on(day: date) -> int | None:
    definition = catalogue.current_version("1.004222", day).definition
    return queries.assessed(definition, {"fee_group": "none"}, channel="online", filed_on=day, agency=HOME).total


def adopted() -> FeePolicy:
    found = operations.draft(halved(), by=DIEP)
    row = queries.policy(found, seen_by=BACH)
    operations.adopt(found, by=BACH, seen_digest=row.digest, forecast={"dossiers": 3})
    return FeePolicy.objects.get(id=found)


def test_the_pack_is_loaded_and_loading_again_changes_nothing() -> None:
    assert operations.load_policies(PACK, by=SYSTEM) == 0
    assert {one.id for one in queries.adopted_policies()} >= {"residence_online_2023", "ha_noi_online_2026"}
    assert due_on(date(2026, 11, 26)) == 10_000


def test_nobody_pays_by_a_draft_and_everybody_by_what_is_adopted_from_its_first_day_on() -> None:
    operations.draft(halved(), by=DIEP)
    assert due_on(date(2027, 1, 1)) == 10_000

    FeePolicy.objects.filter(name="half_home").delete()
    adopted()
    queries_forget()
    assert [due_on(date(2026, 12, 31)), due_on(date(2027, 1, 1))] == [10_000, 5_000]
    assert [due_on(date(2027, 12, 31)), due_on(date(2028, 1, 1))] == [5_000, 10_000]
    assert Act.objects.filter(verb="fees.adopt_policy").count() == 1


def queries_forget() -> None:
    from onedoor.base.kept import forget_kept

    forget_kept()


def test_who_drafted_may_not_adopt_and_the_database_agrees() -> None:
    found = operations.draft(halved(), by=DIEP)
    with pytest.raises(SamePerson):
        operations.adopt(found, by=DIEP, seen_digest=queries.policy(found, seen_by=DIEP).digest)
    with pytest.raises(IntegrityError), transaction.atomic():
        FeePolicy.objects.filter(id=found).update(adopted_by=DIEP.id, adopted_at="2026-11-26T00:00:00Z")


def test_what_was_changed_meanwhile_is_not_adopted_unseen() -> None:
    found = operations.draft(halved(), by=DIEP)
    seen = queries.policy(found, seen_by=BACH).digest
    operations.draft(halved(valid_to="2029-12-31"), by=DIEP, draft_id=found)
    with pytest.raises(PolicyNeverChanges):
        operations.adopt(found, by=BACH, seen_digest=seen)


@pytest.mark.parametrize(
    "change", [{"valid_to": date(2030, 1, 1)}, {"body": {}}, {"digest": "0"}, {"forecast": None}, {"name": "other"}]
)
def test_an_adopted_policy_never_changes(change: dict[str, object]) -> None:
    row = adopted()
    with pytest.raises(IntegrityError), transaction.atomic():
        FeePolicy.objects.filter(id=row.id).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        FeePolicy.objects.filter(id=row.id).delete()
    for act in (
        lambda: operations.draft(halved(), by=DIEP, draft_id=row.id),
        lambda: operations.discard_draft(row.id, by=DIEP),
        lambda: operations.adopt(row.id, by=BACH, seen_digest=row.digest),
    ):
        with pytest.raises(PolicyInForce):
            act()


def test_a_policy_of_the_pack_may_only_get_its_last_day() -> None:
    row = FeePolicy.objects.get(name="residence_online_2023")
    with pytest.raises(IntegrityError), transaction.atomic():
        FeePolicy.objects.filter(id=row.id).update(valid_from=date(2020, 1, 1))
    assert FeePolicy.objects.filter(id=row.id).update(valid_to=date(2030, 1, 1)) == 1


def test_a_changed_pack_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "fees").mkdir()
    text = (PACK / "fees" / "ministry-of-finance.yaml").read_text()
    (folder / "fees" / "ministry-of-finance.yaml").write_text(text.replace("amount: 10000", "amount: 12000"))
    with pytest.raises(PolicyNeverChanges) as refused:
        operations.load_policies(folder, by=SYSTEM)
    assert refused.value.facts["policy"] == "residence_online_2023"


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        (officer("Lan", "G12", Role.RECEIVER), NotAllowed),
        (officer("Hoa", "G12", Role.LEADER), NotAllowed),
        (officer("Hà Nội", "H26"), OutOfReach),
        (Actor(Quality.CITIZEN, uuid4()), NotAllowed),
    ],
)
def test_a_national_policy_is_drafted_by_the_finance_officers_of_a_ministry(
    by: Actor, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        operations.draft(halved(), by=by)


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"authorities": ["H26", "G01.26"], "set_by": ["council"]}, True),
        ({"authorities": ["H26.00004"], "set_by": ["council"]}, True),
        ({"authorities": ["H29"], "set_by": ["council"]}, False),
        ({"authorities": [], "set_by": ["council"]}, False),
        ({"authorities": ["H26"], "set_by": []}, False),
    ],
)
def test_a_province_decides_for_its_own_places_on_what_its_council_sets(more: dict[str, Any], allowed: bool) -> None:
    drafted = halved(level="council", **more)
    if allowed:
        found = operations.draft(drafted, by=officer("Hà Nội", "H26"))
        assert FeePolicy.objects.get(id=found).agency == "H26"
    else:
        with pytest.raises(OutOfReach):
            operations.draft(drafted, by=officer("Hà Nội", "H26"))


def test_a_policy_does_not_begin_before_it_is_adopted() -> None:
    found = operations.draft(halved(valid_from="2026-11-26"), by=DIEP)
    with pytest.raises(BeginsTooEarly):
        operations.adopt(found, by=BACH, seen_digest=queries.policy(found, seen_by=BACH).digest)


def test_a_draft_is_its_agencys_own() -> None:
    found = operations.draft(halved(), by=DIEP)
    stranger = officer("Hà Nội", "H26")
    with pytest.raises(NotFound):
        queries.policy(found, seen_by=stranger)
    assert found not in {row.id for row in queries.policy_rows(seen_by=stranger)}
    with pytest.raises(NotFound):
        operations.discard_draft(found, by=stranger)
    with pytest.raises(PolicyNameTaken):
        operations.draft(halved("residence_online_2023"), by=DIEP)
    operations.discard_draft(found, by=DIEP)
    assert not FeePolicy.objects.filter(id=found).exists()
