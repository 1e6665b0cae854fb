"""A dossier of one's own: whose turn it is and until when, its way so far, papers, documents and what one may do."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue.terms import Definition
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.frame.components import TimelineStep
from onedoor.doors.frame.results_told import in_order, results_undone, stands_no_more
from onedoor.doors.portal import words
from onedoor.doors.portal.answers_shown import answered
from onedoor.doors.portal.asked import after_filing
from onedoor.doors.portal.dues_shown import due_shown
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries
from onedoor.dossiers.terms import CLOSED, DocumentKind, DossierView, State, Turn


@access(CITIZEN)
def dossier(request: ActorRequest, code: str) -> HttpResponse:
    """One dossier as its owner sees it."""
    view = queries.dossier(code, seen_by=request.actor)
    definition = catalogue.version(view.version_id).definition
    titles = {component.id: component.title for component in definition.components}
    titles |= {field.id: field.label for one in definition.pages for field in one.fields}
    cost = due_shown(view, definition, seen_by=request.actor)
    context = {
        "dossier": view,
        "definition": definition,
        "agency": agencies.agency(view.agency),
        "cost": cost,
        "survey": after_filing(view.draft_id, unpaid=bool(cost and cost.unpaid)),
        "steps": timeline(view, definition),
        "supplement": next((row for row in view.supplements if row.open), None),
        "results": [one for one in view.documents if one.kind is DocumentKind.RESULT and one.withdrawn_at is None],
        "undone": [one for one in view.documents if one.kind is DocumentKind.RESULT and one.withdrawn_at is not None],
        "documents": [one for one in view.documents if one.kind is not DocumentKind.RESULT or one.withdrawn_at],
        "sections": [
            (one.title, rows) for one in definition.pages if (rows := answered(one, view.answers, view.unverified))
        ],
        "declaration": queries.declared(code, seen_by=request.actor) if definition.declaration else None,
        "files": [(titles.get(file.slot, file.slot), file) for file in view.attachments],
        "closed": view.state in CLOSED,
        "may_withdraw": "ask_withdrawal" in view.moves,
        "may_answer": "answer_supplement" in view.moves,
        "next": next_words(view),
        "just": words.JUST_DONE.get(request.GET.get("just", "")),
    }
    return page(request, "dossier.html", context, here="my_dossiers")


def timeline(view: DossierView, definition: Definition) -> tuple[TimelineStep, ...]:
    """The way of the dossier: what happened, where it stands, and what is still ahead."""
    stages = {stage.id: stage.title for stage in definition.route}
    steps = [
        TimelineStep(
            title=str(words.MOVES.get(step.move, step.move)),
            at=step.at,
            by=step.by or stages.get(made_at or "", ""),
            text=step.remark,
        )
        for step, made_at in zip(view.steps, (None, *(step.stage for step in view.steps)), strict=False)
    ]
    steps = in_order((*steps, *results_undone(view)))
    if view.state in CLOSED:
        return tuple(steps)
    mine = view.turn is Turn.CITIZEN
    until = next((row.answer_due_at for row in view.supplements if row.open), None) if mine else _due(view)
    title = _("Chờ bạn nộp phí") if view.state is State.AWAITING_PAYMENT else str(words.TURNS[view.turn])
    steps.append(TimelineStep(title=title, until=until, when="now", yours=mine, text=next_words(view)))
    if view.state is not State.HANDLED:
        steps.append(TimelineStep(title=_("Trả kết quả"), when="ahead"))
    return tuple(steps)


def _due(view: DossierView) -> datetime | None:
    return view.due_at or view.expected_at


def next_words(view: DossierView) -> str:
    """What happens next, in one sentence."""
    if stands_no_more(view):
        return _("Kết quả đã bị thu hồi. Bạn hỏi cơ quan về việc tiếp theo.")
    sentences = {
        State.SUBMITTED: _("Cán bộ một cửa xem hồ sơ rồi tiếp nhận, hoặc báo cho bạn nếu còn thiếu."),
        State.RECEIVED: _("Hồ sơ đã đủ. Cơ quan chuyển cho người giải quyết."),
        State.IN_PROCESS: _("Cơ quan đang giải quyết. Bạn không phải làm gì."),
        State.AWAITING_SUPPLEMENT: _("Cơ quan cần thêm thông tin hoặc giấy tờ từ bạn. Thời hạn giải quyết tạm dừng."),
        State.AWAITING_PAYMENT: _("Bạn nộp phí, rồi cơ quan giải quyết tiếp."),
        State.WITHDRAWAL_ASKED: _("Cán bộ sẽ xác nhận việc rút hồ sơ."),
        State.HANDLED: _("Đã có kết quả. Cơ quan sắp trả cho bạn."),
        State.RETURNED: _("Bạn đã nhận kết quả."),
        State.REFUSED: _("Cơ quan không tiếp nhận hồ sơ. Lý do ghi ở bên dưới; bạn có thể nộp lại."),
        State.STOPPED: _("Việc giải quyết đã dừng."),
    }
    return sentences[view.state]
