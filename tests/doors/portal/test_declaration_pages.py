"""The pages on which a declaration is signed: by who files, by who was asked, and as an officer sees it."""

from uuid import UUID

import pytest
from django.test import Client

from onedoor.base.actor import Actor, Role
from onedoor.dossiers import operations
from onedoor.signing import operations as signing
from tests.dossiers.conftest import WARD, officer
from tests.signing.conftest import Service, pages, service, trust_service
from tests.signing.declared import WHO, drafted, named, person, place_of, publish, settle, view

__all__ = ["pages", "service", "trust_service"]


def window(actor: Actor, language: str = "en") -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    session = client.session
    session["party"], session["party_id"] = actor.quality.value, str(actor.id)
    session.save()
    return client


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


@pytest.fixture
def mai(db: None, service: Service) -> Actor:
    publish()
    return person("mai")


def press(client: Client, path: str, **sent: str) -> str:
    answer = client.post(path, sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def confirmed(service: Service, at: str, sub: str) -> None:
    """The telephone says yes; the address is that of the ceremony's page."""
    settle()
    service.approve(sub)
    signing.check(UUID(at.rsplit("/", 1)[-1]))
    settle()


def test_from_the_answers_to_the_officer(service: Service, mai: Actor) -> None:
    hung, mine = person("hung"), window(mai)
    draft = drafted(mai)
    here = f"/journey/{draft}/declaration"
    assert "Make out the declaration to be signed" in text(mine, f"/journey/{draft}/check")
    assert press(mine, here, do="fix") == here
    assert "Test declaration (PDF, new window)" in text(mine, here)
    assert mine.get(f"{here}/paper").content.startswith(b"%PDF"), "it is printed at once, whatever waits for the press"

    first = press(mine, here, do="sign")
    assert "is being prepared" in text(mine, first)
    assert press(mine, f"{first}/stop") == here
    again = press(mine, here, do="sign")
    settle()
    assert "confirm on your telephone" in text(mine, again)
    confirmed(service, again, "mai")
    assert mine.get(again)["Location"] == here
    assert "Waiting for others to sign" in text(mine, here)

    theirs, place = window(hung), place_of(draft, mai, WHO["hung"][0])
    asked = f"/co-sign/{place.id}"
    assert f"{WHO['mai'][0]} asks you to sign together" in text(theirs, asked)
    assert theirs.get(f"{asked}/paper").content.startswith(b"%PDF")
    assert "Waiting for your signature" in text(theirs, "/dossiers/")
    at = press(theirs, asked, do="sign")
    confirmed(service, at, "hung")
    assert "You have signed this declaration" in text(theirs, asked)

    assert "has all its signatures" in text(mine, here)
    sent = press(mine, f"/journey/{draft}/check", version=str(version_of(mine, draft)))
    code = sent.split("/")[-2]
    assert "Signed digitally" in text(mine, f"/dossiers/{code}")
    desk = window(officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER))
    assert "Check the signatures" in text(desk, f"/desk/{code}/")
    assert "valid" in text(desk, f"/desk/{code}/declaration").lower()
    assert desk.get(f"/desk/{code}/declaration/paper").content == mine.get(f"/dossiers/{code}/declaration").content


def version_of(client: Client, draft: UUID) -> str:
    page = text(client, f"/journey/{draft}/check")
    return page.split('name="version" value="')[1].split('"')[0]


def test_who_declines_is_asked_again(service: Service, mai: Actor) -> None:
    hung, mine = person("hung"), window(mai)
    draft = drafted(mai)
    here = f"/journey/{draft}/declaration"
    press(mine, here, do="fix")
    settle()
    confirmed(service, press(mine, here, do="sign"), "mai")
    place = place_of(draft, mai, WHO["hung"][0])
    theirs = window(hung)
    press(theirs, f"/co-sign/{place.id}", do="decline", why="Sai ngày sinh")
    assert "You declined to sign" in text(theirs, f"/co-sign/{place.id}")
    assert "Sai ngày sinh" in text(mine, here)
    assert "Somebody does not sign" in text(mine, here)
    assert "Waiting for others" not in text(mine, here)
    press(mine, here, do="again", place=str(place.id))
    assert "Sign on my phone" in text(theirs, f"/co-sign/{place.id}")
    press(mine, here, do="drop")
    assert "does not need you any more" in text(theirs, f"/co-sign/{place.id}")
    assert theirs.get(f"/co-sign/{place.id}/paper").status_code == 404


def test_who_is_not_asked_finds_nothing(service: Service, mai: Actor) -> None:
    """Also not somebody who says they have that number, at a sign-in that does not vouch for it."""
    draft = drafted(mai)
    mine, here = window(mai), f"/journey/{draft}/declaration"
    press(mine, here, do="fix")
    settle()
    confirmed(service, press(mine, here, do="sign"), "mai")
    place = place_of(draft, mai, WHO["hung"][0])
    weak, other = person("hung", acr="1"), person("tuan")

    for client in (window(weak), window(other)):
        text(client, f"/co-sign/{place.id}", 404)
        assert client.post(f"/co-sign/{place.id}", {"do": "sign"}).status_code == 404
        text(client, f"/co-sign/{place.id}/paper", 404)
        text(client, here, 404)
    assert "asks you to sign" in text(window(person("hung")), f"/co-sign/{place.id}")


def test_an_incomplete_draft_leads_back_to_its_answers(mai: Actor) -> None:
    draft = drafted(mai, spouse=None)

    assert press(window(mai), f"/journey/{draft}/declaration", do="fix") == f"/journey/{draft}/check"


def test_filing_without_a_signature_leads_to_signing(mai: Actor) -> None:
    draft = drafted(mai)
    mine = window(mai)
    press(mine, f"/journey/{draft}/declaration", do="fix")
    version = view(draft, mai)
    assert version.paper.signed_at is None
    row = operations.save_answers(draft, {"spouse": named("hung")}, by=mai)

    assert press(mine, f"/journey/{draft}/check", version=str(row.version_id)) == f"/journey/{draft}/declaration"
