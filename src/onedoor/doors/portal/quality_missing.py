"""What is not measured, and why: a sentence instead of silence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.quality import queries
from onedoor.quality.terms import By, Indicator, Observation, Standing

_STANDS: Mapping[Standing, Promise] = {
    Standing.NOT_APPLICABLE: _("Ở đây không có việc này."),
    Standing.REFUSED: _("Cổng chặn máy đo sau khi đã được báo, hoặc chuyên gia không tìm thấy: tính 0 điểm."),
}
_TOO_FEW = _("Dưới 10 người trong kỳ, hoặc giữ lại để không suy ra được từng người.")
_TOO_LITTLE = _("Đã đo trong kỳ, nhưng chưa thu được đủ để tính.")
_OF_PORTALS = _("Đo theo cổng của từng cơ quan, không theo dịch vụ.")
_NOBODY: Mapping[By, Promise] = {
    By.PROBE: _("Chưa có lượt đo nào từ bên ngoài trong kỳ."),
    By.EVENTS: _("Trong kỳ chưa có gì để đếm."),
    By.SURVEY: _("Trong kỳ chưa có ai trả lời khảo sát."),
    By.EXPERT: _("Chưa có đánh giá nào của chuyên gia còn hiệu lực."),
}
"""In this order: what can be seen from outside needs nobody's dossiers."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Indicators without a value for the same reason."""

    indicators: tuple[Indicator, ...]
    why: str


def missing(lacking: Iterable[tuple[Indicator, Observation | None]], kind: str) -> tuple[Missing, ...]:
    """Grouped by the reason, in the order in which each comes up first; `kind` is that of the scope."""
    found: dict[str, list[Indicator]] = {}
    for indicator, observed in lacking:
        found.setdefault(_why(indicator, observed, kind), []).append(indicator)
    return tuple(Missing(tuple(some), why) for why, some in found.items())


def _why(indicator: Indicator, observed: Observation | None, kind: str) -> str:
    if observed is not None and observed.standing in _STANDS:
        return str(_STANDS[observed.standing])
    if indicator.lacking is not None:
        return indicator.lacking.in_(get_language() or "vi")
    if observed is not None:
        return str(_TOO_FEW if queries.counts_people(observed) else _TOO_LITTLE)
    if kind == "procedure" and By.PROBE in indicator.by:
        return str(_OF_PORTALS)
    return str(next(said for by, said in _NOBODY.items() if by in indicator.by))
