"""Assign a dossier: to oneself, to a colleague, or back to the unit."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.base.errors import NotAllowed, NotFound, Refusal
from onedoor.doors.desk.acting import acting, not_now, race
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.desk.shown import tell
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import words_for
from onedoor.doors.frame.templatetags.frame import words
from onedoor.dossiers import operations
from onedoor.dossiers.errors import LostRace
from onedoor.identity import queries as identity

_RELEASE = "release"


@access(OFFICER(Role.RECEIVER, Role.HANDLER, Role.LEADER))
def assign(request: ActorRequest, code: str) -> HttpResponse:
    """Who should have it; the button "take it" of the dossier's page comes here too."""
    if request.method == "POST" and request.POST.get("take"):
        return _take(request, code)
    case = case_of(request, code)
    form = Form(request)
    to = form.choice(
        "to", _("Ai xử lý hồ sơ này?"), _colleagues(case), missing=_("Hãy chọn người xử lý."),
        start=str(case.view.assigned_to or ""),
    )  # fmt: skip
    chosen = next((choice.label for choice in _colleagues(case) if choice.value == to), "")
    return acting(
        request,
        case,
        form,
        "assign",
        lambda: operations.assign(
            code, by=request.actor, to=None if to == _RELEASE else UUID(to), row_version=form.row_version
        ),
        done=_("Đã trả hồ sơ về bộ phận.") if to == _RELEASE else _("Đã giao hồ sơ cho %(name)s.") % {"name": chosen},
    )


def _take(request: ActorRequest, code: str) -> HttpResponse:
    """The officer takes a dossier that nobody has."""
    try:
        operations.assign(code, by=request.actor, to=request.actor.id)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form = Form(request)
        told = words_for(refusal, get_language() or "vi")
        form.fail(race(refusal, form) if isinstance(refusal, LostRace) else f"{told.title} {told.help}")
        return not_now(request, case_of(request, code), "assign", form, status=refusal.status)
    tell(request, _("Anh/chị đã nhận xử lý hồ sơ %(code)s.") % {"code": code})
    return redirect("desk:dossier", code)


def _colleagues(case: Case) -> tuple[Choice, ...]:
    """Officers of the agency who could do the present stage first, then the others, then the unit."""
    officers = identity.officers(case.view.agency, seen_by=case.seen_by)
    role = case.stage.role if case.stage else ""
    working = [officer for officer in officers if officer.roles & {Role.RECEIVER, Role.HANDLER, Role.LEADER}]
    working.sort(key=lambda officer: (role not in officer.roles, officer.name))
    people = tuple(
        Choice(str(officer.id), officer.name, ", ".join(words(each) for each in sorted(officer.roles)))
        for officer in working
    )
    release = Choice(_RELEASE, _("Không ai: trả về bộ phận"), _("Đồng nghiệp nào cũng có thể nhận."))
    return (*people, release)
