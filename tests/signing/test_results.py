"""A decided dossier's result: it waits to be signed, is released once it is, and nobody but officers sees it before."""

from uuid import UUID

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotAllowed, NotFound
from onedoor.base.files import StoredFile
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotSignedYet, ResultWithdrawn
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import DeliveryState, DocumentKind, Outcome
from onedoor.dossiers.terms.record import RECORD, ResultRecord
from onedoor.signing import operations as signing
from onedoor.signing import queries as papers
from onedoor.signing.pades.attached import record_in
from onedoor.signing.pades.judging import Judge
from tests.dossiers.conftest import WARD, Cast, citizen, draft_of, officer, picture, proposed, received, submitted
from tests.signing.conftest import HOA, Service, name_of, work

__all__ = ["draft_of", "picture", "proposed", "received", "submitted"]


@pytest.fixture
def monday(db: None) -> None:
    """Certificates are of today, so this story happens today."""


@pytest.fixture
def cast(monday: None, service: Service) -> Cast:
    """The ward's people; Hoa is the one whom the trust service knows."""
    return Cast(
        mai=citizen("mai", "Nguyễn Thị Mai", "001194012345"),
        hung=citizen("hung", "Trần Văn Hùng", "001090054321"),
        lan=officer("lan", "Phạm Thị Lan", WARD, Role.RECEIVER, Role.CLERK),
        duc=officer("duc", "Vũ Minh Đức", WARD, Role.HANDLER),
        hoa=officer(HOA, name_of(service, HOA), WARD, Role.LEADER),
        minh=officer("minh", "Lý Văn Minh", "H26.00070", Role.RECEIVER, Role.LEADER),
    )


@pytest.fixture
def decided(cast: Cast, proposed: str) -> str:
    operations.assign(proposed, by=cast.hoa, to=cast.hoa.id)
    operations.decide(proposed, by=cast.hoa, outcome=Outcome.GRANTED)
    for document in Document.objects.filter(dossier__code=proposed, kind=DocumentKind.RESULT):
        operations.typeset_document(document.id)
    return proposed


def sign_all(service: Service, by: Actor) -> None:
    ceremony = signing.begin([row.id for row in papers.to_sign(seen_by=by)], by=by)
    work()
    service.approve(HOA)
    signing.check(ceremony)
    work()


def release() -> None:
    for job in ProcrastinateJob.objects.filter(task_name="dossiers.release_result"):
        told = job.args
        operations.release_result(
            UUID(told["document_id"]), StoredFile(told["stored_as"], told["size"], told["sha256"])
        )


def result(code: str) -> Document:
    return Document.objects.get(dossier__code=code, kind=DocumentKind.RESULT)


def logged_in(actor: Actor) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    session = client.session
    session["party"], session["party_id"] = actor.quality.value, str(actor.id)
    session.save()
    return client


def test_a_result_waits_for_its_signatures(cast: Cast, decided: str) -> None:
    view = queries.dossier(decided, seen_by=cast.lan)
    operations.assign(decided, by=cast.lan, to=cast.lan.id)

    assert view.delivery is DeliveryState.TO_SIGN
    with pytest.raises(NotSignedYet):
        operations.deliver(decided, by=cast.lan)
    assert "deliver" not in queries.dossier(decided, seen_by=cast.lan).moves


def test_nobody_but_officers_sees_it_before(cast: Cast, decided: str) -> None:
    document = result(decided)
    mine = queries.dossier(decided, seen_by=cast.mai)

    assert document.id not in {row.id for row in mine.documents}
    with pytest.raises(NotFound):
        queries.document_for(decided, document.id, seen_by=cast.mai)
    with pytest.raises(NotFound):
        queries.verification(document.token)
    assert queries.document_for(decided, document.id, seen_by=cast.hoa)[1].startswith(b"%PDF")


