"""How the pages of assessment say stages, ratings and agreement."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from onedoor.base.actor import Role
from onedoor.base.shares import Interval
from onedoor.doors.frame.access import OFFICER
from onedoor.doors.frame.components import Choice
from onedoor.doors.frame.rating_words import BESIDE, rating
from onedoor.quality import pack_files
from onedoor.quality.terms.assessments import EvidenceRow, Given, Stage
from onedoor.quality.terms.experts import Criterion

TAKES_PART = OFFICER(Role.ASSESSOR, Role.AUDITOR, Role.LEADER)
RUNS = OFFICER(Role.AUDITOR)
ASSESSES = OFFICER(Role.ASSESSOR)
STAGES: Mapping[Stage, tuple[Promise, str]] = {
    Stage.ASSESSING: (gettext_lazy("Đang chấm"), "amber"),
    Stage.ADJUDICATING: (gettext_lazy("Chờ phân xử"), "lotus"),
    Stage.REPLYING: (gettext_lazy("Cơ quan đang xem"), ""),
    Stage.ANSWERING: (gettext_lazy("Chờ trả lời cơ quan"), "lotus"),
    Stage.SETTLED: (gettext_lazy("Đã chốt"), "green"),
}


@dataclass(frozen=True, slots=True)
class GivenShown:
    """A rating as it is read: its level, its remark, its pictures and its other files."""

    label: str
    remark: str
    pictures: tuple[EvidenceRow, ...]
    papers: tuple[EvidenceRow, ...]


def language() -> str:
    """The language of the page."""
    return get_language() or "vi"


def shown(criterion: Criterion, given: Given) -> GivenShown:
    """What somebody said of a criterion."""
    pictures = tuple(one for one in given.evidence if one.media_type.startswith("image/"))
    papers = tuple(one for one in given.evidence if one not in pictures)
    return GivenShown(rating(criterion, given.value), given.remark, pictures, papers)


def choices(criterion: Criterion) -> tuple[Choice, ...]:
    """Everything that may be given, each with the anchor by which it is known."""
    at = language()
    levels = [Choice(one.value, rating(criterion, one.value), one.anchor.in_(at)) for one in reversed(criterion.levels)]
    beside = [
        Choice(name, str(label), str(hint)) for name, (label, hint) in BESIDE.items() if name in criterion.answers
    ]  # fmt: skip
    return (*levels, *beside)


def indicator(name: str) -> str:
    """The title of an indicator."""
    return pack_files.indicators()[name, 1].title.in_(language())


def number(value: float) -> str:
    """Kappa, to two places."""
    mark = "," if language().startswith("vi") else "."
    return f"{value:.2f}".replace(".", mark).replace("-", "−")


def kappa(found: Interval | None) -> str:
    """Kappa and between what it lies; a dash where there is none."""
    if found is None:
        return "–"
    return f"{number(found.value)} ({number(found.low)}\u00a0… {number(found.high)})"
