"""The records behind a figure: the dossiers of a period, of some procedures or a channel."""

from django.http import HttpResponse

from onedoor.base import clock
from onedoor.doors.frame.access import ActorRequest, access
from onedoor.doors.office import words
from onedoor.doors.office.period import asked
from onedoor.doors.office.shown import READS, page
from onedoor.dossiers import queries as dossiers
from onedoor.fees import rules

MOST = 200


@access(READS)
def records(request: ActorRequest) -> HttpResponse:
    """The newest of them: code, day, procedure, channel, what was due. No names."""
    wanted = asked(request.GET)
    own = rules.reached(request.actor.agency or "")
    agency = request.GET.get("agency", "")
    if agency and own and not any(agency == one or agency.startswith(f"{one}.") for one in own):
        agency = own[0]
    rows = dossiers.filed_codes(
        wanted.first,
        wanted.last,
        agencies=(agency,) if agency else own,
        procedures=request.GET.getlist("procedure")[:60],
        channel=request.GET.get("channel", "")[:10],
        at_most=MOST,
    )
    today = clock.today()
    titles = {one: words.title_of(one, today) for one in {row[2] for row in rows}}
    told = [
        (code, day, titles[procedure], str(words.CHANNELS.get(channel, channel)), due)
        for code, day, procedure, channel, due in rows
    ]
    return page(request, "records.html", {"rows": told, "wanted": wanted, "most": MOST})
