"""The place: which agency decides, proposed by where the person lives, chosen by province and commune otherwise."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onedoor.agencies import queries as agencies
from onedoor.agencies.terms import Agency
from onedoor.base import clock, text
from onedoor.base.actor import Actor
from onedoor.base.errors import ConnectorError, NotFound
from onedoor.catalogue.terms import Authority
from onedoor.doors.frame.access import CITIZEN, HELPER, ActorRequest, access
from onedoor.doors.portal import places
from onedoor.doors.portal.journey import Journey, errors_by_input, on_a_journey
from onedoor.doors.portal.prefill import PURPOSE
from onedoor.doors.portal.shown import page
from onedoor.dossiers import operations
from onedoor.dossiers.errors import NoAgency
from onedoor.identity import queries as identity

FEW = 12
"""Up to this many places are radios; more are a select."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The agency at the person's own place, and where that place was read."""

    agency: Agency
    place: str
    source: str


@access(CITIZEN, HELPER)
@on_a_journey
def place(request: ActorRequest, journey: Journey) -> HttpResponse:
    """Choose the agency that decides."""
    authority = journey.definition.authority
    errors = {}
    if request.method == "POST":
        chosen = request.POST.get("agency", "")
        if chosen:
            try:
                operations.choose_agency(journey.draft.id, chosen, by=request.actor)
            except NoAgency:
                errors["agency"] = _("Nơi này không giải quyết thủ tục này. Hãy chọn nơi khác")
            else:
                return redirect("portal:tasks", journey.draft.id)
        else:
            errors["agency"] = _("Hãy chọn nơi giải quyết hồ sơ")
    province = request.GET.get("province", "")
    words = text.clean(request.GET.get("words", "")[:100])
    context = {
        "journey": journey,
        "proposal": _proposal(authority, request.actor),
        "current": agencies.agency(journey.draft.agency) if journey.draft.agency else None,
        "provinces": [one for one in places.provinces() if one[0] != places.ABROAD],
        "province": province,
        "words": words,
        "found": _found(authority, province, words) if province else None,
        "few": FEW,
        "errors": errors_by_input(errors),
    }
    return page(request, "place.html", context, here="my_dossiers")


def _proposal(authority: Authority, by: Actor) -> Proposal | None:
    if by.id is None or by.is_helper:  # Where the person lives is not told to who helps them.
        return None
    person = identity.person(by.id, seen_by=by)
    commune, source = person.residence_commune, _("tài khoản bạn đã đăng nhập")
    if not commune and person.citizen_number:
        try:
            record = identity.population_record(person.citizen_number, by=by, purpose=PURPOSE)
        except ConnectorError:
            return None
        commune, source = (record.residence_commune if record else ""), _("Cơ sở dữ liệu quốc gia về dân cư")
    if not commune:
        return None
    for area in (commune, places.province_of(commune)):
        found = agencies.agencies_at(area, authority.kind, clock.today()) if area else ()
        if found:
            return Proposal(found[0], places.area_words(commune), source)
    return None


def _found(authority: Authority, province: str, words: str) -> tuple[Agency, ...]:
    """The agencies of that kind in the province whose place or name holds the words."""
    try:
        area = agencies.area(province, clock.today())
    except NotFound:
        return ()
    communes = {commune.code for commune in agencies.communes(area.code, clock.today(), words=words)}
    return tuple(
        agency
        for agency in agencies.agencies(kind=authority.kind, on=clock.today())
        if agency.area_code in communes or agency.area_code == area.code
    )
