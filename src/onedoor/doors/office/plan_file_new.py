"""Bring a spreadsheet from which tasks are taken; an example of it to fill in."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import NotFound, Refusal
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.components import FormField
from onedoor.doors.frame.form import Form
from onedoor.doors.frame.sent import sent
from onedoor.doors.frame.sentences import sentence
from onedoor.doors.office.campaign_design import LEADS
from onedoor.doors.office.export import XLSX
from onedoor.doors.office.plan_file_words import ABOUT, COLUMNS, OUTPUT
from onedoor.doors.office.shown import agency_name, page
from onedoor.doors.office.spreadsheet import Sheet, as_xlsx
from onedoor.programme import operations, queries
from onedoor.programme.workbook import MAX_BYTES


@access(LEADS)
def plan_file_new(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """The form; sent, the rows are shown and nothing is in the plan yet. Refuses: NotFound."""
    files = queries.plan_files(plan_id, seen_by=request.actor)
    view = queries.plan(plan_id, seen_by=request.actor)
    replaced = next((one for one in files if str(one.id) == request.GET.get("instead") and not one.closed), None)
    form = Form(request)
    form.fields["file"] = FormField(
        "file", _("Tệp Excel (.xlsx)"), kind="file", accept=".xlsx",
        hint=_("Tối đa 5 MB và 2.000 hàng. Chỉ đọc chữ và số; công thức, macro không chạy."),
    )  # fmt: skip
    given = request.FILES.get("file")
    if form.sent and (not isinstance(given, UploadedFile) or not given.size):
        form.fail(_("Hãy chọn một tệp."), "file")
    elif isinstance(given, UploadedFile) and form.ready:
        content = given.read(MAX_BYTES + 1)
        try:
            found = operations.bring_file(
                plan_id, given.name or "", content, by=request.actor, instead_of=replaced.id if replaced else None
            )
        except NotFound:
            raise
        except Refusal as refusal:
            form.fail(sentence(refusal), "file")
        else:
            return redirect("office:plan_file", found)
    context = {
        "form": form, "errors": form.errors, "view": view, "agency": agency_name(view.agency), "replaced": replaced,
        "columns": [(COLUMNS[one], about) for one, about in ABOUT.items()],
    }  # fmt: skip
    return page(request, "plan_file_new.html", context, status=400 if form.errors else 200)


@access(LEADS)
def plan_file_example(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """A workbook with the headings and two rows to write over, in the reader's language. Refuses: NotFound."""
    queries.plan_files(plan_id, seen_by=request.actor)
    view = queries.plan(plan_id, seen_by=request.actor)
    people = queries.colleagues(view.agency, seen_by=request.actor)
    one, year = (people[0].name if people else ""), view.year
    indicator = next(iter(queries.offered()), None)
    rows = (
        (_("Hướng dẫn người dân tại nhà văn hoá"), f"01/03/{year}", f"30/06/{year}", one,
         indicator.name if indicator else OUTPUT, _("Hai người, một máy tính")),
        (_("Ban hành quy chế của tổ một cửa"), "", _("quý II/%(year)s") % {"year": year}, "", _("đầu ra"), ""),
    )  # fmt: skip
    sheet = Sheet(_("Kế hoạch"), (), [str(text) for text in COLUMNS.values()], rows)
    return sent(as_xlsx(sheet), XLSX, f"plan-{year}.xlsx", inline=False)
