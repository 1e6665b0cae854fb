"""Health says whether the database answers."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_health_is_ok_when_the_database_answers(client: Client) -> None:
    answer = client.get("/health")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_health_says_503_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", fail)

    assert client.get("/health").status_code == 503
