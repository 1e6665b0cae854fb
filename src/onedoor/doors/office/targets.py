"""Targets: those of the own agency first, then those that it gave, then the others below it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from onedoor.base.actor import Role
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office.shown import MEASURES, agency_asked, agency_name, page, stands_in
from onedoor.doors.office.target_words import Line, line_of
from onedoor.programme import queries


@dataclass(frozen=True, slots=True)
class Group:
    """Some of them under one heading."""

    title: str
    lines: tuple[Line, ...]


@access(MEASURES)
def targets(request: ActorRequest) -> HttpResponse:
    """The list, those due first first."""
    mine = request.actor.agency
    of = agency_asked(request)
    lines = [line_of(one) for one in queries.targets(seen_by=request.actor) if stands_in(one.target.agency, of)]
    own = tuple(one for one in lines if one.row.target.agency == mine)
    given = tuple(one for one in lines if one.row.target.given_by == mine and one not in own)
    others = tuple(one for one in lines if one not in own and one not in given)
    groups = [
        Group(_("Của cơ quan bạn"), own),
        Group(_("Cơ quan bạn giao"), given),
        Group(_("Ở các cơ quan khác"), others),
    ]
    context = {
        "of": agency_name(of),
        "groups": [one for one in groups if one.lines],
        "may_assign": request.actor.has(Role.LEADER),
    }
    return page(request, "targets.html", context)
