"""How every act is taken: its page says the consequence, the operation decides, and what was typed is never lost."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.base.errors import NotAllowed, NotFound, Refusal
from onedoor.doors.desk.case import Case, case_of
from onedoor.doors.desk.shown import page, tell
from onedoor.doors.desk.words import MOVES
from onedoor.doors.frame.access import ActorRequest
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sentences import words_for
from onedoor.doors.frame.templatetags.frame import moment
from onedoor.dossiers.errors import LostRace, ReasonMissing
from onedoor.fees.errors import AmountDiffers

R = TypeVar("R")
Context = Callable[[], Mapping[str, object]]


def _no_context() -> Mapping[str, object]:
    return {}


def acting(
    request: ActorRequest,
    case: Case,
    form: Form,
    move: str,
    do: Callable[[], R],
    *,
    done: str | Callable[[R], str],
    more: str | Callable[[], str] = "",
    template: str = "",
    context: Context = _no_context,
    then: str = "",
) -> HttpResponse:
    """The page of a move, or, once its form is ready, the move itself and on to `then` or back to the dossier.

    A form that is sent needs no page: `done` may be made of what the move returned, `context` is asked for when a page
    is shown. A refusal is told on the same page beside everything that was typed. Refuses: NotFound, NotAllowed.
    """
    if form.ready:
        try:
            result = do()
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            return _refused(request, case, form, move, refusal, template=template, context=context)
        tell(request, done if isinstance(done, str) else done(result), more if isinstance(more, str) else more())
        return redirect(then or case.href)
    if move not in case.view.moves:
        return not_now(request, case, move, form)
    return _shown(request, case, form, move, template, context, status=400 if form.errors else 200)


def _shown(
    request: ActorRequest, case: Case, form: Form, move: str, template: str, context: Context, status: int
) -> HttpResponse:
    shown = {"case": case, "view": case.view, "form": form, "fields": form.fields, "errors": form.errors, "move": move}
    return page(request, template or f"{move}.html", {**shown, **context()}, status=status)


def _refused(
    request: ActorRequest,
    case: Case,
    form: Form,
    move: str,
    refusal: Refusal,
    *,
    template: str,
    context: Context,
) -> HttpResponse:
    """The page again, with the reason; from the record as it is now where somebody else was faster."""
    words = words_for(refusal, get_language() or "vi")
    field = str(refusal.facts.get("field", "")) if isinstance(refusal, ReasonMissing) else ""
    if isinstance(refusal, AmountDiffers):
        field = "amount"
    form.fail(f"{words.title} {words.help}".strip(), field)
    if isinstance(refusal, LostRace):
        form.notes.clear()
        form.fail(race(refusal, form))
    now = case_of(request, case.code)
    if move not in now.view.moves:
        return not_now(request, now, move, form, status=refusal.status)
    return _shown(request, now, form, move, template, context, status=refusal.status)


def race(refusal: LostRace, form: Form) -> str:
    """Who was faster and when, and what became of what was typed, where the form asks for anything."""
    told = {
        "who": refusal.facts["who"] or _("Hệ thống"),
        "at": moment(datetime.fromisoformat(str(refusal.facts["at"]))),
    }
    if not form.fields:
        return _("%(who)s đã thay đổi hồ sơ này lúc %(at)s, trước anh/chị.") % told
    return (
        _(
            "%(who)s đã thay đổi hồ sơ này lúc %(at)s, trước anh/chị. "
            "Nội dung anh/chị nhập vẫn còn ở đây và chưa được ghi. Hãy xem lại rồi quyết định tiếp."
        )
        % told
    )


def not_now(request: ActorRequest, case: Case, move: str, form: Form, *, status: int = 409) -> HttpResponse:
    """The move cannot be made now: why, what was typed, and the way on. What its fields lack matters no more."""
    context = {
        "case": case,
        "view": case.view,
        "move_word": MOVES[move],
        "errors": [error for error in form.errors if not error.target] if form.sent else (),
        "kept": form.kept if form.sent else (),
        "last": case.view.steps[-1] if case.view.steps else None,
        "may_assign": "assign" in case.view.moves and not case.mine,
    }
    return page(request, "not_now.html", context, status=status)
