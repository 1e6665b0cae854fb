"""What somebody reads who has a dump of the database and the whole file store, but not the keys: nothing sealed.

Canaries go in as people bring them: at sign-in, in a form, on a scan, in a mandate, through a machine; a result lands
in the vault; the judge reads a plain `pg_dump` and every stored byte.
"""

import base64
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from pydantic import JsonValue

from onedoor.base.actor import Actor, Quality
from onedoor.base.sealing import ring
from onedoor.doors.api.schemas import ApplicantIn
from onedoor.doors.api.tokens import in_the_name_of
from onedoor.dossiers import operations as dossiers
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import Outcome
from onedoor.identity import operations as identity
from onedoor.identity.terms import Scope
from onedoor.project.embedded_postgres import programs
from onedoor.vault import operations, queries
from tests.dossiers.conftest import ANSWERS, BIRTH, WARD, Cast, picture

pytestmark = pytest.mark.django_db(transaction=True)

NUMBERS = {
    "at sign-in": "001194012345",
    "of the father, in the form": "001092012346",
    "at the counter": "001188000007",
    "of an agent": "001187000008",
    "told by a machine": "001186000009",
}
CONTENTS = {
    "the place of birth": "Bệnh viện CANARY-Chim-Yến",
    "the number of the proof": "CANARY/2026/77",
    "the name of a file brought in": "CANARY-hop-dong-thue-nha.jpg",
    "the bytes of a file brought in": "CANARY-in-the-picture",
    "the bytes of an uploaded file": "CANARY-in-the-upload",
    "the bytes of a scan": "CANARY-in-the-scan",
    "the remark at certification": "CANARY-sua-tay-trang-2",
    "what is disputed": "CANARY-ngay-sinh-ghi-sai",
}


def with_bytes(words: str) -> bytes:
    """A picture that is one, and holds the words behind its end."""
    return picture() + words.encode()


