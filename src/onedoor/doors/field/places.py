"""The names of places, kept on the phone so that an address is chosen without a network."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.catalogue import rules
from onedoor.doors.field.shown import HELPS
from onedoor.doors.frame.access import ActorRequest, access


@require_safe
@access(HELPS)
def places(request: ActorRequest) -> HttpResponse:
    """The communes of each province, and the countries, in the reader's language."""
    english, today = (get_language() or "vi").startswith("en"), clock.today()
    communes = {
        province.code: [
            (area.code, area.name_en if english else area.name_vi) for area in agencies.communes(province.code, today)
        ]
        for province in agencies.provinces(today)
    }
    countries = [(code, in_english if english else name) for code, name, in_english in rules.COUNTRIES]
    return JsonResponse({"communes": communes, "countries": countries})
