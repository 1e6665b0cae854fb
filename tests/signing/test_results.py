"""A decided dossier's result: it waits to be signed, is released once it is, and nobody but officers sees it before."""

from uuid import UUID

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.files import StoredFile
from onedoor.dossiers import operations, queries
from onedoor.dossiers.errors import NotSignedYet
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
