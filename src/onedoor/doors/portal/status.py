"""Public status: by code and last digits, the same answer whether the code or the digits are wrong."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.portal.journey import errors_by_input
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries


@access(PUBLIC)
def status(request: ActorRequest) -> HttpResponse:
    """Where a dossier stands, for whoever holds its code and knows the applicant's last four digits."""
    code, digits = request.POST.get("code", "")[:60].strip(), request.POST.get("digits", "")[:10].strip()
    context: dict[str, object] = {"code": code, "digits": digits}
    errors = {}
    if request.method == "POST":
        errors = _incomplete(code, digits)
        if not errors:
            try:
                found = queries.public_status(code, digits)
            except NotFound:
                context["not_found"] = True
            else:
                context |= {"found": found, "agency": agencies.agency(found.agency)}
    context["errors"] = errors_by_input(errors)
    context["wrong"] = errors
    return page(request, "status.html", context, here="status")


def _incomplete(code: str, digits: str) -> dict[str, str]:
    errors = {} if code else {"code": _("Hãy ghi mã hồ sơ, ghi trên giấy tiếp nhận")}
    if not (len(digits) == 4 and digits.isascii() and digits.isdigit()):
        errors["digits"] = _("Hãy ghi 4 chữ số cuối của số định danh người nộp")
    return errors
