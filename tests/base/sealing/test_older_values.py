"""What an earlier version wrote in the open is sealed by the first start, and found as before."""

import json
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from onedoor.base import files
from onedoor.base.sealing import passing, ring
from onedoor.base.sealing.fields import NotSealed
from onedoor.dossiers.models import Dossier
from onedoor.identity import operations as identity
from onedoor.identity.models import Person
from onedoor.project import rotate_keys
from tests.dossiers.conftest import ANSWERS, Cast, cast, draft_of, monday, submitted

__all__ = ["cast", "draft_of", "monday", "submitted"]
NUMBER = "001194012345"


@pytest.fixture
def old(cast: Cast, submitted: str) -> str:
    """Mai's dossier as the version before kept it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE identity_person SET citizen_number = %s, number_index = '' WHERE id = %s", [NUMBER, cast.mai.id]
        )
        cursor.execute("UPDATE dossiers_draft SET answers = %s::jsonb", [json.dumps(ANSWERS)])
        cursor.execute(
            "UPDATE dossiers_dossier SET answers = %s::jsonb, fee_facts = '{}', words = %s",
            [json.dumps(ANSWERS), f"nguyen thi mai {NUMBER} 0912345678"],
        )
    return submitted


def test_values_in_the_open_are_sealed_once_and_everything_reads_as_before(cast: Cast, old: str) -> None:
    with pytest.raises(NotSealed):
        _ = Dossier.objects.get(code=old).answers
    assert rotate_keys.seal_older_values() >= 3

    found = Dossier.objects.get(code=old)
    assert found.answers == found.draft.answers == ANSWERS
    assert found.words == "nguyen thi mai 2345 0912345678"
    assert Person.objects.get(number_index__in=ring.blind_indexes("citizen_number", NUMBER)).id == cast.mai.id
    assert passing.ended(rotate_keys.OLD_VALUES)
    assert rotate_keys.seal_older_values() == 0


def test_files_in_the_open_are_sealed(cast: Cast) -> None:
    token = uuid4().hex
    name = storages["default"].save(f"{token[:2]}/{token}", ContentFile(b"%PDF-1.7 in the open"))
    rotate_keys.seal_older_values()

    import hashlib

    assert files.is_sealed(files.as_kept(name) or b"")
    assert files.read(name, hashlib.sha256(b"%PDF-1.7 in the open").hexdigest()) == b"%PDF-1.7 in the open"


def test_whoever_was_known_by_a_number_is_known_by_its_index(cast: Cast) -> None:
    person = identity.named_person("counter", name="Lê Văn Quầy", citizen_number="001188000007", by=cast.lan)
    Person.objects.filter(id=person).update(subject="number:001188000007")
    _, machine = identity.sign_in("machine:x", "001186000009", {"name": "Máy", "citizen_number": "001186000009"})
    Person.objects.filter(id=machine).update(subject="001186000009")
    rotate_keys.seal_older_values()

    assert not Person.objects.filter(subject__regex="[0-9]{12}$").exclude(subject__regex="[a-f]").exists()
    again = identity.sign_in("machine:x", "001186000009", {"name": "Máy", "citizen_number": "001186000009"})
    assert again[1] == machine
    named = identity.named_person("counter", name="Lê Văn Quầy", citizen_number="001188000007", by=cast.lan)
    assert named == UUID(str(person))
