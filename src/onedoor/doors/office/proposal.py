"""One proposal: its frozen evidence, the decision of a person, and the draft that a removal became."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.office import simplification_words as said
from onedoor.doors.office import words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.proposals import part_of
from onedoor.doors.office.shown import agency_name, page
from onedoor.simplification import operations, queries
from onedoor.simplification.errors import DraftUnsound
from onedoor.simplification.terms.proposals import WAYS, Decision, ProposalRow


@access(LOOKS)
def proposal(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    """The evidence as it was frozen; the form for who may decide. Refuses: NotFound, DecidedAlready."""
    found = queries.proposal(proposal_id, seen_by=request.actor)
    form = _form(request, found) if found.may_decide or request.method == "POST" else None
    if form is not None and form.ready and _decided(request, form, found):
        request.session["office_told"] = _("Quyết định đã được ghi.")
        return redirect("office:proposal", proposal_id)
    language = get_language() or "vi"
    context = {
        "found": found,
        "title": words.title_of(found.procedure, clock.today()),
        "part": part_of(found),
        "agency": agency_name(found.agency),
        "source": queries.source_title(found.source).in_(language) if found.source else "",
        "decision": said.DECISIONS[found.decision],
        "lines": said.frozen_lines(found.evidence),
        "form": form,
        "ends_on": found.starts_on - timedelta(days=1) if found.starts_on else None,
        "errors": form.errors if form else (),
    }
    return page(request, "proposal.html", context, status=400 if form and form.errors else 200)


def _form(request: ActorRequest, found: ProposalRow) -> Form:
    form = Form(request)
    ways = [Choice(one.value, str(said.WAYS[one])) for one in WAYS[found.target]]
    decision = form.choice("decision", _("Quyết định"), ways, missing=_("Hãy chọn một cách."))
    form.text("reason", _("Lý do"), missing=_("Hãy ghi lý do: người sau cần biết vì sao."), limit=2000)
    starts = form.day(
        "starts_on", _("Áp dụng từ ngày"), hint=_("Chỉ khi bỏ hẳn. Định nghĩa mới có hiệu lực từ ngày này."),
        missing=_("Hãy chọn ngày áp dụng.") if decision == Decision.REMOVE else "",
    )  # fmt: skip
    if form.sent and decision == Decision.REMOVE and starts is not None and starts <= clock.today():
        form.fail(_("Ngày áp dụng phải sau hôm nay."), "starts_on")
    return form


def _decided(request: ActorRequest, form: Form, found: ProposalRow) -> bool:
    """Whether it is decided now; else the form says why not. Refuses: NotFound, DecidedAlready, NotAWay."""
    decision = Decision(form.typed("decision"))
    starts = form.day("starts_on", "", missing="") if decision is Decision.REMOVE else None
    try:
        operations.decide(found.id, decision, reason=form.typed("reason"), starts_on=starts, by=request.actor)
    except DraftUnsound as unsound:
        form.fail(str(unsound.facts["en" if (get_language() or "vi").startswith("en") else "vi"]), "decision")
        return False
    return True


@access(LOOKS)
def proposal_draft(request: ActorRequest, proposal_id: UUID) -> HttpResponse:
    """The next version as a file of a pack, fit for `onedoor check`. Refuses: NotFound."""
    found = queries.proposal(proposal_id, seen_by=request.actor)
    if not found.draft:
        raise NotFound
    name = f"{found.procedure}-{found.part}.yaml"
    return HttpResponse(
        found.draft,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
