"""The forms of the one-stop mechanism: each named so that a person knows which it is, in words of both languages."""

import io
import re
from pathlib import Path

from pypdf import PdfReader

from onedoor.base.actor import Actor
from onedoor.dossiers import operations, queries
from onedoor.dossiers.models import Dossier
from onedoor.dossiers.terms import MOVES, DocumentKind
from tests.dossiers.conftest import Cast

TEMPLATES = Path(__file__).parents[2] / "packs/vietnam/templates"


def pages(code: str, kind: DocumentKind, by: Actor, nth: int = 0) -> str:
    """The words on the page of the dossier's nth document of that kind."""
    found = [row for row in queries.dossier(code, seen_by=by).documents if row.kind is kind][nth]
    operations.typeset_document(found.id)
    return PdfReader(io.BytesIO(queries.document_for(code, found.id, seen_by=by)[1])).pages[0].extract_text()


def test_what_nobody_has_received_yet_is_a_confirmation_and_bears_no_officer(cast: Cast, submitted: str) -> None:
    operations.issue_receipt(Dossier.objects.get(code=submitted).id)
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    operations.receive(submitted, by=cast.lan)

    rows = queries.dossier(submitted, seen_by=cast.mai).documents
    assert {row.title for row in rows} == {"Giấy xác nhận đã nộp hồ sơ", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"}
    first = next(nth for nth, row in enumerate(rows) if row.title == "Giấy xác nhận đã nộp hồ sơ")
    assert "NGƯỜI TIẾP NHẬN" not in pages(submitted, DocumentKind.RECEIPT, cast.mai, first)
    received = pages(submitted, DocumentKind.RECEIPT, cast.mai, 1 - first)
    assert "NGƯỜI TIẾP NHẬN" in received
    assert "Bản điện tử\nElectronic" in received


def test_the_number_of_a_law_is_never_broken_over_two_lines(cast: Cast, submitted: str) -> None:
    operations.assign(submitted, by=cast.lan, to=cast.lan.id)
    basis = "Điều 13 Luật Hộ tịch 2014; Nghị định 118/2025/NĐ-CP, Điều 9"
    operations.refuse(submitted, by=cast.lan, legal_basis=basis, reason="Nơi khác.")

    assert "118/2025/NĐ-CP" in pages(submitted, DocumentKind.REFUSAL, cast.mai)


def test_the_control_slip_has_words_for_every_move() -> None:
    slip = (TEMPLATES / "control_slip.typ").read_text(encoding="utf-8")
    told = set(re.findall(r'"?(\w+)"?: \("', slip))
    assert {move.name for move in MOVES} <= told
