"""Reminding: focal people before and after a task's last day, the agency above when it stays late."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from onedoor.agencies import queries as agencies
from onedoor.base import clock
from onedoor.base.actor import SYSTEM, Role
from onedoor.identity import queries as identity
from onedoor.notices import operations as notices
from onedoor.programme.queries import planned
from onedoor.programme.rules import planning
from onedoor.programme.terms.plans import Reminded, Task

_KINDS = {what: kind for kind, what in planned.REMINDED.items()}


def remind() -> int:
    """Whoever has to know today what is due or late is told, once for each task, reason and last day; how many."""
    today, told = clock.today(), 0
    for task in planned.open_by(today + timedelta(days=planning.SOON)):
        for what in planning.recalled(task, today):
            for person in _whom(task, what):
                _tell(task, what, person)
                told += 1
    return told


def _whom(task: Task, what: Reminded) -> Iterable[UUID]:
    """The focal person, or the leaders where there is none; what is escalated, the leaders of the agency above."""
    if what is Reminded.ESCALATED:
        above = agencies.agency(task.agency).parent
        return _leaders(above) if above else ()
    return [task.focal] if task.focal else _leaders(task.agency)


def _leaders(agency: str) -> list[UUID]:
    return [one.id for one in identity.officers(agency, seen_by=SYSTEM) if Role.LEADER in one.roles]


def _tell(task: Task, what: Reminded, person: UUID) -> None:
    facts = {
        "service": task.title,
        "agency": agencies.agency(task.agency).name_vi,
        "due": f"{task.due_on:%d/%m/%Y}",
        "who": task.focal_name,
        "address": f"{settings.ENV.public}/office/programme/tasks/{task.id}",
    }
    key = f"task:{task.id}:{what}:{task.due_on}:{person}"
    notices.tell(person, _KINDS[what], facts, key=key, subject_ref=str(task.id))
