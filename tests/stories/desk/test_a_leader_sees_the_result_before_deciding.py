"""What would be issued is seen as its own pages, marked as a draft, before anything is decided."""

import io
import json

from django.http import HttpResponse
from pypdf import PdfReader

from onedoor.audit.models import Act, Look
from onedoor.dossiers.models import Document
from onedoor.dossiers.terms import DocumentKind
from tests.stories.desk.ward import Desk, handled_by, proposed, seen, typeset

MARK = "BẢN XEM TRƯỚC"


def printed(content: bytes) -> tuple[str, dict[str, object]]:
    """The words of a PDF, and the facts that travel in it."""
    reader = PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages), json.loads(reader.attachments["facts.json"][0])


def previewed(desk: Desk, code: str, result: str, text: str = "") -> tuple[str, dict[str, object]]:
    desk.sends(f"{code}/decide/preview", result=result, text=text)
    assert desk.status == 200
    assert isinstance(desk.answer, HttpResponse)
    assert desk.answer.headers["Content-Type"] == "application/pdf"
    return printed(desk.answer.content)


def test_the_preview_is_the_result_but_for_its_mark(lan: Desk, duc: Desk, hoa: Desk, code: str) -> None:
    # Given a proposed dossier in Hoa's hands, whose page offers the results by name.
    proposed(code, lan.actor, duc.actor, hoa.actor)
    page = hoa.opens(f"{code}/decide")
    assert "Giấy khai sinh (PDF)" in page
    assert "Thông báo không chấp thuận (PDF)" in page
    acts, documents = Act.objects.count(), Document.objects.count()

    # When she looks at the certificate with the words she typed,
    words, facts = previewed(hoa, code, "birth_certificate", "Đúng quy định")

    # then it is the certificate, marked, with nothing that could be verified; only the look is kept.
    assert MARK in words
    assert "GIẤY KHAI SINH" in words
    assert "Trần Minh An" in words
    assert "Đúng quy định" in words
    assert (facts["draft"], facts["decided_by"]) == (True, hoa.actor.name)
    assert "/v/" not in words
    assert not {"verify_url", "qr"} & set(facts)
    assert (Act.objects.count(), Document.objects.count()) == (acts, documents)
    assert Look.objects.filter(what="preview:birth_certificate").exists()

    # And what is issued afterwards says the same, without the mark.
    hoa.acts(code, "decide", outcome="granted", text="Đúng quy định")
    issued = typeset(code, hoa.actor, DocumentKind.RESULT)
    hoa.opens(f"{code}/document/{issued}")
    assert isinstance(hoa.answer, HttpResponse)
    final, told = printed(hoa.answer.content)
    assert MARK not in final
    assert "/v/" in final
    assert told["rows"] == facts["rows"]


def test_a_rejection_is_seen_with_its_reason(lan: Desk, duc: Desk, hoa: Desk, code: str) -> None:
    proposed(code, lan.actor, duc.actor, hoa.actor)

    words, facts = previewed(hoa, code, "", "Trẻ đã được đăng ký khai sinh.")

    assert MARK in words
    assert "KHÔNG CHẤP THUẬN" in words
    assert "Trẻ đã được đăng ký khai sinh." in words
    assert facts["outcome"] == "rejected"


def test_a_preview_is_only_for_whoever_may_decide_now(lan: Desk, duc: Desk, hoa: Desk, minh: Desk, code: str) -> None:
    # Not while it is with the handler; not for other roles or other wards; not a result that does not exist.
    handled_by(code, lan.actor, duc.actor)
    hoa.sends(f"{code}/decide/preview", result="birth_certificate")
    assert hoa.status == 403
    for desk in (duc, lan, minh):
        desk.sends(f"{code}/decide/preview", result="birth_certificate")
        assert desk.status == 404

    duc.acts(code, "propose", outcome="granted")
    hoa.sends(f"{code}/decide/preview", result="birth_certificate")
    assert hoa.status == 409, "assign before write holds for the preview too"
    hoa.takes(code)
    hoa.sends(f"{code}/decide/preview", result="no_such_result")
    assert hoa.status == 404
    hoa.sends(f"{code}/decide/preview", result="birth_certificate", text="x" * 4001)
    assert hoa.status == 400
    assert seen(code, hoa.actor).documents == seen(code, lan.actor).documents


def test_its_address_leads_back_to_the_decision(lan: Desk, duc: Desk, hoa: Desk, code: str) -> None:
    proposed(code, lan.actor, duc.actor, hoa.actor)

    assert "Ra quyết định" in hoa.opens(f"{code}/decide/preview")
