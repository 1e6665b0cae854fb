"""One household: what a visit came to, with its topic, a note and a day to come back where there is one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound, Refusal
from onedoor.base.ids import new_id
from onedoor.doors.field.shown import HELPS, page
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.outreach_words import LOOKS, OUTCOMES, STANDINGS, TOPICS
from onedoor.doors.frame.sentences import sentence
from onedoor.outreach import operations, queries
from onedoor.outreach.terms import Outcome, Topic, Visit


@access(HELPS)
def household(request: ActorRequest, household_id: UUID) -> HttpResponse:
    """The form; sent, from here or by one tap of the day, the visit stands. Refuses: NotFound."""
    _team, found = queries.household(household_id, seen_by=request.actor)
    form = Form(request)
    visit = _read(form, household_id)
    if form.ready and visit is not None:
        try:
            operations.record_visit(visit, by=request.actor)
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "note" if refusal.code == "outreach.note_tells_who" else "")
        else:
            if _by_script(request):
                return JsonResponse({"kept": True})
            told = {"household": f"{found.alley}, {found.label}", "outcome": str(OUTCOMES[visit.outcome])}
            request.session["field_told"] = told | {"visit": str(visit.id)}
            return redirect("field:day")
    if _by_script(request) and form.sent:
        return JsonResponse({"kept": False, "why": [error.text for error in form.errors]}, status=400)
    last = found.last
    context = {
        "household": found,
        "standing": STANDINGS[found.standing],
        "look": LOOKS[found.standing],
        "last": last,
        "last_outcome": OUTCOMES[last.outcome] if last else "",
        "last_topic": TOPICS[last.topic] if last and last.topic else "",
        "visit_id": visit.id if visit else form.typed("visit_id") or new_id(),
        "form": form,
        "errors": form.errors,
    }
    return page(request, "household.html", context, status=400 if form.errors else 200)


def _by_script(request: ActorRequest) -> bool:
    """Whether the phone sends what it had kept, and reads no page."""
    return request.headers.get("Accept") == "application/json"


def _read(form: Form, household_id: UUID) -> Visit | None:
    outcome = form.choice("outcome", _("Kết quả lần này"), _choices(OUTCOMES), missing=_("Hãy chọn một kết quả."))
    topic = form.choice("topic", _("Việc đã giúp hay được hỏi"), _choices(TOPICS), missing="", kind="select")
    form.fields["topic"] = replace(form.fields["topic"], required=False, empty_choice=_("Không chọn"))
    days = form.choice("back", _("Quay lại khi nào"), _days(), missing="", kind="select")
    hint = _("Chỉ khi hẹn quay lại.")
    form.fields["back"] = replace(form.fields["back"], required=False, empty_choice=_("Ngày mai"), hint=hint)
    note = form.text(
        "note", _("Ghi chú"), limit=200, rows=3,
        hint=_("Nói việc cần làm, không ghi tên, số điện thoại hay số định danh."),
    )  # fmt: skip
    visit_id = _id(form.typed("visit_id"))
    if form.sent and visit_id is None:
        form.fail(_("Trang này đã cũ. Hãy mở lại trang của nhà này rồi ghi."))
    if not form.ready or visit_id is None:
        return None
    back_on = clock.today() + timedelta(days=int(days)) if days else None
    return Visit(
        visit_id,
        household_id,
        Outcome(outcome),
        _moment(form.typed("made_at")),
        Topic(topic) if topic else None,
        note,
        _due(outcome, back_on),
    )


def _due(outcome: str, back_on: date | None) -> date | None:
    return back_on if outcome == Outcome.COME_BACK else None


def _choices(texts: Mapping[Outcome, Promise] | Mapping[Topic, Promise]) -> list[Choice]:
    return [Choice(one.value, str(text)) for one, text in texts.items()]


def _days() -> list[Choice]:
    return [
        Choice("3", _("Ba ngày nữa")),
        Choice("7", _("Một tuần nữa")),
        Choice("30", _("Một tháng nữa")),
    ]


def _moment(text: str) -> datetime:
    """When the visit was made, as the phone tells; now, where it tells nothing that could be it."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return clock.now()
    return told if told.tzinfo else clock.now()


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
