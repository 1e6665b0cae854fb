"""Somebody opens the address of a procedure that has ended: it says since when, and leads to the one of today."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["", "/questions", "/start"])
def test_the_page_of_an_ended_procedure_leads_to_its_successor(client: Client, path: str) -> None:
    answer = client.get(f"/service/1.009994{path}")

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "đến hết ngày 30/06/2025" in page
    assert 'href="/service/1.013225"' in page
    assert client.get("/service/1.013225").status_code == 200


def test_it_is_told_in_english_too(client: Client) -> None:
    client.cookies["language"] = "en"
    page = client.get("/service/2.000488").content.decode()
    assert "It applied until 28/02/2025" in page
    assert "Criminal record certificate" in page


def test_what_never_was_is_not_there(client: Client) -> None:
    assert client.get("/service/9.999999").status_code == 404
