"""What is measured, for machines: the open data of quality."""

from datetime import date

from django.http import HttpRequest

from onedoor.doors.api.api import api, guarded
from onedoor.doors.api.schemas import ObservationOut, Problem
from onedoor.doors.frame.access import PUBLIC
from onedoor.quality import queries


@api.get("/quality", response={200: list[ObservationOut], 400: Problem}, tags=["quality"])
@guarded(PUBLIC)
def quality(request: HttpRequest, starts_on: date, ends_on: date, indicator: str = "") -> list[ObservationOut]:
    """Everything measured in exactly those days (a month or a quarter), of every ministry, province and service.

    A share lies from 0 to 1 and comes with numerator and denominator. Of fewer than ten people there is no value.
    """
    return [
        ObservationOut(
            indicator=one.indicator,
            version=one.version,
            scope=one.scope,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            standing=one.standing.value,
            source=one.source.value,
            value=one.value,
            numerator=one.numerator,
            denominator=one.denominator,
            n=one.n,
            low=one.interval.low if one.interval else None,
            high=one.interval.high if one.interval else None,
            evidence=one.evidence,
        )
        for one in queries.open_data(starts_on, ends_on, indicator=indicator[:8])
    ]
