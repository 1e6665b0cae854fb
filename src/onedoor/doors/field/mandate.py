"""One mandate: its words, how it may be confirmed, and, once it is, the way to help."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.frame.access import ACTS_FOR, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.mandate_words import DID, ENDED, HOW, LOOKS, STATES, service_title, words_of
from onedoor.doors.frame.sentences import sentence
from onedoor.dossiers import queries as dossiers
from onedoor.dossiers.terms import DraftRow
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import CODE_MINUTES, MandateRow, MandateState


@access(HELPS)
def mandate(request: ActorRequest, mandate_id: UUID) -> HttpResponse:
    """The page; what is sent from it is done. Refuses: NotFound."""
    row = queries.mandate(mandate_id, seen_by=request.actor)
    mine = any(one.id == row.id for one in queries.mandates_of_helper(seen_by=request.actor))
    form = Form(request)
    form.fields.clear()
    if form.sent:
        try:
            return redirect(_done(request, row, form.typed("do")))
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal))
    return page(request, "mandate.html", _context(request, row, form, mine=mine), status=400 if form.errors else 200)


def _done(request: ActorRequest, row: MandateRow, do: str) -> str:
    """Do what the button says; returned is where to go. Refuses: NotFound, NotAsked, NotConfirmed."""
    here = reverse("field:mandate", args=[row.id])
    if do == "code":
        operations.confirm_by_code(row.id, request.POST.get("code", ""), by=request.actor)
    elif do == "witness":
        operations.confirm_by_witness(row.id, "".join(request.POST.get("number", "").split()), by=request.actor)
        return reverse("field:mandates")
    elif do == "lay_down":
        operations.lay_down(row.id, by=request.actor)
        request.session.pop(ACTS_FOR, None)
    elif do == "stop":
        request.session.pop(ACTS_FOR, None)
    else:
        return _opened(request, row, do)
    return here


def _opened(request: ActorRequest, row: MandateRow, do: str) -> str:
    """From now on the helper acts for the person, on the portal's own pages."""
    kind, _colon, what = do.partition(":")
    if kind == "begin" and what in row.procedures:
        to = reverse("portal:gate", args=[what])
    elif kind == "go_on" and what in {str(one.id) for one in _drafts(request, row)}:
        to = reverse("portal:tasks", args=[what])
    else:
        raise NotFound
    operations.open_session(row.id, by=request.actor)
    request.session[ACTS_FOR] = str(row.id)
    return to


def _drafts(request: ActorRequest, row: MandateRow) -> tuple[DraftRow, ...]:
    helper = queries.assistant(row.id, request.actor)
    return dossiers.drafts(seen_by=helper) if helper else ()


def _context(request: ActorRequest, row: MandateRow, form: Form, *, mine: bool) -> dict[str, object]:
    live = mine and queries.assistant(row.id, request.actor) is not None
    drafts = [(one, service_title(one.procedure)) for one in _drafts(request, row)] if live else []
    return {
        "row": row,
        "mine": mine,
        "asked": row.state is MandateState.ASKED,
        "live": live,
        "state": STATES[row.state],
        "look": LOOKS[row.state],
        "words": words_of(row),
        "how": HOW[row.how] if row.how else "",
        "why": ENDED[row.ended_why] if row.ended_why else "",
        "services": [(one, service_title(one)) for one in row.procedures] if live else (),
        "drafts": drafts,
        "keeps": bool(drafts) and "keep" in row.acts,
        "uses": [(DID[one.did], one) for one in row.uses] if mine else (),
        "acting": request.session.get(ACTS_FOR) == str(row.id),
        "minutes": CODE_MINUTES,
        "code_label": _("Mã sáu chữ số"),
        "number_label": _("Số định danh trên thẻ của người được giúp"),
        "errors": form.errors,
    }
