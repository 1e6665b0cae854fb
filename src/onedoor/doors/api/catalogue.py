"""What there is: procedures and agencies."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query
from pydantic import StringConstraints

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import Agency, AgencyKind
from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import ServiceCard, Text
from onedoor.doors.api.api import api, guarded
from onedoor.doors.api.schemas import AgencyOut, Problem, ServiceOut, Texts, VersionOut
from onedoor.doors.frame.access import PUBLIC

Words = Annotated[str, StringConstraints(max_length=200)]


def _texts(text: Text) -> Texts:
    return Texts(vi=text.vi, en=text.en)


def _service(card: ServiceCard) -> ServiceOut:
    return ServiceOut(
        procedure=card.procedure,
        title=_texts(card.title),
        outcome=_texts(card.outcome),
        sector=_texts(card.sector),
        life_events=list(card.life_events),
        full_process=card.full_process,
        agency_kind=card.agency_kind,
    )


@api.get("/services", response={200: list[ServiceOut], 400: Problem}, tags=["catalogue"])
@guarded(PUBLIC)
def services(
    request: HttpRequest, words: Words = "", life_event: Words = "", on: date | None = None
) -> list[ServiceOut]:
    """Procedures in force on a day (today), best match first; `words` need no diacritics and forgive typos."""
    return [_service(card) for card in catalogue.services(words=words, life_event=life_event, on=on or clock.today())]


@api.get("/services/{procedure}", response={200: VersionOut, 400: Problem, 404: Problem}, tags=["catalogue"])
@guarded(PUBLIC)
def service(request: HttpRequest, procedure: str, on: date | None = None) -> VersionOut:
    """The version of a procedure in force on a day (today), whole, with every fact's mark and source."""
    row = catalogue.current_version(procedure, on or clock.today())
    verdict = rules.full_process(row.definition)
    return VersionOut(
        id=row.id,
        procedure=row.procedure,
        number=row.number,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        digest=row.digest,
        full_process=verdict.yes,
        reasons=[_texts(reason) for reason in verdict.reasons],
        definition=row.definition.model_dump(mode="json"),
    )


def _agency(row: Agency) -> AgencyOut:
    return AgencyOut(
        code=row.code,
        kind=row.kind.value,
        name_vi=row.name_vi,
        name_en=row.name_en,
        parent=row.parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


@api.get("/agencies", response={200: list[AgencyOut], 400: Problem}, tags=["agencies"])
@guarded(PUBLIC)
def agency_list(
    request: HttpRequest,
    kind: AgencyKind | None = None,
    words: Words = "",
    on: date | None = None,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> list[AgencyOut]:
    """Agencies in force on a day (today), a hundred a page."""
    found = agencies.agencies(kind=kind, on=on or clock.today(), words=words)
    return [_agency(row) for row in found[(page - 1) * 100 : page * 100]]


@api.get("/agencies/{code}", response={200: AgencyOut, 400: Problem, 404: Problem}, tags=["agencies"])
@guarded(PUBLIC)
def agency(request: HttpRequest, code: str) -> AgencyOut:
    """One agency by its organisation identifier."""
    return _agency(agencies.agency(code))
