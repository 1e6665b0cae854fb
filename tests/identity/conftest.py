"""An identity provider's word about Mai, and Lan's post at the ward."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from onedoor.base.actor import SYSTEM, Role
from onedoor.identity import operations

ISSUER = "https://id.example"
WARD, OTHER_WARD = "H26.00073", "H26.00070"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""9:00 in Hà Nội."""
MAI: dict[str, object] = {
    "name": "Nguyễn Thị Mai",
    "citizen_number": "001196012345",
    "birthdate": "1996-03-08",
    "gender": "female",
    "phone_number": "0912345678",
    "email": "mai@example.org",
    "nationality": "Việt Nam",
    "ethnicity": "Kinh",
    "acr": "2",
    "address": {"commune": "00073", "street_address": "Số 12 ngõ Hạ Hồi"},
}


@pytest.fixture(autouse=True)
def monday(db: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def lan() -> UUID:
    roles = frozenset({Role.RECEIVER, Role.CLERK})
    return operations.appoint_officer(ISSUER, "lan", name="Phạm Thị Lan", agency=WARD, roles=roles, by=SYSTEM)
