"""Real cases, worked out by hand from `packs/vietnam`: each amount stands in the document that its comment names."""

import pytest
from pydantic import JsonValue

from tests.fees.tariffs import HA_NOI, HA_NOI_POLICE, HCMC, HUE, due

HOME = "G01.57.19804"
ONE = {"fee_group": "none", "filing_kind": "single"}
GROUPS = ["children", "elderly", "disabled", "merit", "ethnic_hard_area", "border_island", "poor", "orphan"]
LIST: dict[str, JsonValue] = {"filing_kind": "list", "members": [{"name": f"Người {n}"} for n in range(12)]}
RECORD, OLD_RECORD, LICENCE, OLD_LICENCE = "3.000333", "2.000488", "3.000347", "1.002809"
CARD, PASSPORT, STATUS, BIRTH, COPY = "1.014063", "1.001456", "1.004873", "1.001193", "2.000635"
PERMANENT, TEMPORARY, PERMIT = "1.004222", "1.004194", "1.013225"

CASES = [
    # Circular 75/2022/TT-BTC: permanent 20,000 and 10,000, temporary 15,000 and 7,000, by list 10,000 and 5,000 each.
    (PERMANENT, "counter", "2025-07-01", HOME, ONE, 20_000),
    (PERMANENT, "online", "2025-07-01", HOME, ONE, 10_000),
    (TEMPORARY, "counter", "2026-11-24", HOME, ONE, 15_000),
    (TEMPORARY, "online", "2026-11-24", HOME, ONE, 7_000),
    (TEMPORARY, "counter", "2026-11-24", HOME, LIST, 120_000),
    (TEMPORARY, "online", "2026-11-24", HOME, LIST, 60_000),
    (TEMPORARY, "online", "2026-11-24", HOME, LIST | {"exempt_people": 3}, 45_000),
    (TEMPORARY, "counter", "2026-11-24", HOME, LIST | {"exempt_people": 12}, 0),
    # Circular 244/2016/TT-BTC: 200,000, 100,000 for three groups, from the third copy 5,000 each.
    (OLD_RECORD, "counter", "2023-08-01", "H57.11", {"payer_group": "ordinary", "copies": 1}, 200_000),
    (OLD_RECORD, "counter", "2023-08-01", "H57.11", {"payer_group": "ordinary", "copies": 2}, 200_000),
    (OLD_RECORD, "counter", "2023-08-01", "H57.11", {"payer_group": "ordinary", "copies": 3}, 205_000),
    (OLD_RECORD, "online", "2023-08-01", "H57.11", {"payer_group": "ordinary", "copies": 5}, 215_000),
    (OLD_RECORD, "online", "2023-08-01", "H57.11", {"payer_group": "student", "copies": 4}, 110_000),
    (OLD_RECORD, "counter", "2023-08-01", "H57.11", {"payer_group": "merit", "copies": 1}, 100_000),
    (OLD_RECORD, "counter", "2023-08-01", "H57.11", {"payer_group": "martyr_relative", "copies": 1}, 100_000),
    # Circular 16/2025/TT-BTC: online 170,000 and 80,000 from 24 April to 31 December 2025.
    (RECORD, "online", "2025-04-23", "G01.57", {"payer_group": "ordinary", "copies": 1}, 200_000),
    (RECORD, "online", "2025-04-24", "G01.57", {"payer_group": "ordinary", "copies": 1}, 170_000),
    (RECORD, "online", "2025-04-24", "G01.57", {"payer_group": "student", "copies": 1}, 80_000),
    (RECORD, "online", "2025-12-31", "G01.57", {"payer_group": "merit", "copies": 3}, 85_000),
    (RECORD, "counter", "2025-12-31", "G01.57", {"payer_group": "ordinary", "copies": 1}, 200_000),
    (RECORD, "post", "2025-12-31", "G01.57", {"payer_group": "student", "copies": 1}, 100_000),
    (RECORD, "online", "2026-01-01", "G01.57", {"payer_group": "ordinary", "copies": 1}, 200_000),
    (RECORD, "online", "2026-01-01", "G01.57", {"payer_group": "student", "copies": 1}, 100_000),
    # Circular 63/2023/TT-BTC: driving licence online 115,000 from 1 December 2023 to 31 December 2025.
    (OLD_LICENCE, "online", "2023-11-30", "H57.12", {}, 135_000),
    (OLD_LICENCE, "online", "2023-12-01", "H57.12", {}, 115_000),
    (OLD_LICENCE, "counter", "2023-12-01", "H57.12", {}, 135_000),
    (LICENCE, "online", "2025-12-31", "G01.57", {}, 115_000),
    (LICENCE, "online", "2026-01-01", "G01.57", {}, 135_000),
    (LICENCE, "counter", "2025-12-31", "G01.57", {}, 135_000),
    # Identity card: 50,000; half online in 2025; half (64/2025) from 1 July 2025 to 31 December 2026, not twice.
    (CARD, "counter", "2025-06-30", HOME, {}, 50_000),
    (CARD, "online", "2025-06-30", HOME, {}, 25_000),
    (CARD, "counter", "2025-07-01", HOME, {}, 25_000),
    (CARD, "online", "2025-07-01", HOME, {}, 25_000),
    (CARD, "counter", "2026-12-31", HOME, {}, 25_000),
    (CARD, "counter", "2027-01-01", HOME, {}, 50_000),
    # Passport: 200,000, lost 400,000; online 80 % from July to December 2023 (44/2023), then 90 % (63/2023).
    (PASSPORT, "online", "2023-06-30", "G01.57", {"passport_case": "first"}, 200_000),
    (PASSPORT, "online", "2023-07-01", "G01.57", {"passport_case": "first"}, 160_000),
    (PASSPORT, "online", "2023-12-31", "G01.57", {"passport_case": "lost"}, 320_000),
    (PASSPORT, "online", "2024-01-01", "G01.57", {"passport_case": "exchange"}, 180_000),
    (PASSPORT, "online", "2025-12-31", "G01.57", {"passport_case": "lost"}, 360_000),
    (PASSPORT, "online", "2026-01-01", "G01.57", {"passport_case": "first"}, 200_000),
    (PASSPORT, "counter", "2024-01-01", "G01.57", {"passport_case": "lost"}, 400_000),
    # Hà Nội 06/2023 and 77/2025: what the council sets is nothing online; at the counter its amount is not in the pack.
    (STATUS, "online", "2025-12-31", HA_NOI, {"fee_group": "none"}, 0),
    (STATUS, "online", "2026-01-01", HA_NOI, {"fee_group": "none"}, 0),
    (STATUS, "counter", "2026-01-01", HA_NOI, {"fee_group": "none"}, None),
    (STATUS, "online", "2026-01-01", HUE, {"fee_group": "none"}, None),
    (STATUS, "counter", "2026-01-01", HUE, {"fee_group": "poor"}, 0),
    (PERMANENT, "online", "2026-11-24", HA_NOI_POLICE, ONE, 10_000),
    (PERMANENT, "online", "2025-12-31", HA_NOI_POLICE, ONE, 10_000),
    (PERMANENT, "counter", "2026-11-24", HA_NOI_POLICE, ONE, 20_000),
    # Ho Chi Minh City: nothing for building permits from 29 September 2025.
    (PERMIT, "online", "2025-09-28", HCMC, {}, None),
    (PERMIT, "online", "2025-09-29", HCMC, {}, 0),
    # Circular 281/2016/TT-BTC: 8,000 for each copy of an extract.
    (COPY, "counter", "2026-11-24", HUE, {"copies": 3}, 24_000),
    (BIRTH, "online", "2026-11-24", HUE, {"child_born": "2026-11-10", "copies_wanted": True, "copies": 2}, 16_000),
    (BIRTH, "online", "2026-11-24", HUE, {"child_born": "2026-11-10", "copies_wanted": False}, 0),
]


