"""Barriers where people sign in or send something: noted at a visit, and told to who keeps the portal."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from onedoor.agencies import queries as agencies
from onedoor.audit import operations as audit
from onedoor.base import clock, text
from onedoor.base.actor import SYSTEM, Actor, Role
from onedoor.base.errors import NotFound, NotReadable
from onedoor.base.operation import operation
from onedoor.identity import queries as identity
from onedoor.notices import operations as notices
from onedoor.notices.terms import Kind
from onedoor.quality import models
from onedoor.quality.queries.criteria import criteria_set
from onedoor.quality.rules import assessing
from onedoor.quality.rules.barriers import barriers
from onedoor.quality.terms.barriers import How
from onedoor.quality.terms.probes import Facts

_MOST_PAGES = 10
_TOLD = frozenset({Role.LEADER, Role.AUDITOR})


def note_barriers(portal: models.Portal, facts: Facts) -> None:
    """What a visit saw stands as open from today; what it looked for and did not see any more is gone."""
    today = clock.today()
    for page in facts.browser:
        for where, rules in barriers(page).items():
            there = models.Barrier.objects.filter(portal=portal, page=where, gone_on=None)
            there.exclude(rule__in=rules).update(gone_on=today)
            new = rules - set(there.values_list("rule", flat=True))
            models.Barrier.objects.bulk_create(
                [models.Barrier(portal=portal, page=where, rule=rule, seen_on=today) for rule in sorted(new)]
            )


def tell_barriers() -> int:
    """Whoever keeps a portal with new barriers knows of them, if they work with this system; how many portals."""
    portals = models.Portal.objects.filter(id__in=_untold().values("portal")).exclude(agency="").order_by("code")
    return sum(_tell(one, people) for one in portals if (people := _people(one.agency)))


def _people(agency: str) -> list[UUID]:
    return [one.id for one in identity.officers(agency, seen_by=SYSTEM) if _TOLD & one.roles]


def _untold() -> QuerySet[models.Barrier]:
    return models.Barrier.objects.filter(told_on=None, gone_on=None)


@operation
def _tell(portal: models.Portal, people: list[UUID]) -> bool:
    """Once for each barrier, whoever tells."""
    found = list(_untold().filter(portal=portal).select_for_update())
    if not found:
        return False
    today = clock.today()
    models.Barrier.objects.filter(id__in=[one.id for one in found]).update(told_on=today, how=How.HERE)
    facts = {
        "service": portal.url,
        "agency": agencies.agency(portal.agency).name_vi,
        "reason": _listed(found),
        "address": f"{settings.ENV.public}/office/quality/portals/{portal.code}",
    }
    for person in people:
        notices.tell(person, Kind.BARRIERS_FOUND, facts, key=f"barriers:{portal.code}:{today}:{person}")
    audit.record(
        by=SYSTEM, verb="quality.tell_barriers", subject=f"probed_portal:{portal.code}",
        facts={"barriers": len(found), "told": len(people), "how": How.HERE},
    )  # fmt: skip
    return True


def _listed(found: list[models.Barrier]) -> str:
    """Each page with its rules, in a few lines."""
    pages: dict[str, list[str]] = {}
    for one in found:
        pages.setdefault(one.page, []).append(one.rule)
    lines = [f"{page} ({', '.join(rules)})" for page, rules in pages.items()]
    return "\n".join((*lines[:_MOST_PAGES], "…") if len(lines) > _MOST_PAGES else lines)


@operation
def told_in_writing(portal_code: str, on: date, reference: str, *, by: Actor) -> int:
    """The keeper was told on that day by that letter of what was seen until then and not told yet; of how many.

    Refuses: NotFound (no such portal, or who does not run the measuring), NotReadable (no number of a letter, a day
    to come, or nothing that was seen by then).
    """
    portal = models.Portal.objects.filter(code=portal_code).first()
    if portal is None or not assessing.coordinates(by, criteria_set(clock.today()).run_by):
        raise NotFound
    reference = text.clean(reference, max_length=100)
    if not reference or on > clock.today():
        raise NotReadable(reason="no_letter")
    found = list(_untold().filter(portal=portal, seen_on__lte=on).select_for_update())
    if not found:
        raise NotReadable(reason="nothing_to_tell")
    models.Barrier.objects.filter(id__in=[one.id for one in found]).update(
        told_on=on, how=How.IN_WRITING, reference=reference
    )
    audit.record(
        by=by, verb="quality.told_in_writing", subject=f"probed_portal:{portal.code}",
        facts={"barriers": len(found), "on": on.isoformat()},
    )  # fmt: skip
    return len(found)
