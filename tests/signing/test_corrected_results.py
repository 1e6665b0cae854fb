"""Results that were wrong: withdrawn or corrected, told everywhere, and what is handed over then."""

import pytest
from django.test import Client

from onedoor.base.errors import NotAllowed, NotFound
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import ResultWithdrawn
from onedoor.dossiers.models import Document
from tests.dossiers.conftest import Cast, draft_of, proposed, received, submitted
from tests.signing.conftest import Service
from tests.signing.test_results import cast, decided, logged_in, monday, release, result, sign_all

__all__ = ["cast", "decided", "draft_of", "monday", "proposed", "received", "submitted"]


def test_a_withdrawn_result_says_so_everywhere(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    document = result(decided)
    client = logged_in(cast.hoa)
    asked = client.post(f"/desk/{decided}/result/{document.id}/withdraw", {"reason": ""})
    client.post(f"/desk/{decided}/result/{document.id}/withdraw", {"reason": "Khai sinh trùng"})
    _, content = queries.document_for(decided, document.id, seen_by=cast.mai)

    found = queries.issued(document.token, content)
    assert asked.status_code == 400
    assert found is not None
    assert found.withdrawn_at is not None
    assert "withdrawn" in Client(HTTP_ACCEPT_LANGUAGE="en").get(f"/v/{document.token}").content.decode()
    assert client.get(f"/desk/{decided}/result/{document.id}/withdraw").status_code == 409


def test_a_corrected_result_takes_its_place_once_it_is_signed(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    old = result(decided)
    rows = queries.result_rows(decided, old.id, seen_by=cast.hoa)
    client = logged_in(cast.hoa)
    page = client.get(f"/desk/{decided}/result/{old.id}/correct").content.decode()
    sent = {f"row-{number}": value for number, (_, value) in enumerate(rows)}
    nothing = client.post(f"/desk/{decided}/result/{old.id}/correct", {**sent, "reason": "Sai"})
    client.post(f"/desk/{decided}/result/{old.id}/correct", {**sent, "row-0": "Trần Minh Ân", "reason": "Sai dấu"})
    new = Document.objects.get(replaces=old)
    assert queries.verification(old.token).withdrawn_at is None

    operations.typeset_document(new.id)
    sign_all(service, cast.hoa)
    release()
    before, after = queries.verification(old.token), queries.verification(new.token)
    assert rows[0][1] in page
    assert nothing.status_code == 400
    assert before.withdrawn_at is not None
    assert (before.replaced_by, after.replaces) == (new.token, old.token)
    assert new.facts["rows"][0]["value"] == "Trần Minh Ân"
    told = Client(HTTP_ACCEPT_LANGUAGE="en").get(f"/v/{old.token}").content.decode()
    assert "replaced by a corrected one" in told


def test_the_pages_of_the_dossier_say_what_became_of_it(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    own, desk = logged_in(cast.mai), logged_in(cast.hoa)
    operations.correct_result(decided, result(decided).id, by=cast.hoa, rows={0: "Trần Minh Ân"}, reason="Sai dấu")
    made = Document.objects.get(dossier__code=decided, replaces__isnull=False)
    operations.typeset_document(made.id)
    sign_all(service, cast.hoa)
    release()
    for client, address in ((own, f"/dossiers/{decided}"), (desk, f"/desk/{decided}/")):
        page = client.get(address).content.decode()
        assert "The result was corrected" in page
        assert "Sai dấu" in page
    page = own.get(f"/dossiers/{decided}").content.decode()
    assert page.count('govuk-button" role="button" draggable="false" href="/dossiers/') == 1
    assert "replaced by a corrected one" in page

    operations.withdraw_result(decided, made.id, by=cast.hoa, reason="Khai trùng")
    page = own.get(f"/dossiers/{decided}").content.decode()
    assert "govuk-notification-banner--success" not in page
    assert "Khai trùng" in page
    assert "Result withdrawn" in desk.get(f"/desk/{decided}/").content.decode()


def test_where_no_result_stands_there_is_none_to_hand_over(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    old, desk = result(decided), logged_in(cast.hoa)
    operations.assign(decided, by=cast.lan, to=cast.lan.id)
    operations.withdraw_result(decided, old.id, by=cast.hoa, reason="Sai tên")
    with pytest.raises(ResultWithdrawn):
        operations.deliver(decided, by=cast.lan)
    assert "deliver" not in queries.dossier(decided, seen_by=cast.lan).moves
    assert f"/result/{old.id}/correct" in desk.get(f"/desk/{decided}/").content.decode()

    operations.correct_result(decided, old.id, by=cast.hoa, rows={0: "Trần Minh Ân"}, reason="Sai dấu")
    made = Document.objects.get(replaces=old)
    operations.typeset_document(made.id)
    sign_all(service, cast.hoa)
    release()
    operations.deliver(decided, by=cast.lan)
    assert queries.verification(old.token).withdrawn_why == "Sai tên"
    assert queries.verification(made.token).withdrawn_at is None


def test_only_a_leader_of_the_agency_corrects(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()

    with pytest.raises(NotAllowed):
        operations.withdraw_result(decided, result(decided).id, by=cast.lan, reason="Sai")
    with pytest.raises(NotFound):
        operations.withdraw_result(decided, result(decided).id, by=cast.minh, reason="Sai")
