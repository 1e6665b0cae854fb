"""Publishing: a version is in force on its days, never changes, never goes, and each publication leaves an act."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from onedoor.audit import queries as audit
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import NotFound
from onedoor.catalogue import operations, queries
from onedoor.catalogue.errors import PackHasFaults, VersionNeverChanges, VersionsOverlap
from onedoor.catalogue.models import ProcedureVersion
from onedoor.catalogue.terms import Definition, Text

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)
CODE = "9.990001"


@pytest.fixture
def definition() -> Definition:
    """A definition nobody has published: birth registration under another code."""
    known = queries.current_version("1.001193", date(2026, 11, 24)).definition
    return known.model_copy(update={"procedure": CODE, "version": 1, "valid_from": DAY, "valid_to": None})


def verbs() -> list[str]:
    return [act.verb for act in audit.acts(f"procedure:{CODE}")]


def test_a_version_is_in_force_from_its_first_day(definition: Definition) -> None:
    row = operations.publish(definition, by=SYSTEM)

    assert queries.current_version(CODE, DAY) == row
    assert queries.version(row.id).definition == definition
    assert row.digest == operations.digest(definition)
    assert verbs() == ["catalogue.publish"]
    with pytest.raises(NotFound):
        queries.current_version(CODE, DAY - timedelta(days=1))


def test_publishing_the_same_again_does_nothing(definition: Definition) -> None:
    row = operations.publish(definition, by=SYSTEM)

    assert operations.publish(definition, by=SYSTEM) == row
    assert verbs() == ["catalogue.publish"]


def test_the_same_number_with_another_content_is_refused(definition: Definition) -> None:
    operations.publish(definition, by=SYSTEM)
    changed = definition.model_copy(update={"title": Text(vi="Khác", en="Another")})

    with pytest.raises(VersionNeverChanges) as refusal:
        operations.publish(changed, by=SYSTEM)

    assert refusal.value.facts == {"procedure": CODE, "number": 1}
    assert queries.current_version(CODE, DAY).definition == definition


def test_what_was_hashed_when_the_format_was_younger_is_still_the_same(definition: Definition) -> None:
    row = operations.publish(definition, by=SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE catalogue_procedureversion DISABLE TRIGGER versions_never_change")
        cursor.execute(
            "UPDATE catalogue_procedureversion SET digest = repeat('0', 64), definition = definition - 'cash_only'"
            " WHERE id = %s",
            [row.id],
        )
        cursor.execute("ALTER TABLE catalogue_procedureversion ENABLE TRIGGER versions_never_change")

    assert operations.publish(definition, by=SYSTEM).id == row.id


def test_the_digest_tells_content_and_nothing_else(definition: Definition) -> None:
    ended = definition.model_copy(update={"valid_to": date(2030, 1, 1)})
    read_again = Definition.model_validate(definition.model_dump(mode="json"))
    changed = definition.model_copy(update={"minutes_to_fill": definition.minutes_to_fill + 1})

    assert operations.digest(definition) == operations.digest(ended) == operations.digest(read_again)
    assert operations.digest(definition) != operations.digest(changed)


def test_one_version_ends_where_the_next_begins(definition: Definition) -> None:
    first = operations.publish(definition, by=SYSTEM)
    turn = date(2027, 3, 1)
    second = definition.model_copy(update={"version": 2, "valid_from": turn, "minutes_to_fill": 99})
    with pytest.raises(VersionsOverlap):
        operations.publish(second, by=SYSTEM)

    operations.publish(definition.model_copy(update={"valid_to": turn - timedelta(days=1)}), by=SYSTEM)
    operations.publish(second, by=SYSTEM)

    assert queries.current_version(CODE, turn - timedelta(days=1)).id == first.id
    assert queries.current_version(CODE, turn).number == 2
    assert queries.version(first.id).definition.valid_to == turn - timedelta(days=1)
    assert [row.number for row in queries.versions(CODE)] == [1, 2]
    assert verbs() == ["catalogue.publish"] * 3


def test_an_end_that_reaches_into_the_next_version_is_refused(definition: Definition) -> None:
    ended = definition.model_copy(update={"valid_to": date(2026, 6, 30)})
    operations.publish(ended, by=SYSTEM)
    operations.publish(definition.model_copy(update={"version": 2, "valid_from": date(2026, 7, 1)}), by=SYSTEM)

    with pytest.raises(VersionsOverlap):
        operations.publish(definition, by=SYSTEM)

    assert queries.versions(CODE)[0].valid_to == date(2026, 6, 30)


@pytest.mark.parametrize(
    "change",
    [
        "definition = jsonb_set(definition, '{minutes_to_fill}', '1')",
        "digest = repeat('0', 64)",
        "number = 7",
        "procedure = '9.000002'",
        "valid_from = '2020-01-01'",
    ],
)
def test_the_database_refuses_to_change_a_version(definition: Definition, change: str) -> None:
    operations.publish(definition, by=SYSTEM)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE catalogue_procedureversion SET {change} WHERE procedure = '{CODE}'")  # noqa: S608  Ours.


def test_the_database_refuses_to_delete_a_version(definition: Definition) -> None:
    operations.publish(definition, by=SYSTEM)

    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        ProcedureVersion.objects.filter(procedure=CODE).delete()


def test_the_database_refuses_two_versions_on_one_day(definition: Definition) -> None:
    row = operations.publish(definition, by=SYSTEM)
    stored = ProcedureVersion.objects.get(id=row.id)
    stored.pk, stored.number, stored.valid_from = None, 2, DAY + timedelta(days=9)

    with pytest.raises(IntegrityError, match="one_version_in_force"), transaction.atomic():
        stored.save(force_insert=True)


def test_a_pack_with_a_fault_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "broken.yaml").write_text("procedure: 9.000001\n")

    with pytest.raises(PackHasFaults) as refusal:
        operations.load_procedures(tmp_path, by=SYSTEM)

    assert "broken.yaml:1:1" in str(refusal.value.facts["faults"])


def test_loading_the_pack_again_changes_nothing() -> None:
    before = list(ProcedureVersion.objects.order_by("id").values_list("id", "digest", "valid_to"))

    operations.load_procedures(Path(__file__).parents[2] / "packs" / "vietnam", by=SYSTEM)

    assert list(ProcedureVersion.objects.order_by("id").values_list("id", "digest", "valid_to")) == before


def test_versions_that_are_not_there_are_not_found(definition: Definition) -> None:
    row = operations.publish(definition, by=SYSTEM)

    assert queries.versions("9.000404") == ()
    with pytest.raises(NotFound):
        queries.version(row.id.__class__(int=0))
