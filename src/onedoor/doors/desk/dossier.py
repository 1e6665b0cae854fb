"""One dossier: answers and papers side by side, its history, and at one place what can be done now."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.doors.desk.answers_shown import pages_of
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.desk.history import steps_of
from onedoor.doors.desk.money_shown import money_of
from onedoor.doors.desk.papers_shown import papers_of
from onedoor.doors.desk.shown import page
from onedoor.doors.desk.words import CHANNELS, KEYS, MOVES, WARNINGS
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.results_told import stands_no_more
from onedoor.dossiers import queries
from onedoor.dossiers.terms import OPEN, TimeLeft, Turn


@dataclass(frozen=True, slots=True)
class Action:
    """One button of the action bar."""

    text: str
    href: str
    key: str
    kind: str


@access(OFFICER())
def dossier(request: ActorRequest, code: str) -> HttpResponse:
    """The whole record; the look is written down. Refuses: NotFound."""
    return shown(request, case_of(request, code), note_form(request))


def shown(request: ActorRequest, case: Case, note: Form, *, status: int = 200) -> HttpResponse:
    """The dossier's page, with its form for a note."""
    view = case.view
    context = {
        "case": case,
        "view": view,
        "actions": actions_of(case),
        "withdrawn": stands_no_more(view),
        "may_correct": request.actor.has(Role.LEADER),
        "may_take": "assign" in view.moves and not case.mine,
        "may_assign": "assign" in view.moves,
        "held": view.assigned_to is not None and not case.mine,
        "is_open": view.state in OPEN,
        "waits_for_person": view.turn is Turn.CITIZEN,
        "role_elsewhere": case.stage is not None and Role(case.stage.role) not in request.actor.roles,
        "answered_pages": pages_of(case),
        "papers": papers_of(case),
        "declaration": queries.declared(case.code, seen_by=request.actor) if case.definition.declaration else None,
        "money": money_of(case),
        "steps": steps_of(case),
        "channel": CHANNELS.get(view.channel, view.channel),
        "open_supplement": case.open_supplement,
        "asked_items": _asked(case),
        "note": note.fields["text"],
        "errors": note.errors,
    }
    return page(request, "dossier.html", context, status=status)


def actions_of(case: Case) -> tuple[Action, ...]:
    """What the officer may do now, what leads on first; the first is the page's main button."""
    offered = [name for name in MOVES if name in case.view.moves and name != "assign" and _sensible(case, name)]
    return tuple(
        Action(
            text=str(MOVES[name]),
            href=reverse(f"desk:{name}", args=[case.code]),
            key=KEYS[name],
            kind="" if number == 0 and name not in WARNINGS else "secondary",
        )
        for number, name in enumerate(offered)
    )


def _sensible(case: Case, move: str) -> bool:
    """Some moves wait for a moment that the table of moves does not know."""
    view, asked = case.view, case.open_supplement
    match move:
        case "stop":
            return asked is not None and clock.now() > asked.answer_due_at
        case "postpone":
            return not view.postponed and view.time_left in {TimeLeft.OVERDUE, TimeLeft.DUE_TODAY, TimeLeft.DUE_SOON}
        case "ask_payment":
            return view.payment == "due"
        case "ask_supplement":
            return len(view.supplements) < case.definition.supplement.rounds
        case _:
            return True


def _asked(case: Case) -> tuple[tuple[str, str], ...]:
    """What the open request asks for: title and reason."""
    asked = case.open_supplement
    return tuple((case.title_of(item.kind, item.id), item.why) for item in asked.items) if asked else ()


def note_form(request: ActorRequest) -> Form:
    """The one question of a note."""
    form = Form(request)
    form.text(
        "text",
        _("Ghi chú mới"),
        missing=_("Hãy viết nội dung ghi chú."),
        hint=_("Chỉ cán bộ của cơ quan thấy."),
        rows=3,
    )
    return form
