"""Every column that tells of a person says how personal it is (ASVS 5.0.0, 14.1.1)."""

import pytest
from django.apps import apps

_WORDS = {"public", "internal", "personal", "sensitive"}
_TELLS_NOTHING = {
    "identity.Person": {"id", "issuer", "assurance", "signed_in_at", "death_basis"},
    "identity.Officer": {"id", "issuer", "agency", "unit", "roles", "active_from", "active_to"},
    "identity.Organisation": {"id"},
    "identity.Mandate": {
        "id",
        "ground",
        "scopes",
        "kinds",
        "from_on",
        "until_on",
        "basis",
        "given_at",
        "ended_at",
    },
    "vault.Item": {
        "id",
        "kind",
        "title_en",
        "issuer",
        "issuer_vi",
        "issuer_en",
        "origin",
        "checked",
        "reference",
        "valid_from",
        "valid_to",
        "media_type",
        "size",
        "sha256",
        "kept_at",
        "agency",
        "certified_at",
        "withdrawn_at",
        "removed_at",
        "times_reused",
        "visits_saved",
        "uses",
        "consents",
        "disputes",
    },
    "vault.Consent": {
        "draft",
        "id",
        "agency",
        "purpose",
        "items",
        "text",
        "token",
        "given_at",
        "until_at",
        "revoked_at",
        "uses",
        "bundle",
    },
    "vault.Bundle": {"id", "consent", "asked_at", "until_at", "sha256", "ready_at", "refused_at"},
    "vault.Dispute": {
        "id",
        "item",
        "register",
        "language",
        "agency",
        "what",
        "draft",
        "at",
        "outcome",
        "settled_at",
    },
    "notices.Notice": {"id", "kind", "language", "state", "at", "sent_at", "subject_ref", "key"},
}


@pytest.mark.parametrize("label", sorted(_TELLS_NOTHING))
def test_each_column_is_classified_or_known_to_tell_nothing(label: str) -> None:
    model = apps.get_model(label)
    classified: dict[str, str] = vars(model)["classification"]
    columns = {field.name for field in model._meta.get_fields()}

    assert set(classified.values()) <= _WORDS
    assert columns == set(classified) | _TELLS_NOTHING[label]
    assert not set(classified) & _TELLS_NOTHING[label]


def test_numbers_and_ethnicity_are_the_most_guarded() -> None:
    classified = vars(apps.get_model("identity.Person"))["classification"]

    assert {name for name, how in classified.items() if how == "sensitive"} == {"citizen_number", "ethnicity"}
