"""A page of the office, and who may come."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.agencies.rules import unit_named
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import OFFICER, ActorRequest, Rule
from onedoor.doors.frame.components import Link
from onedoor.programme import queries as programme

READS = OFFICER(Role.FINANCE, Role.AUDITOR, Role.LEADER)
DECIDES = OFFICER(Role.FINANCE)
MEASURES = OFFICER(Role.LEADER, Role.AUDITOR)
ANSWERS = OFFICER(Role.LEADER, Role.RECEIVER, Role.HANDLER)
JUDGES = OFFICER(Role.LEADER, Role.AUDITOR, Role.ASSESSOR)


def page(
    request: ActorRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, with the agency beside the wordmark and what was just done told once."""
    frame = {
        "place": agency_name(request.actor.agency or ""),
        "told": request.session.pop("office_told", ""),
        "decides": request.actor.has(Role.FINANCE),
        "navigation": menu(request),
    }
    return render(request, f"office/{template}", {**frame, **(context or {})}, status=status)


def menu(request: ActorRequest) -> tuple[Link, ...]:
    """The places of who keeps the money, and of who answers for quality."""
    here = _PLACES.get(request.resolver_match.view_name if request.resolver_match else "", "office:policies")
    return tuple(
        Link(text, reverse(name), current=here == name, part=part)
        for part, who, names in _parts(request.actor)
        if who.admits(request.actor)
        for name, text in names.items()
    )


def _parts(actor: Actor) -> tuple[tuple[str, Rule, Mapping[str, str]], ...]:
    """What the menu offers the actor, under which heading, and to whom."""
    money = {
        "office:money": _("Tiền đã thu"),
        "office:differences": _("Chênh lệch"),
        "office:refunds": _("Hoàn tiền"),
        "office:statements": _("Sao kê"),
    }
    filing = {
        "office:attempts": _("Vì sao nộp không trọn vẹn"),
        "office:processes": _("Quy trình thực tế"),
        "office:savings": _("Có thể bớt gì"),
        "office:fixing": _("Nên sửa gì trước"),
        "office:signals": _("Dấu hiệu cần xem lại"),
    }
    surveys = {"office:survey": _("Người dân trả lời"), "office:campaigns": _("Đợt khảo sát")}
    goals = {
        "office:morning": _("Sáng nay"),
        **({"office:national": _("Cả nước")} if programme.sees_the_country(actor) else {}),
        "office:targets": _("Các chỉ tiêu"),
        "office:plans": _("Kế hoạch"),
        "office:paperless": _("Không nhận giấy"),
        "office:teams": _("Tổ cộng đồng"),
    }
    return (
        (_("Chương trình"), MEASURES, goals),
        (_("Chương trình"), ANSWERS, {"office:help_cases": _("Hỏi đáp của tổ")}),
        (_("Việc nộp hồ sơ"), MEASURES, filing),
        (_("Khảo sát"), MEASURES, surveys),
        (_("Các cổng"), MEASURES, {"office:probes": _("Đo cổng từ bên ngoài")}),
        (_("Các cổng"), JUDGES, {"office:assessments": _("Chuyên gia đánh giá")}),
        (_("Tiền"), DECIDES, money),
        (_("Tiền"), READS, {"office:policies": _("Chính sách phí")}),
    )


_PLACES = {
    "office:morning": "office:morning",
    "office:national": "office:national",
    "office:money": "office:money",
    "office:money_records": "office:money",
    "office:balances": "office:money",
    "office:due": "office:money",
    "office:targets": "office:targets",
    "office:target_new": "office:targets",
    "office:target": "office:targets",
    "office:plans": "office:plans",
    "office:plan_new": "office:plans",
    "office:plan": "office:plans",
    "office:meeting_new": "office:plans",
    "office:plan_file_new": "office:plans",
    "office:plan_file": "office:plans",
    "office:task_new": "office:plans",
    "office:task_edit": "office:plans",
    "office:task": "office:plans",
    "office:paperless": "office:paperless",
    "office:paperless_new": "office:paperless",
    "office:paperless_measure": "office:paperless",
    "office:paperless_end": "office:paperless",
    "office:attempts": "office:attempts",
    "office:attempt_records": "office:attempts",
    "office:attempt": "office:attempts",
    "office:processes": "office:processes",
    "office:process": "office:processes",
    "office:savings": "office:savings",
    "office:saving": "office:savings",
    "office:proposals": "office:savings",
    "office:proposal": "office:savings",
    "office:ledger": "office:savings",
    "office:saving_checks": "office:savings",
    "office:saving_records": "office:savings",
    "office:survey": "office:survey",
    "office:campaigns": "office:campaigns",
    "office:campaign_new": "office:campaigns",
    "office:campaign_edit": "office:campaigns",
    "office:campaign": "office:campaigns",
    "office:campaign_report": "office:campaigns",
    "office:fixing": "office:fixing",
    "office:signals": "office:signals",
    "office:probes": "office:probes",
    "office:probe_round": "office:probes",
    "office:probed_portal": "office:probes",
    "office:barriers": "office:probes",
    "office:take_down": "office:probes",
    "office:assessments": "office:assessments",
    "office:assessment_new": "office:assessments",
    "office:assessment_guide": "office:assessments",
    "office:assessment_round": "office:assessments",
    "office:assessment": "office:assessments",
    "office:assessment_criterion": "office:assessments",
    "office:assessed_portal": "office:assessments",
    "office:assessed_criterion": "office:assessments",
    "office:teams": "office:teams",
    "office:team_new": "office:teams",
    "office:team": "office:teams",
    "office:team_alley": "office:teams",
    "office:team_alley_edit": "office:teams",
    "office:team_members": "office:teams",
    "office:help_cases": "office:help_cases",
    "office:help_case": "office:help_cases",
    "office:helped": "office:teams",
    "office:helped_records": "office:teams",
    "office:differences": "office:differences",
    "office:difference": "office:differences",
    "office:refunds": "office:refunds",
    "office:refund": "office:refunds",
    "office:statements": "office:statements",
    "office:statement": "office:statements",
    "office:upload": "office:statements",
    "office:fetch": "office:statements",
}
"""Where in the navigation a page is; the policies' pages are not named."""


def agency_asked(request: ActorRequest) -> str:
    """The agency to which the address narrows a list; empty: it does not."""
    return request.GET.get("agency", "").replace("\0", "")[:40]


def stands_in(agency: str, of: str) -> bool:
    """Whether an agency is that one or below it; everything is in what is empty."""
    return not of or agency == of or agency.startswith(f"{of}.")


def agency_name(code: str) -> str:
    """The name of an agency, or of a unit with its agency; its code where nobody knows it."""
    language = get_language() or "vi"
    try:
        if unit_named(code):
            unit = agencies.unit_at(code)
            return f"{unit.name(language)}, {agencies.agency(unit.agency).name(language)}"
        return agencies.agency(code).name(language) if code else ""
    except NotFound:
        return code