@pytest.fixture
def lived(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Everything has happened."""
    hers = cast.mai.id or UUID(int=0)
    code = filed(cast)
    decided(cast, code)
    item = operations.declare(
        hers, "tenancy", issuer="Công chứng", name=CONTENTS["the name of a file brought in"],
        content=with_bytes(CONTENTS["the bytes of a file brought in"]), media_type="image/jpeg", by=cast.mai,
    )  # fmt: skip
    operations.dispute(item, what=None, said=CONTENTS["what is disputed"], draft=None, by=cast.mai, agency=WARD)
    scan = operations.scan_for(
        NUMBERS["at the counter"], "Lê Văn Quầy", "land_title", issuer="Sở", file="so do.jpg",
        content=with_bytes(CONTENTS["the bytes of a scan"]), media_type="image/jpeg", by=cast.lan,
    )  # fmt: skip
    operations.certify(scan, by=cast.hoa, remark=CONTENTS["the remark at certification"])
    identity.give_mandate(
        hers, principal_name="Mai", agent_number=NUMBERS["of an agent"], agent_name="Tú", scopes=frozenset(Scope),
        until_on=None, by=cast.mai,
    )  # fmt: skip
    machine = Actor(Quality.MACHINE, UUID(int=7), "portal", agency=WARD)
    in_the_name_of(machine, ApplicantIn(citizen_number=NUMBERS["told by a machine"], name="Máy Khách"))
    operations.put_together(operations.ask_bundle(hers, by=cast.mai))
    return cast


def filed(cast: Cast) -> str:
    father: dict[str, JsonValue] = {
        "name": "Trần Văn Bình",
        "citizen_number": NUMBERS["of the father, in the form"],
        "born": "1992-01-01",
        "ethnicity": "Kinh",
        "nationality": "Việt Nam",
        "residence": {"commune": "00073", "detail": "Số 5"},
    }
    told: dict[str, JsonValue] = ANSWERS | {
        "father_declared": True,
        "parents_married": False,
        "father": father,
        "birth_facility": CONTENTS["the place of birth"],
        "birth_notice_number": CONTENTS["the number of the proof"],
    }
    draft = dossiers.start(BIRTH, by=cast.mai, agency=WARD).id
    dossiers.save_answers(draft, told, by=cast.mai)
    dossiers.attach(
        draft, "birth_notice", "a.jpg", [with_bytes(CONTENTS["the bytes of an uploaded file"])], by=cast.mai
    )
    return dossiers.submit(draft, by=cast.mai)


def decided(cast: Cast, code: str) -> None:
    dossiers.assign(code, by=cast.lan, to=cast.lan.id)
    dossiers.receive(code, by=cast.lan)
    dossiers.forward(code, by=cast.lan)
    dossiers.assign(code, by=cast.duc, to=cast.duc.id)
    dossiers.propose(code, by=cast.duc, outcome=Outcome.GRANTED, text="Đủ điều kiện")
    dossiers.assign(code, by=cast.hoa, to=cast.hoa.id)
    dossiers.decide(code, by=cast.hoa, outcome=Outcome.GRANTED)
    for document in Document.objects.filter(dossier__code=code):
        dossiers.typeset_document(document.id)


def dump() -> bytes:
    known = connection.settings_dict
    address = f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    made = subprocess.run([str(programs() / "bin/pg_dump"), address], capture_output=True, check=True)
    return made.stdout


def stored() -> Iterator[tuple[str, bytes]]:
    root = Path(settings.MEDIA_ROOT)
    return ((str(file.relative_to(root)), file.read_bytes()) for file in sorted(root.rglob("*")) if file.is_file())


def forms(canary: str) -> set[bytes]:
    """How a text may stand there without being sealed: plain, in JSON, in hexadecimal, in base64 at any offset."""
    said = canary.encode()
    found = {said, canary.encode("utf-16-le"), canary.encode("unicode_escape"), said.hex().encode()}
    for offset in range(3):
        whole = base64.b64encode(bytes(offset) + said)
        found.add(whole[4 if offset else 0 : len(whole) - 4])
    return {form for form in found if len(form) >= 8}


def holds(haystack: bytes, canary: str) -> bool:
    return any(form in haystack for form in forms(canary))


def test_no_canary_stands_in_a_dump_or_in_the_file_store(lived: Cast) -> None:
    whole, files = dump(), list(stored())
    canaries = NUMBERS | CONTENTS

    assert holds(whole, "Nguyễn Thị Mai"), "the judge finds what is there to be found"
    assert len(files) >= 5
    assert [what for what, canary in canaries.items() if holds(whole, canary)] == []
    assert [(name, what) for name, read in files for what, canary in canaries.items() if holds(read, canary)] == []
    assert [name for name, read in files if read.startswith((b"%PDF", b"\xff\xd8", b"PK"))] == []


def test_who_has_the_keys_reads_it_all(lived: Cast) -> None:
    hers = lived.mai.id or UUID(int=0)
    views = {
        queries.content(row.id, seen_by=lived.mai)[0].row.kind: row
        for row in queries.items(hers, seen_by=lived.mai).rows
    }
    brought = queries.content(views["tenancy"].id, seen_by=lived.mai)

    assert brought[0].row.pages is not None
    assert brought[0].row.pages.name == CONTENTS["the name of a file brought in"]
    assert brought[1].endswith(CONTENTS["the bytes of a file brought in"].encode())


@pytest.mark.parametrize("where", ["a column", "a file"])
def test_the_judge_finds_what_is_not_sealed(lived: Cast, where: str) -> None:
    """The control taken away: one value written in the open is found."""
    if where == "a column":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE vault_item SET name = %s", [CONTENTS["the name of a file brought in"]])
        assert holds(dump(), CONTENTS["the name of a file brought in"])
    else:
        (Path(settings.MEDIA_ROOT) / "aa").mkdir(exist_ok=True)
        (Path(settings.MEDIA_ROOT) / "aa" / "open").write_text(CONTENTS["the bytes of a scan"])
        found = [name for name, read in stored() if holds(read, CONTENTS["the bytes of a scan"])]
        (Path(settings.MEDIA_ROOT) / "aa" / "open").unlink()
        assert found == ["aa/open"]


def test_the_keys_are_in_no_dump(lived: Cast) -> None:
    whole = dump()

    for key in (*ring.ring().wrapping, *ring.ring().index):
        assert not any(form in whole for form in (key.secret, key.secret.hex().encode(), base64.b64encode(key.secret)))


def test_a_number_is_still_found_by_who_carries_it(lived: Cast, draft_of: Callable[[Actor], UUID]) -> None:
    from onedoor.dossiers import queries as asked
    from onedoor.dossiers.terms import InboxFilter

    code = dossiers.submit(draft_of(lived.mai), by=lived.mai)
    by_number = asked.inbox(InboxFilter(view="agency", words=NUMBERS["at sign-in"]), seen_by=lived.lan)
    by_half = asked.inbox(InboxFilter(view="agency", words=NUMBERS["at sign-in"][:8]), seen_by=lived.lan)

    assert code in [row.code for row in by_number.rows]
    assert by_half.rows == ()
