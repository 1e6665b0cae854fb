"""The whole of a birth, both parents told, is one page with its signature."""

import io
from uuid import UUID

from pydantic import JsonValue
from pypdf import PdfReader

from onedoor.base.actor import Actor
from onedoor.dossiers import operations, queries
from onedoor.dossiers.terms import DocumentKind, Outcome
from tests.dossiers.conftest import ANSWERS, BIRTH, WARD, Cast, picture

FATHER: dict[str, JsonValue] = {
    "name": "Trần Văn Bình",
    "citizen_number": "001092012346",
    "born": "1992-01-31",
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "residence": {"commune": "00073", "detail": "Số 5 ngõ 12"},
}


def decided(cast: Cast, draft_id: UUID) -> str:
    code = operations.submit(draft_id, by=cast.mai)

    def to(officer: Actor) -> None:
        operations.assign(code, by=officer, to=officer.id)

    to(cast.lan)
    operations.receive(code, by=cast.lan)
    operations.forward(code, by=cast.lan)
    to(cast.duc)
    operations.propose(code, by=cast.duc, outcome=Outcome.GRANTED, text="Đủ điều kiện")
    to(cast.hoa)
    operations.decide(code, by=cast.hoa, outcome=Outcome.GRANTED)
    to(cast.lan)
    operations.deliver(code, by=cast.lan)
    return code


def test_a_birth_certificate_names_the_country_and_keeps_its_signature_on_the_page(cast: Cast) -> None:
    row = operations.start(BIRTH, by=cast.mai, agency=WARD)
    answers = ANSWERS | {
        "father_declared": True,
        "father": FATHER,
        "parents_married": True,
        "birth_place": {"country": "FR", "detail": "Paris"},
    }
    operations.save_answers(row.id, answers, by=cast.mai)
    operations.attach(row.id, "birth_notice", "giấy chứng sinh.jpg", [picture()], by=cast.mai)
    code = decided(cast, row.id)
    [result] = [one for one in queries.dossier(code, seen_by=cast.mai).documents if one.kind is DocumentKind.RESULT]
    operations.typeset_document(result.id)
    pages = PdfReader(io.BytesIO(queries.document_for(code, result.id, seen_by=cast.mai)[1])).pages
    said = pages[0].extract_text()
    assert len(pages) == 1
    assert "Paris, Pháp" in said
    assert "Đỗ Thị Hoa" in said
    assert "Người yêu cầu –" not in said