@pytest.mark.parametrize(("procedure", "channel", "day", "agency", "answers", "total"), CASES)
def test_what_is_due(
    procedure: str, channel: str, day: str, agency: str, answers: dict[str, JsonValue], total: int | None
) -> None:
    assert due(procedure, channel, day, agency, **answers).total == total


@pytest.mark.parametrize("channel", ["online", "counter"])
@pytest.mark.parametrize("procedure", [PERMANENT, TEMPORARY])
@pytest.mark.parametrize("group", GROUPS)
def test_the_exempt_groups_of_residence_pay_nothing(group: str, procedure: str, channel: str) -> None:
    assert due(procedure, channel, "2026-11-24", HOME, **ONE | {"fee_group": group}).total == 0


def test_it_is_explained_in_both_languages() -> None:
    (line,) = due(PERMANENT, "online", "2026-11-24", HOME, **ONE).lines

    assert line.reasons_vi == ("nộp trực tuyến: 10.000 đ thay vì 20.000 đ, Thông tư 75/2022/TT-BTC",)
    assert line.reasons_en == ("online: 10.000 instead of 20.000 đ, Circular 75/2022/TT-BTC",)
    assert (line.base, line.amount) == (20_000, 10_000)


def test_copies_are_explained_one_by_one() -> None:
    record = due(OLD_RECORD, "counter", "2023-08-01", "H57.11", payer_group="ordinary", copies=4)

    assert record.lines[1].reasons_vi == ("4 bản × 0 đ; từ bản thứ 3: 5.000 đ",)
    assert due(COPY, "counter", "2026-11-24", copies=3).lines[0].reasons_en == ("3 copies × 8.000 đ",)


