"""The inbox: what is due first, whose turn it is, and how long there is, in words."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import Role
from onedoor.catalogue import queries as catalogue
from onedoor.doors.desk import narrowing
from onedoor.doors.desk.cells import Line, rows_html
from onedoor.doors.desk.columns import chosen_columns
from onedoor.doors.desk.shown import page
from onedoor.doors.desk.time_words import in_words
from onedoor.doors.desk.words import COLUMNS, SORTS, VIEWS
from onedoor.doors.frame.access import OFFICER, ActorRequest, access
from onedoor.doors.frame.components import Choice, FormField
from onedoor.doors.frame.places import DESK, first_place
from onedoor.doors.frame.templatetags.frame import words
from onedoor.dossiers import queries
from onedoor.dossiers.terms import InboxFilter, InboxRow, State, TimeLeft
from onedoor.signing import queries as signing

_QUICK = (TimeLeft.OVERDUE, TimeLeft.DUE_TODAY, TimeLeft.DUE_SOON)


@access(OFFICER())
def inbox(request: ActorRequest) -> HttpResponse:
    """The officer's dossiers, narrowed as the address says; who has no dossiers works elsewhere."""
    elsewhere = first_place(request.actor)
    return _inbox(request) if elsewhere == DESK else redirect(elsewhere)


def _inbox(request: ActorRequest) -> HttpResponse:
    narrowed = narrowing.read(request.GET)
    found = queries.inbox(narrowed, seen_by=request.actor)
    columns = chosen_columns(request)
    lines = _lines(request, found.rows)
    saved = tuple(
        {
            "name": name,
            "href": narrowing.written(view),
            "current": narrowing.written(view) == narrowing.written(narrowed),
        }
        for name, view in queries.saved_views(seen_by=request.actor)
    )
    context = {
        "rows": rows_html(lines, columns),
        "narrowed": narrowed,
        "is_narrowed": narrowing.is_narrowed(narrowed),
        "views": _views(narrowed, found.counts),
        "view_word": VIEWS[narrowed.view],
        "quick": _quick(narrowed),
        "all": narrowing.written(InboxFilter(view=narrowed.view, sort=narrowed.sort)),
        "filters": _filters(narrowed),
        "filters_open": bool(narrowed.states or narrowed.procedure or narrowed.sort != "due"),
        "kept": narrowing.kept(narrowed, "q"),
        "saved": saved,
        "columns": columns,
        "heads": tuple(COLUMNS[name] for name in columns),
        "all_columns": COLUMNS.items(),
        "here": request.get_full_path(),
        "takeable": any(line.takeable for line in lines),
        "unassigned": narrowing.written(InboxFilter(view="unassigned")),
        "to_sign": signing.count_to_sign(seen_by=request.actor) if request.actor.has(Role.LEADER) else 0,
        "counts": found.counts,
        "page": found.page,
        "previous": narrowing.written(narrowed, page=found.page - 1) if found.page > 1 else "",
        "next": narrowing.written(narrowed, page=found.page + 1) if found.more else "",
    }
    return page(request, "inbox.html", context)


def _lines(request: ActorRequest, rows: tuple[InboxRow, ...]) -> tuple[Line, ...]:
    if not rows:
        return ()
    now = clock.now()
    english = (get_language() or "vi").startswith("en")
    calendar = agencies.calendar_of(request.actor.agency or "", clock.today())
    stages = _stage_titles(rows)
    return tuple(
        Line(
            row=row,
            title=row.title_en if english else row.title_vi,
            time=in_words(row.time_left, row.state, row.due_at, row.submitted_at, calendar=calendar, now=now),
            stage=stages.get((row.procedure, row.stage or ""), ""),
            mine=row.assigned_to == request.actor.id,
        )
        for row in rows
    )


def _stage_titles(rows: tuple[InboxRow, ...]) -> dict[tuple[str, str], str]:
    """Titles of the stages of the procedures on the page, by procedure and stage."""
    titles: dict[tuple[str, str], str] = {}
    for procedure in {row.procedure for row in rows}:
        for version in catalogue.versions(procedure):
            for stage in version.definition.route:
                titles.setdefault((procedure, stage.id), stage.title.in_(get_language() or "vi"))
    return titles


def _views(narrowed: InboxFilter, counts: Mapping[str, int]) -> tuple[dict[str, object], ...]:
    return tuple(
        {
            "name": name,
            "text": text,
            "count": counts.get(name),
            "href": narrowing.written(narrowed, view=name, states=(), time_left=()),
            "current": name == narrowed.view,
        }
        for name, text in VIEWS.items()
    )


def _quick(narrowed: InboxFilter) -> tuple[dict[str, object], ...]:
    """The three questions asked each morning, each one click; a second click takes it back."""
    return tuple(
        {
            "text": words(left),
            "tone": {TimeLeft.OVERDUE: "late", TimeLeft.DUE_TODAY: "today"}.get(left, "soon"),
            "href": narrowing.written(narrowed, time_left=() if narrowed.time_left == (left,) else (left,)),
            "current": narrowed.time_left == (left,),
        }
        for left in _QUICK
    )


def _filters(narrowed: InboxFilter) -> dict[str, FormField]:
    """State, time left, procedure and order as a form."""
    language = get_language() or "vi"
    services = catalogue.services(language=language, on=clock.today())
    states = tuple(Choice(state, words(state)) for state in State)
    procedures = tuple(Choice(card.procedure, card.title.in_(language)) for card in services)
    sorts = tuple(Choice(key, str(text)) for key, text in SORTS.items())
    return {
        "state": FormField(
            "state",
            _("Trạng thái"),
            kind="checkboxes",
            value=narrowed.states,
            choices=states,
            small=True,
            required=True,
        ),
        "procedure": FormField(
            "procedure",
            _("Thủ tục"),
            kind="select",
            value=narrowed.procedure,
            choices=procedures,
            empty_choice=_("Mọi thủ tục"),
        ),
        "sort": FormField("sort", _("Sắp xếp"), kind="select", value=narrowed.sort, choices=sorts),
    }
