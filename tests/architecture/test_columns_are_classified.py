"""Every column says how sensitive it is (ASVS 5.0.0, 14.1.1), and what is sensitive is sealed, always and alone."""

import pytest
from django.apps import apps
from django.db import models

from onedoor.base.classified import Class
from onedoor.base.sealing.fields import BlindIndex, Sealed
from onedoor.project.tables import OF_LIBRARIES, classifications

MODELS = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def unclassified(model: type[models.Model], said: object) -> set[str]:
    assert isinstance(said, dict)
    return {field.name for field in model._meta.concrete_fields} ^ set(said)


@pytest.mark.parametrize("table", sorted(MODELS))
def test_every_column_is_classified_and_none_that_is_not_there(table: str) -> None:
    assert unclassified(MODELS[table], classifications()[table]) == set()


def test_a_column_of_which_nothing_is_said_is_found() -> None:
    said = {name: kind for name, kind in classifications()["identity_person"].items() if name != "citizen_number"}

    assert unclassified(MODELS["identity_person"], said) == {"citizen_number"}


@pytest.mark.parametrize("table", sorted(set(MODELS) - set(OF_LIBRARIES)))
def test_what_is_sensitive_is_sealed_and_nothing_else_is(table: str) -> None:
    sealed = {field.name for field in MODELS[table]._meta.concrete_fields if isinstance(field, Sealed)}

    assert {name for name, kind in classifications()[table].items() if kind is Class.SENSITIVE} == sealed


def test_what_a_blind_index_finds_is_sealed() -> None:
    indexes = [
        (model, field) for model in MODELS.values() for field in model._meta.fields if isinstance(field, BlindIndex)
    ]

    assert len(indexes) >= 2
    assert all(isinstance(model._meta.get_field(field.of), Sealed) for model, field in indexes)


def test_numbers_of_the_state_and_what_people_say_are_sensitive() -> None:
    sensitive = {
        f"{table}.{name}"
        for table, columns in classifications().items()
        for name, kind in columns.items()
        if kind is Class.SENSITIVE
    }

    assert sensitive >= {
        "identity_person.citizen_number", "identity_person.ethnicity", "identity_mandate.agent_number",
        "vault_item.facts", "vault_item.name", "dossiers_draft.answers", "dossiers_dossier.answers",
        "dossiers_document.facts", "signing_place.number", "signing_ceremony.chain",
    }  # fmt: skip
