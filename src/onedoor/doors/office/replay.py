"""Replay: what was forecast when the policy was adopted, beside what happened, month by month."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.base.errors import NotFound
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts, figures, words
from onedoor.doors.office.shown import READS, page
from onedoor.fees import queries
from onedoor.fees.terms.simulation import MonthBeside


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of a month beside its forecast; `inside` its interval, None while the month is not over."""

    month: str
    first: date
    last: date
    dossiers: int
    happened: int
    inside: bool | None


@access(READS)
def replay(request: ActorRequest, policy_id: UUID) -> HttpResponse:
    """The forecast beside what happened. Refuses: NotFound where nothing was forecast."""
    row = queries.policy(policy_id, seen_by=request.actor)
    if row.adopted_at is None or not isinstance(row.forecast, dict):
        raise NotFound
    today = clock.today()
    last = min(today, row.policy.valid_to or today)
    told = row.forecast.get("procedures")
    about = [str(one) for one in told] if isinstance(told, list) else []
    begins = row.policy.valid_from
    months = figures.happened(begins, last, request.actor, about) if begins <= last else ()
    full = [one for one in months if one.month > f"{begins:%Y-%m}" or begins.day == 1]
    context = {
        "one": words.shown(row, today),
        "forecast": row.forecast,
        "about": about,
        "period": [date.fromisoformat(str(row.forecast[day])) for day in ("first", "last")],
        "parts": [
            _part(
                "online", _("Hồ sơ trực tuyến mỗi tháng"), row.forecast["month_online"], [(m, m.online) for m in full]
            ),
            _part(
                "revenue", _("Số phải thu mỗi tháng (đ)"), row.forecast["month_revenue"], [(m, m.revenue) for m in full]
            ),
        ],
    }
    return page(request, "replay.html", context)


def _part(
    name: str, title: str, forecast: object, months: list[tuple[MonthBeside, int]]
) -> tuple[str, dict[str, float], list[Beside], charts.Chart]:
    known = forecast if isinstance(forecast, dict) else {}
    low, middle, high = (float(known.get(key, 0)) for key in ("low", "middle", "high"))
    now = f"{clock.today():%Y-%m}"
    rows = [
        Beside(
            month.month, *_days(month.month), month.dossiers, value, low <= value <= high if month.month < now else None
        )
        for month, value in months
    ]
    numbers: list[charts.Numbers] = [
        (f"{one.month[5:]}/{one.month[:4]}", (middle, float(one.happened)), (low, high)) for one in rows
    ]
    about = _("Cột xám: dự báo; cột xanh: thực tế; vạch: khoảng dự báo 95%.")
    chart = charts.bars(name, title, about, (_("Dự báo"), _("Thực tế")), numbers)
    return title, {"low": low, "middle": middle, "high": high}, rows, chart


def _days(month: str) -> tuple[date, date]:
    """The first and the last day of a month such as 2026-05."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
