"""The period, the stated elasticity and the seed of a simulation, as a page's address carries them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from onedoor.base import clock
from onedoor.fees.terms.simulation import Elasticity

SEED = 20260101


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a simulation; `errors` where it cannot be read, and then the usual is shown."""

    first: date
    last: date
    elasticity: Elasticity
    errors: tuple[str, ...] = ()


def asked(query: QueryDict) -> Asked:
    """The last twelve whole months and an elasticity of 0.1 to 0.5, unless the address says otherwise."""
    last = clock.today().replace(day=1) - timedelta(days=1)
    usual = Asked((last - timedelta(days=340)).replace(day=1), last, Elasticity(0.1, 0.3, 0.5))
    try:
        first = date.fromisoformat(query.get("first") or usual.first.isoformat())
        until = date.fromisoformat(query.get("last") or usual.last.isoformat())
        believed = [float((query.get(name) or start).replace(",", ".")) for name, start in _BELIEF]
    except ValueError:
        return Asked(usual.first, usual.last, usual.elasticity, (_("Ngày hoặc số này không đọc được."),))
    if not first <= until or (until - first).days > 1100:
        return Asked(usual.first, usual.last, usual.elasticity, (_("Kỳ phải từ một ngày đến ba năm."),))
    low, middle, high = believed
    if not 0 <= low <= middle <= high <= 5:
        return Asked(first, until, usual.elasticity, (_("Độ co giãn phải từ 0 đến 5, từ thấp đến cao."),))
    return Asked(first, until, Elasticity(low, middle, high))


_BELIEF = (("low", "0.1"), ("middle", "0.3"), ("high", "0.5"))
