"""What waits for the officer's signature: read, ticked, and signed with one confirmation."""

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
from onedoor.signing import operations, queries
from onedoor.signing.terms import MOST_AT_ONCE, PaperRow


@access(OFFICER(Role.LEADER))
def to_sign(request: ActorRequest) -> HttpResponse:
    """The list, and the beginning of a ceremony for what is ticked."""
    if request.method == "POST":
        return _begin(request)
    rows = queries.to_sign(seen_by=request.actor)
    code = request.GET.get("code", "")
    lines = [_line(row, ticked=not code or row.reference == code) for row in rows]
    return page(request, "to_sign.html", {"lines": lines, "most": MOST_AT_ONCE, "code": code})


def _line(row: PaperRow, *, ticked: bool) -> dict[str, object]:
    document = row.subject.removeprefix("document:")
    english = (get_language() or "vi").startswith("en")
    return {
        "row": row,
        "title": row.title_en if english else row.title,
        "href": reverse("desk:document", args=[row.reference, document]),
        "dossier": reverse("desk:dossier", args=[row.reference]),
        "ticked": ticked and not row.in_hand,
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
