"""A sealed value stands in the database as bytes that say nothing, opens in its own place, and is found by index."""

import json
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection, transaction

from onedoor.base.sealing import envelope, keys, ring
from onedoor.base.sealing.fields import NotSealed
from onedoor.identity.models import Person
from onedoor.vault.models import Item

pytestmark = pytest.mark.django_db
NUMBER = "001190099991"


_PUT = {
    "citizen_number": "UPDATE identity_person SET citizen_number = %s WHERE id = %s",
    "ethnicity": "UPDATE identity_person SET ethnicity = %s WHERE id = %s",
}


def person(number: str = NUMBER, subject: str = "x") -> Person:
    return Person.objects.create(issuer="i", subject=subject, name="Lan", citizen_number=number, ethnicity="Kinh")


def column(row: Person, name: str = "citizen_number") -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p) ->> %s FROM identity_person p WHERE id = %s", [name, row.id])
        return str(cursor.fetchone()[0])


def put(row: Person, value: str, name: str = "citizen_number") -> None:
    with connection.cursor() as cursor:
        cursor.execute(_PUT[name], [value, row.id])


def test_the_column_says_nothing_and_the_row_says_it_all() -> None:
    row = person()

    assert column(row).startswith("sealed:")
    assert NUMBER not in column(row)
    assert Person.objects.get(id=row.id).citizen_number == NUMBER


def test_the_same_number_is_never_sealed_alike() -> None:
    assert column(person()) != column(person(subject="y"))


def test_an_empty_value_is_kept_as_it_is() -> None:
    assert column(person("")) == ""


@pytest.mark.parametrize("what", ["another row", "another column", "altered", "cut"])
def test_a_value_that_was_moved_or_altered_does_not_open(what: str) -> None:
    one, other = person(), person("001190099992", "y")
    sealed = column(one)
    match what:
        case "another row":
            put(other, sealed)
        case "another column":
            put(one, sealed, "ethnicity")
        case "altered":
            put(one, sealed[:-8] + ("A" if sealed[-8] != "A" else "B") + sealed[-7:])
        case "cut":
            put(one, sealed[:40])
    row = Person.objects.get(id=other.id if what == "another row" else one.id)

    with pytest.raises(envelope.NotSealedHere):
        _ = row.ethnicity if what == "another column" else row.citizen_number


def test_a_wrapped_key_opens_in_its_own_row_alone() -> None:
    one, other = person(), person("001190099992", "y")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE base_datakey SET wrapped = (SELECT wrapped FROM base_datakey WHERE owner = %s) WHERE owner = %s",
            [one.id, other.id],
        )
    keys.forget()

    with pytest.raises(ring.KeysMissing, match="does not open"):
        _ = Person.objects.get(id=other.id).citizen_number


def test_a_value_in_the_open_is_not_believed() -> None:
    row = person()
    put(row, NUMBER)

    with pytest.raises(NotSealed):
        _ = Person.objects.get(id=row.id).citizen_number


@pytest.mark.parametrize("look_up", ["citizen_number", "citizen_number__contains", "citizen_number__in"])
def test_nobody_looks_up_by_a_sealed_column(look_up: str) -> None:
    with pytest.raises(FieldError):
        list(Person.objects.filter(**{look_up: NUMBER}))


def test_nobody_writes_a_sealed_column_beside_its_row() -> None:
    row = person()

    with pytest.raises(TypeError):
        Person.objects.filter(id=row.id).update(citizen_number="001190099993")


def test_a_number_is_found_by_its_index_however_it_is_written() -> None:
    row = person()

    assert Person.objects.get(number_index__in=ring.blind_indexes("citizen_number", " 001190 099991 ")).id == row.id
    assert row.number_index != ring.blind_index("another purpose", NUMBER)


def test_a_row_that_is_saved_unread_stays_sealed_as_it_was() -> None:
    row = person()
    sealed = column(row)
    again = Person.objects.get(id=row.id)
    again.name = "Mai"
    again.save()

    assert column(row) == sealed
    assert Person.objects.get(id=row.id).number_index == row.number_index


def test_data_are_sealed_in_a_json_column() -> None:
    owner = uuid4()
    item = kept(owner, {"child_name": "Lê Gia Bảo", "n": 1})
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts::text FROM vault_item WHERE id = %s", [item.id])
        standing = cursor.fetchone()[0]

    assert json.loads(standing).startswith("sealed:")
    assert Item.objects.get(id=item.id).facts == {"child_name": "Lê Gia Bảo", "n": 1}


def test_a_person_has_a_key_for_each_drawer() -> None:
    owner = uuid4()
    of_person, of_vault = keys.key_of(owner, keys.Drawer.PERSON), keys.key_of(owner, keys.Drawer.VAULT)

    assert of_person.id != of_vault.id
    assert keys.key_of(owner, keys.Drawer.VAULT).id == of_vault.id


@pytest.mark.django_db(transaction=True)
def test_a_key_of_an_act_that_failed_is_not_remembered() -> None:
    owner = uuid4()
    with transaction.atomic():
        lost = keys.key_of(owner, keys.Drawer.PERSON)
        assert keys.key_of(owner, keys.Drawer.PERSON).id == lost.id
        transaction.set_rollback(True)
    found = keys.key_of(owner, keys.Drawer.PERSON)

    assert found.id != lost.id
    assert keys.key(found.id).id == found.id
    with pytest.raises(keys.KeyDestroyed):
        keys.key(lost.id)


def kept(owner: UUID, facts: dict[str, object]) -> Item:
    from django.utils import timezone

    return Item.objects.create(
        owner=owner, kind="KQ", title_vi="x", title_en="x", issuer_vi="x", issuer_en="x", origin="issued",
        checked="issuer", reference=str(uuid4()), facts=facts, kept_at=timezone.now(),
    )  # fmt: skip
