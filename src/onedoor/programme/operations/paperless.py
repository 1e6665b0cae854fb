"""A paperless measure from its announcement to its end; what was announced and why it went stays on record."""

from uuid import UUID

from django.db import connection

from onedoor.audit import operations as audit
from onedoor.base import clock
from onedoor.base.actor import Actor, Role
from onedoor.base.errors import NotFound
from onedoor.base.kept import forget_kept
from onedoor.base.operation import operation
from onedoor.base.text import clean
from onedoor.programme.errors import NoSuchException, PaperlessOver, ReasonNeeded
from onedoor.programme.models import Measure
from onedoor.programme.queries import assigned
from onedoor.programme.queries import paperless as queries
from onedoor.programme.queries.measures import measures_of
from onedoor.programme.queries.services import services_online
from onedoor.programme.rules import paperless as rules
from onedoor.programme.terms.paperless import MeasureWanted


@operation
def announce(wanted: MeasureWanted, *, by: Actor) -> tuple[UUID, ...]:
    """Each of those places takes no paper for those services on those days.

    Refuses: NotFound (not a leader, a place that is not theirs), NoPaperlessDay, PaperlessTooLong, PaperlessTooSoon,
    BasisMissing, NoSuchException, PaperlessNotOnline, PaperlessOverlaps.
    """
    if not by.has(Role.LEADER):
        raise NotFound
    allowed = {one.code for one in assigned.governed(seen_by=by)}
    if not wanted.agencies or not allowed.issuperset(wanted.agencies):
        raise NotFound
    rules.check_wanted(wanted, today=clock.today(), lead=queries.paperless_pack().lead_days)
    if not set(wanted.exceptions) <= queries.exceptions().keys():
        raise NoSuchException
    return tuple(_announced(wanted, one, by) for one in sorted(wanted.agencies))


def _announced(wanted: MeasureWanted, agency: str, by: Actor) -> UUID:
    """At one place; whoever announces something there at the same time waits."""
    rules.check_online(wanted.procedures, services_online(agency, wanted.days.first))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"programme.measures {agency}"])
    live = Measure.objects.filter(agency=agency, withdrawn_at=None, last_on__gte=wanted.days.first)
    rules.check_overlap(measures_of(live), agency, wanted)
    found = Measure.objects.create(
        agency=agency, procedures=list(wanted.procedures), first_on=wanted.days.first, last_on=wanted.days.last,
        weekdays=list(wanted.days.weekdays), dates=[f"{one}" for one in wanted.days.dates],
        number=clean(wanted.basis.number, max_length=80), signed_on=wanted.basis.signed_on,
        citation=clean(wanted.basis.citation, max_length=2000), exceptions=list(wanted.exceptions),
        help_at=clean(wanted.help_at, max_length=300), announced_by=by.agency or "", announced_at=clock.now(),
    )  # fmt: skip
    forget_kept()
    facts = {"agency": agency, "number": found.number, "first": f"{found.first_on}", "last": f"{found.last_on}"}
    audit.record(by=by, verb="programme.announce", subject=f"measure:{found.id}", facts=facts, first=True)
    return found.id


@operation
def withdraw_measure(measure_id: UUID, reason: str, *, by: Actor) -> None:
    """Paper is taken there again from now on. Refuses: NotFound, PaperlessOver, ReasonNeeded."""
    found = queries.measures_seen(by).select_for_update().filter(id=measure_id).first()
    if found is None or not by.has(Role.LEADER) or by.agency != found.announced_by:
        raise NotFound
    if found.withdrawn_at is not None or found.last_on < clock.today():
        raise PaperlessOver
    reason = clean(reason, max_length=2000)
    if not reason:
        raise ReasonNeeded
    found.withdrawn_at, found.withdrawn_by, found.reason = clock.now(), by.id, reason
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])
    forget_kept()
    audit.record(
        by=by, verb="programme.withdraw_measure", subject=f"measure:{found.id}", facts={"agency": found.agency}
    )