def test_what_the_province_pays_back_is_told_and_stays_due() -> None:
    (line,) = due(PERMANENT, "online", "2026-11-24", HA_NOI_POLICE, **ONE).lines

    assert line.amount == 10_000
    assert line.reasons_vi[1] == (
        "Hà Nội hỗ trợ phí và lệ phí nộp trực tuyến: ngân sách hỗ trợ lại, Nghị quyết 77/2025/NQ-HĐND"
    )


@pytest.mark.parametrize(
    ("procedure", "answers", "fields"),
    [
        (PERMANENT, {}, ("fee_group",)),
        (TEMPORARY, {"filing_kind": "list"}, ("members", "exempt_people")),
        (RECORD, {"payer_group": "ordinary"}, ("copies",)),
        (PASSPORT, {}, ("passport_case",)),
        (STATUS, {"fee_group": "none"}, ()),
        (BIRTH, {"child_born": "2026-11-10", "copies_wanted": True}, ("copies",)),
    ],
)
def test_what_is_not_known_is_named_and_never_guessed(
    procedure: str, answers: dict[str, JsonValue], fields: tuple[str, ...]
) -> None:
    found = due(procedure, "counter", "2026-11-24", HUE, **answers)

    assert found.total is None
    assert found.missing[0].fields == fields


def test_a_late_birth_costs_what_the_province_sets() -> None:
    late: dict[str, JsonValue] = {"child_born": "2026-01-10", "copies_wanted": False}
    found = due(BIRTH, "counter", "2026-11-24", HUE, **late | {"fee_group": "none"})

    assert [(one.line, one.fields) for one in found.missing] == [("late_registration", ())]
    assert due(BIRTH, "counter", "2026-11-24", HUE, **late | {"fee_group": "merit"}).total == 0
    assert due(BIRTH, "online", "2026-11-24", HA_NOI, **late | {"fee_group": "none"}).total == 0


def test_a_commune_keeps_what_its_former_province_lowered() -> None:
    """A resolution of before a merger goes on for its places: the commune follows one of Hà Nội."""
    joined = ("H57.19804", "H26.00004")
    assert due(STATUS, "online", "2025-12-31", joined, fee_group="none").total == 0
