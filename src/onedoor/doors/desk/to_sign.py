"""What waits for the officer's signature: read, ticked, and signed with one confirmation."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import Refusal
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.signing_words import TROUBLES
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.sentences import words_for
from onedoor.dossiers import queries as dossiers
from onedoor.signing import operations, queries
from onedoor.signing.terms import MOST_AT_ONCE, PaperRow


@access(OFFICER(Role.LEADER))
def to_sign(request: ActorRequest) -> HttpResponse:
    """The list, and the beginning of a ceremony for what is ticked."""
    if request.method == "POST":
        return _begin(request)
    rows = queries.to_sign(seen_by=request.actor)
    code = request.GET.get("code", "")
    about = matters(rows, request)
    in_hand = [row for row in rows if row.in_hand]
    open_ones = [row for row in rows if not row.in_hand]
    context = {
        "lines": [_line(row, about, ticked=not code or row.reference == code) for row in open_ones],
        "in_hand": [_line(row, about) for row in in_hand],
        "ceremony": queries.under_way(in_hand[0].id, seen_by=request.actor) if in_hand else None,
        "most": MOST_AT_ONCE,
    }
    return page(request, "to_sign.html", context)


def matters(rows: Sequence[PaperRow], request: ActorRequest) -> Mapping[str, str]:
    """Whose or what matter each paper is about, by the code of its dossier, so that ten certificates are told apart."""
    found = dossiers.named({row.reference for row in rows}, seen_by=request.actor)
    english = (get_language() or "vi").startswith("en")
    return {code: (row.about_en if english else row.about_vi) or row.applicant for code, row in found.items()}


def _line(row: PaperRow, about: Mapping[str, str], *, ticked: bool = False) -> dict[str, object]:
    document = row.subject.removeprefix("document:")
    english = (get_language() or "vi").startswith("en")
    return {
        "row": row,
        "title": row.title_en if english else row.title,
        "about": about.get(row.reference, ""),
        "href": reverse("desk:document", args=[row.reference, document]),
        "dossier": reverse("desk:dossier", args=[row.reference]),
        "ticked": ticked,
        "trouble": TROUBLES.get(row.trouble, ""),
    }


def _begin(request: ActorRequest) -> HttpResponse:
    try:
        papers = [UUID(each) for each in request.POST.getlist("paper")[: MOST_AT_ONCE + 1]]
    except ValueError:
        papers = []
    try:
        ceremony = operations.begin(papers, by=request.actor)
    except Refusal as refusal:
        words = words_for(refusal, get_language() or "vi")
        tell(request, words.title if papers else _("Hãy đánh dấu văn bản muốn ký."), words.help, kind="hurry")
        return redirect("desk:to_sign")
    return redirect("desk:signing", ceremony_id=ceremony)
