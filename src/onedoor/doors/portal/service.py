"""A service: everything one should know before anything is asked."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.catalogue import queries as catalogue
from onedoor.catalogue import rules
from onedoor.catalogue.terms import Channel
from onedoor.doors.frame.access import PUBLIC, ActorRequest, access
from onedoor.doors.frame.paperless_words import basis_in_words, days_in_words, place_name
from onedoor.doors.portal import service_facts, service_fees, words
from onedoor.doors.portal.ended import leads_on
from onedoor.doors.portal.shown import page
from onedoor.dossiers import queries as dossiers
from onedoor.programme import queries as programme


@access(PUBLIC)
@leads_on
def service(request: ActorRequest, procedure: str) -> HttpResponse:
    """What you get, what it costs, how long it takes, what you need, who decides, and whether it is all online."""
    on = clock.today()
    definition = catalogue.current_version(procedure, on).definition
    channels = service_facts.channel_facts(definition, on)
    context = {
        "definition": definition,
        "online": next((facts for facts in channels if facts.channel is Channel.ONLINE), None),
        "counter": next((facts for facts in channels if facts.channel is Channel.COUNTER), None),
        "fees": service_fees.fee_rows(definition, on),
        "lower_somewhere": service_fees.lower_somewhere(definition, on),
        "papers": service_facts.papers_to_bring(definition),
        "needed": service_facts.papers_always_needed(definition),
        "components": [
            (component, tuple(dict.fromkeys(str(words.SOURCES[source.kind]) for source in component.sources)))
            for component in definition.components
        ],
        "full_process": rules.full_process(definition),
        "measured": service_facts.measured_words(dossiers.measured_time(procedure)),
        "agency_kind": words.AGENCY_KINDS[definition.authority.kind],
        "paperless": [
            (place_name(one.agency), days_in_words(one.days), basis_in_words(one.basis))
            for one in programme.announced(procedure, on=on)
        ],
        "applicants": [words.APPLICANTS[applicant] for applicant in definition.who_may_file],
    }
    return page(request, "service.html", context)
