"""One ward, its people, and a birth to register."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine
from PIL import Image
from pydantic import JsonValue

from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.dossiers import operations, queries
from onedoor.identity import operations as identity
from onedoor.identity import queries as people

WARD, OTHER_WARD = "H26.00073", "H26.00070"
BIRTH = "1.001193"
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Monday 23 November 2026, 9:00 in Hà Nội; the next day is a day off."""

ISSUER = "https://id.example"


@dataclass(frozen=True)
class Cast:
    """Mai, a mother; Hùng, somebody else; Lan receives, Đức handles, Hoa decides; Minh receives in another ward."""

    mai: Actor
    hung: Actor
    lan: Actor
    duc: Actor
    hoa: Actor
    minh: Actor


def citizen(subject: str, name: str, number: str) -> Actor:
    claims = {"name": name, "citizen_number": number, "birthdate": "1994-05-02", "gender": "female", "acr": "2"}
    party, party_id = identity.sign_in(ISSUER, subject, claims)
    actor = people.actor(party, party_id)
    assert actor is not None
    return actor


def officer(subject: str, name: str, agency: str, *roles: Role) -> Actor:
    officer_id = identity.appoint_officer(ISSUER, subject, name=name, agency=agency, roles=frozenset(roles), by=SYSTEM)
    actor = people.actor("officer", officer_id)
    assert actor is not None
    return actor


@pytest.fixture
def monday(db: None) -> object:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def cast(monday: object) -> Cast:
    return Cast(
        mai=citizen("mai", "Nguyễn Thị Mai", "001194012345"),
        hung=citizen("hung", "Trần Văn Hùng", "001090054321"),
        lan=officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER, Role.CLERK),
        duc=officer("duc", "Vũ Minh Đức", WARD, Role.HANDLER),
        hoa=officer("hoa", "Đỗ Thị Hoa", WARD, Role.LEADER),
        minh=officer("minh", "Lý Văn Minh", OTHER_WARD, Role.RECEIVER, Role.HANDLER, Role.LEADER, Role.CLERK),
    )


def picture(size: int = 40) -> bytes:
    """A small photograph of a paper."""
    buffer = io.BytesIO()
    Image.new("RGB", (size, size), "white").save(buffer, "JPEG")
    return buffer.getvalue()


ANSWERS: dict[str, JsonValue] = {
    "requester": {
        "name": "Nguyễn Thị Mai",
        "citizen_number": "001194012345",
        "born": "1994-05-02",
        "sex": "female",
        "ethnicity": "Kinh",
        "nationality": "Việt Nam",
        "residence": {"commune": "00073", "detail": "Số 5 ngõ 12"},
    },
    "requester_phone": "0912345678",
    "requester_relation": "mother",
    "child_case": "ordinary",
    "child_name": "Trần Minh An",
    "child_born": "2026-11-10",
    "child_sex": "male",
    "child_ethnicity": "kinh",
    "child_nationality": "Việt Nam",
    "birth_place_kind": "facility",
    "birth_facility": "Bệnh viện Phụ sản Hà Nội",
    "birth_place": {"commune": "00073", "detail": "Bệnh viện"},
    "child_home_place": {"commune": "00073", "detail": ""},
    "birth_proof": "notice",
    "birth_notice_number": "123/2026",
    "father_declared": False,
    "copies_wanted": False,
}


@pytest.fixture
def draft_of(cast: Cast) -> Callable[[Actor], UUID]:
    """A complete draft of a birth registration."""

    def made(by: Actor) -> UUID:
        row = operations.start(BIRTH, by=by, agency=WARD)
        row = operations.save_answers(row.id, ANSWERS, by=by)
        operations.attach(row.id, "birth_notice", "giay chung sinh.jpg", [picture()], by=by)
        return row.id

    return made


@pytest.fixture
def submitted(cast: Cast, draft_of: Callable[[Actor], UUID]) -> str:
    """Mai's dossier, just filed."""
    return operations.submit(draft_of(cast.mai), by=cast.mai)


@pytest.fixture
def received(cast: Cast, submitted: str) -> str:
    """Mai's dossier, received by Lan."""
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    operations.receive(submitted, by=cast.lan)
    return submitted


@pytest.fixture
def proposed(cast: Cast, received: str) -> str:
    """Mai's dossier, with Đức's proposal to grant."""
    from onedoor.dossiers.terms import Outcome

    operations.forward(received, by=cast.lan)
    operations.assign(received, by=cast.duc, to=cast.duc.id)
    operations.propose(received, by=cast.duc, outcome=Outcome.GRANTED, text="Đủ điều kiện")
    return received


def seen(code: str, by: Actor) -> object:
    return queries.dossier(code, seen_by=by)
