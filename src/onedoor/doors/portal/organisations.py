"""The organisations for which I act: named by the business register or by a mandate, never by themselves."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.base.errors import ConnectorError
from onedoor.doors.frame.access import CITIZEN, ActorRequest, access
from onedoor.doors.portal.shown import page
from onedoor.identity import operations, queries

LEVEL = 2
"""The least assurance of a sign-in whose number is believed."""


@access(CITIZEN)
def organisations(request: ActorRequest) -> HttpResponse:
    """The list; on the button, the business register is asked anew."""
    actor, said = request.actor, ""
    sure = actor.id is not None and actor.assurance >= LEVEL
    sure = sure and bool(queries.person(actor.id, seen_by=actor).citizen_number) if actor.id else False
    if request.method == "POST" and sure:
        try:
            if operations.take_organisations(by=actor):
                return redirect("portal:organisations")
            said = _("Cơ sở dữ liệu đăng ký doanh nghiệp không có tổ chức nào do bạn đại diện theo pháp luật.")
        except ConnectorError:
            said = _("Cơ sở dữ liệu đăng ký doanh nghiệp đang không trả lời. Chưa có gì thay đổi; hãy thử lại sau.")
    rows = [one for one in queries.principals(seen_by=actor) if one.tax_code]
    return page(request, "organisations.html", {"rows": rows, "said": said, "sure": sure}, here="vault")
