"""How a procedure really runs: read out of the dossiers that were closed, beside the route that was published."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.catalogue import queries as catalogue
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.frame.templatetags.figures import grouped
from onedoor.doors.office import process_words, words
from onedoor.doors.office.processes import LOOKS
from onedoor.doors.office.quality_period import asked
from onedoor.doors.office.shown import page
from onedoor.simplification import queries
from onedoor.simplification.drawing import Wording, process_map
from onedoor.simplification.rules.reviews import ENOUGH
from onedoor.simplification.terms import Mined

_MOST = 8


@access(LOOKS)
def process(request: ActorRequest, procedure: str) -> HttpResponse:
    """The map of the process and the tables that say the same, for the period that the address names."""
    wanted = asked(request.GET)
    found = queries.running(procedure, wanted.first, wanted.last, seen_by=request.actor)
    named = names(procedure)
    context = {
        "wanted": wanted,
        "title": words.title_of(procedure, wanted.last),
        "procedure": procedure,
        "found": found,
        "enough": ENOUGH,
    }
    if found is not None:
        context |= _tables(found, named)
    return page(request, "process.html", context, status=400 if wanted.error else 200)


def _tables(found: Mined, named: Callable[[str], str]) -> dict[str, object]:
    conformance = found.conformance
    return {
        "map": _map(found, named),
        "steps": [(named(one.activity), one) for one in found.steps if one.waits],
        "parties": [(process_words.PARTIES[one.party], one) for one in found.parties or ()],
        "variants": [(" → ".join(map(named, one.steps)), one) for one in found.variants[:_MOST]],
        "again": [(named(step), n) for step, n in found.rework.by_activity.items()],
        "reference": " → ".join(map(named, conformance.reference)) if conformance else "",
        "extra": [(named(step), n) for step, n in conformance.extra_by_activity.items()] if conformance else [],
        "reviews": [(named(one.activity), one, process_words.VERDICTS[one.verdict]) for one in found.reviews or ()],
    }


def names(procedure: str) -> Callable[[str], str]:
    """Stages by their titles in any version, the newest first; what people do in our words."""
    language = get_language() or "vi"
    titles: dict[str, str] = {}
    for version in catalogue.versions(procedure):
        titles |= {stage.id: stage.title.in_(language) for stage in version.definition.route}
    return lambda activity: titles.get(activity) or str(process_words.ACTS.get(activity, activity))


def _map(found: Mined, named: Callable[[str], str]) -> SafeString:
    seen = found.overview
    wording = Wording(
        title=_("Quy trình thực tế"),
        about=_("%(cases)s hồ sơ. Cạnh mũi tên: số lần và thời gian chờ ở giữa; các bảng bên dưới ghi cùng số liệu.")
        % {"cases": grouped(seen.cases)},
        events=_("lần"),
        named=named,
        counted=grouped,
        lasting=process_words.lasting,
    )
    return mark_safe(process_map(found, wording, styled=False))  # noqa: S308  Every word in it was escaped.
