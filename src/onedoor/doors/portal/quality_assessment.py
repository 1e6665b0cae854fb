"""What two experts said of an agency's portal, what stands, why, and what the agency replied."""

from django.http import HttpResponse
from django.utils.translation import get_language

from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.rating_words import how, rating
from onedoor.doors.frame.sent import PICTURES
from onedoor.doors.portal.quality import name_of
from onedoor.doors.portal.shown import page
from onedoor.quality import pack_files, queries
from onedoor.quality.rules.assessing import passed
from onedoor.quality.terms.assessments import JudgedCriterion


@access(PUBLIC)
def quality_assessment(request: ActorRequest, code: str) -> HttpResponse:
    """The newest settled assessment with what the assessors saw; never their names."""
    found = queries.published_assessment(code)
    groups: dict[str, list[JudgedCriterion]] = {}
    for one in found.criteria:
        groups.setdefault(one.criterion.indicator, []).append(one)
    context = {
        "found": found,
        "name": name_of("agency", code),
        "groups": [(_title(name), *_counted(some), [_line(one) for one in some]) for name, some in groups.items()],
    }
    return page(request, "quality_assessment.html", context)


def _title(name: str) -> str:
    return pack_files.indicators()[name, 1].title.in_(get_language() or "vi")


def _counted(some: list[JudgedCriterion]) -> tuple[int, int]:
    """How many passed, of how many that count."""
    counted = [passed(one.criterion, one.final.value) for one in some if one.final]
    return counted.count(True), len(counted) - counted.count(None)


def _line(one: JudgedCriterion) -> dict[str, object]:
    decided = [
        {"rating": rating(one.criterion, each.value), "how": how(each, one), "one": each} for each in one.decided
    ]
    pictures = [shown for given in one.given for shown in given.evidence if shown.media_type in PICTURES]
    return {"one": one, "decided": decided, "final": decided[-1] if decided else None, "pictures": pictures}