def test_it_is_released_with_both_signatures(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()

    _, content = queries.document_for(decided, result(decided).id, seen_by=cast.mai)
    verdict = Judge(service.anchors).judge(content)
    assert verdict.valid
    assert [signed.name for signed in verdict.signatures] == [cast.hoa.name, name_of(service, f"seal:{WARD}")]
    assert queries.dossier(decided, seen_by=cast.mai).delivery is DeliveryState.READY
    operations.assign(decided, by=cast.lan, to=cast.lan.id)
    operations.deliver(decided, by=cast.lan)


def test_a_service_that_is_gone_leaves_it_to_be_signed(service: Service, cast: Cast, decided: str) -> None:
    service.goes_wrong("no_credential", HOA)
    signing.begin([row.id for row in papers.to_sign(seen_by=cast.hoa)], by=cast.hoa)
    work()

    assert queries.dossier(decided, seen_by=cast.mai).delivery is DeliveryState.TO_SIGN
    assert len(papers.to_sign(seen_by=cast.hoa)) == 1


def test_what_we_issued_is_known_by_its_bytes(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    document = result(decided)
    _, content = queries.document_for(decided, document.id, seen_by=cast.mai)

    found = queries.issued(document.token, content)
    assert found is not None
    assert found.code == decided
    assert queries.issued(document.token, content[:-10] + b"0123456789") is None
    assert queries.issued("abcdefghjkmnpqrs", content) is None


def test_the_leader_signs_at_the_desk(service: Service, cast: Cast, decided: str) -> None:
    client = logged_in(cast.hoa)
    listed = client.get("/desk/to-sign")
    paper = papers.to_sign(seen_by=cast.hoa)[0]

    assert decided in listed.content.decode()
    assert ": Trần Minh An<" in listed.content.decode()
    begun = client.post("/desk/to-sign", {"paper": [str(paper.id)]})
    in_hand = client.get("/desk/to-sign").content.decode()
    assert "Being signed" in in_hand
    assert begun["Location"] in in_hand
    assert 'type="checkbox"' not in in_hand
    work()
    waiting = client.get(begun["Location"])
    assert "confirm on your telephone" in waiting.content.decode()
    assert waiting["Refresh"] == "2"
    service.approve(HOA)
    handle = service.server.kept.disk.one("SELECT handle FROM asked WHERE holder = ?", HOA)
    assert handle is not None
    assert client.post("/callbacks/signing", {"handle": handle["handle"]}).status_code == 204
    work()
    ended = client.get(begun["Location"])
    assert "Signed" in ended.content.decode()
    assert "Refresh" not in ended.headers


def test_stopping_leaves_it_to_be_signed(service: Service, cast: Cast, decided: str) -> None:
    client = logged_in(cast.hoa)
    begun = client.post("/desk/to-sign", {"paper": [str(papers.to_sign(seen_by=cast.hoa)[0].id)]})
    stopped = client.post(begun["Location"] + "/stop", follow=True)

    assert "nothing was signed" in stopped.content.decode()
    assert len(papers.to_sign(seen_by=cast.hoa)) == 1


def test_ticking_nothing_signs_nothing(service: Service, cast: Cast, decided: str) -> None:
    answer = logged_in(cast.hoa).post("/desk/to-sign", {}, follow=True)

    assert "Tick the documents" in answer.content.decode()


def test_anybody_may_check_the_file(service: Service, cast: Cast, decided: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sign_all(service, cast.hoa)
    release()
    document = result(decided)
    _, content = queries.document_for(decided, document.id, seen_by=cast.mai)
    client = Client(HTTP_ACCEPT_LANGUAGE="en")

    good = client.post("/verify", {"file": SimpleUploadedFile("a.pdf", content)}).content.decode()
    bad = client.post("/verify", {"file": SimpleUploadedFile("a.pdf", content[:-700])}).content.decode()
    none = client.post("/verify", {})
    page = client.get(f"/v/{document.token}").content.decode()
    assert "The signature is valid" in good
    assert decided in good
    assert "Not valid" in bad
    assert none.status_code == 400
    assert cast.hoa.name in page


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


def test_a_signed_result_lands_in_the_vault(service: Service, cast: Cast, decided: str) -> None:
    from onedoor.vault.models import Item

    document = result(decided)
    before = Item.objects.filter(reference=f"document:{document.id}").count()
    sign_all(service, cast.hoa)
    release()
    document.refresh_from_db()

    assert before == 0
    assert Item.objects.get(reference=f"document:{document.id}").sha256 == document.sha256


def test_the_data_inside_a_result_follow_its_schema(service: Service, cast: Cast, decided: str) -> None:
    sign_all(service, cast.hoa)
    release()
    _, content = queries.document_for(decided, result(decided).id, seen_by=cast.mai)

    record = ResultRecord.model_validate(record_in(content))
    assert record.schema_name == RECORD
    assert record.code == decided
    assert any(row.value == "Trần Minh An" for row in record.rows)
