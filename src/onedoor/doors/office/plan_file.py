"""A file's rows: what each would become, what is wrong in it and can be mended here, and how far the worker is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.paging import paged
from onedoor.doors.office.plan_file_fields import Options, cells_typed, mending
from onedoor.doors.office.plan_file_words import COLUMNS, row_line
from onedoor.doors.office.shown import agency_name, page
from onedoor.programme import operations, queries
from onedoor.programme.terms.plan_files import RowState

AT_ONCE = 20


@access(LEADS)
def plan_file(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Its page. Refuses: NotFound."""
    view = queries.plan_file(file_id, seen_by=request.actor)
    options = Options.of(view, request.actor)
    mended = [mending(view, row, options) for row in view.wrong[:AT_ONCE]] if not view.line.closed else []
    states = view.line.states
    ready = paged(view.ready, request, anchor="ready")
    chosen, taken = states[RowState.CHOSEN], states[RowState.TAKEN]
    context = {
        "view": view,
        "agency": agency_name(view.agency),
        "mended": mended,
        "more": len(view.wrong) - len(mended),
        "ready": [row_line(row, options.names) for row in ready.rows],
        "paged": ready,
        "there": [row_line(row, options.names) for row in view.there],
        "left_out": [row_line(row, options.names) for row in view.of(RowState.LEFT_OUT)],
        "chosen": chosen,
        "taken": taken,
        "done": not (states[RowState.OPEN] or chosen),
        "sheets": [(one, [(COLUMNS[column], letter) for column, letter in one.columns.items()]) for one in view.sheets],
    }
    return page(request, "plan_file.html", context)


@require_POST
@access(LEADS)
def plan_file_mend(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What was typed is kept, right or not; the page tells again what is still wrong. Refuses: NotFound, FileClosed."""
    view = queries.plan_file(file_id, seen_by=request.actor)
    before = len(view.wrong)
    cells = {row.id: typed for row in view.of(RowState.OPEN) if (typed := cells_typed(request.POST, row))}
    ticked = set(request.POST.getlist("out")), set(request.POST.getlist("back"))
    out, back = ({row.id for row in view.rows if str(row.id) in names} for names in ticked)
    operations.mend_rows(file_id, cells, by=request.actor, left_out=out, back=back)
    left = len(queries.plan_file(file_id, seen_by=request.actor).wrong)
    if left:
        request.session["office_told"] = _("Đã lưu. Còn %(n)s hàng cần sửa.") % {"n": left}
    elif before:
        request.session["office_told"] = _("Đã lưu. Mọi hàng đều nhập được.")
    else:
        request.session["office_told"] = _("Đã lưu.")
    return redirect("office:plan_file", file_id)


@require_POST
@access(LEADS)
def plan_file_step(request: ActorRequest, file_id: UUID, doing: str) -> HttpResponse:
    """The rows that are right are confirmed, or nothing more is taken. Refuses: NotFound, FileClosed."""
    match doing:
        case "begin":
            n = operations.choose_rows(file_id, by=request.actor)
            told = ngettext("Đang nhập %(n)s việc.", "Đang nhập %(n)s việc.", n) % {"n": n}
        case "close":
            operations.close_file(file_id, by=request.actor)
            told = _("Đã đóng tệp. Các hàng vẫn xem được ở đây.")
        case _:
            raise NotFound
    request.session["office_told"] = told
    return redirect("office:plan_file", file_id)
