"""The signed declaration of a dossier: who signed it, whether the signatures hold now, and its pages."""

from django.http import HttpResponse

from onedoor.base.errors import NotFound
from onedoor.base.text import without_marks_ascii
from onedoor.doors.desk.case import case_of
from onedoor.doors.desk.shown import page
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sent import sent
from onedoor.doors.frame.signature_words import FLAWS, STANDINGS
from onedoor.dossiers import queries
from onedoor.signing import queries as signing


@access(OFFICER())
def declaration(request: ActorRequest, code: str) -> HttpResponse:
    """The declaration, judged at this moment. Refuses: NotFound."""
    found = queries.declared(code, seen_by=request.actor)
    if found is None:
        raise NotFound
    verdict = signing.verdict(queries.declared_pages(code, seen_by=request.actor))
    context = {
        "case": case_of(request, code),
        "found": found,
        "verdict": verdict,
        "flaw": FLAWS[verdict.flaw] if verdict.flaw else "",
        "signatures": [
            {"signed": each, "flaw": FLAWS[each.flaw] if each.flaw else "", "standing": STANDINGS[each.standing]}
            for each in verdict.signatures
        ],
    }
    return page(request, "declaration.html", context)


@access(OFFICER())
def declaration_paper(request: ActorRequest, code: str) -> HttpResponse:
    """The PDF as it was signed. Refuses: NotFound."""
    found = queries.declared(code, seen_by=request.actor)
    if found is None:
        raise NotFound
    content = queries.declared_pages(code, seen_by=request.actor)
    return sent(content, "application/pdf", f"{without_marks_ascii(found.title)}-{code}.pdf", inline=False)
