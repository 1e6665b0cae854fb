"""A policy: what it says, and for a draft what it would have done."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import charts, figures, words
from onedoor.doors.office.period import Asked, asked
from onedoor.doors.office.shown import READS, agency_name, page
from onedoor.fees import queries
from onedoor.fees.terms.simulation import Share, Simulation
from onedoor.fees.terms.tariff import Policy

MOST = 40


@access(READS)
def policy(request: ActorRequest, policy_id: UUID) -> HttpResponse:
    """The policy, its history, and the simulation that the address asks for."""
    row = queries.policy(policy_id, seen_by=request.actor)
    wanted = asked(request.GET)
    found = figures.simulated(row.policy, wanted, request.actor) if row.adopted_at is None else None
    context = {
        "one": words.shown(row, clock.today()),
        "own": row.drafted_by == request.actor.id,
        "wanted": wanted,
        "found": found,
        "errors_told": wanted.errors,
    }
    return page(request, "policy.html", context | (_figures(found, wanted, row.policy) if found else {}))


def _figures(found: Simulation, wanted: Asked, about: Policy) -> dict[str, object]:
    today = clock.today()
    named = {
        "procedure": [(words.title_of(one.name, today), one) for one in found.by_procedure],
        "channel": [(str(words.CHANNELS.get(one.name, one.name)), one) for one in found.by_channel],
        "agency": [(agency_name(one.name), one) for one in found.by_agency[:MOST]],
    }
    titles = {
        "procedure": _("Số thu theo thủ tục"),
        "channel": _("Số thu theo kênh"),
        "agency": _("Số thu theo cơ quan"),
    }
    return {
        "shares": [
            (name, titles[name], sorted(rows, key=lambda one: one[0]), _chart(name, titles[name], rows, wanted))
            for name, rows in named.items()
        ],
        "left_out": max(0, len(found.by_agency) - MOST),
        "same": found.dossiers - found.better - found.worse,
        "given_up": found.before - found.after,
        "about": figures.concerned(about),
    }


def _chart(name: str, title: str, rows: list[tuple[str, Share]], wanted: Asked) -> charts.Chart:
    about = _("Đồng, từ %(first)s đến %(last)s; cột xám: hiện nay, cột xanh: có chính sách.") % {
        "first": f"{wanted.first:%d/%m/%Y}",
        "last": f"{wanted.last:%d/%m/%Y}",
    }
    numbers: list[charts.Numbers] = [
        (label, (float(one.before), float(one.after)), None) for label, one in sorted(rows, key=lambda each: each[0])
    ]
    return charts.bars(name, title, about, (_("Hiện nay"), _("Có chính sách")), numbers)
