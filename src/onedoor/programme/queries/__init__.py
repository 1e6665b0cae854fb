"""What one may ask of the programme."""

from onedoor.programme.queries.assigned import (
    assignable,
    governed,
    indicator_of,
    offered,
    parent_of,
    target,
    target_pages,
    targets,
)
from onedoor.programme.queries.brought import plan_file, plan_files
from onedoor.programme.queries.counter import arrival, arrivals_today, at_counter, to_type_in
from onedoor.programme.queries.measures import announced, forbids_paper
from onedoor.programme.queries.national import national, sees_the_country
from onedoor.programme.queries.paperless import exceptions, measure, measures, paperless_pack
from onedoor.programme.queries.planned import (
    colleagues,
    late_tasks,
    own_tasks,
    plan,
    plans,
    reminders,
    sees_plans,
    task,
)
from onedoor.programme.queries.services import is_online, online_anywhere, services_at

__all__ = [
    "announced",
    "arrival",
    "arrivals_today",
    "assignable",
    "at_counter",
    "colleagues",
    "exceptions",
    "forbids_paper",
    "governed",
    "indicator_of",
    "is_online",
    "late_tasks",
    "measure",
    "measures",
    "national",
    "offered",
    "online_anywhere",
    "own_tasks",
    "paperless_pack",
    "parent_of",
    "plan",
    "plan_file",
    "plan_files",
    "plans",
    "reminders",
    "sees_plans",
    "sees_the_country",
    "services_at",
    "target",
    "target_pages",
    "targets",
    "task",
    "to_type_in",
]
