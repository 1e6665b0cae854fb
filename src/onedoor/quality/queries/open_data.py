"""What is measured, as data for anybody: every ministry, province and service, without small cells."""

from collections.abc import Iterator
from datetime import date

from onedoor.quality.queries.store import observations, shown, withheld
from onedoor.quality.rules.rolling import NATIONAL, stands_alone
from onedoor.quality.terms import Observation


def open_data(first: date, last: date, *, indicator: str = "") -> Iterator[Observation]:
    """Everything that is published of exactly those days, by scope and indicator."""
    kept = withheld("agency:", first, last, indicator) | withheld("procedure:", first, last, indicator)
    for one in observations(first, last, indicator=indicator):
        if stands_alone(one.scope) or one.scope == NATIONAL:
            yield shown(one, kept)
