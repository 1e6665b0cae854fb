"""The days of a money page, as its address carries them: today, unless it says otherwise."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from onedoor.base import clock


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; `error` where the address could not be read and today is shown."""

    first: date
    last: date
    error: str = ""

    @property
    def query(self) -> str:
        """The same days for the next address."""
        return f"first={self.first:%Y-%m-%d}&last={self.last:%Y-%m-%d}"

    @property
    def words(self) -> str:
        """24/11/2026, or 01/11/2026 – 24/11/2026."""
        first, last = f"{self.first:%d/%m/%Y}", f"{self.last:%d/%m/%Y}"
        return first if first == last else f"{first} – {last}"


def days(query: QueryDict) -> Days:
    """What the address asks for; at most three years."""
    today = clock.today()
    try:
        first = date.fromisoformat(query.get("first") or today.isoformat())
        last = date.fromisoformat(query.get("last") or max(first, today).isoformat())
    except ValueError:
        return Days(today, today, _("Ngày này không đọc được; đang hiện hôm nay."))
    if not first <= last or (last - first).days > 1100 or not 2000 <= first.year <= last.year < 2200:
        return Days(today, today, _("Kỳ phải từ một ngày đến ba năm; đang hiện hôm nay."))
    return Days(first, last)
