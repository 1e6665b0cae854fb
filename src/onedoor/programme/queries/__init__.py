"""What one may ask of the programme."""

from onedoor.programme.queries.assigned import (
    assignable,
    indicator_of,
    offered,
    parent_of,
    target,
    target_pages,
    targets,
)
from onedoor.programme.queries.national import national, sees_the_country
from onedoor.programme.queries.paperless import (
    announced,
    exceptions,
    forbids_paper,
    measure,
    measures,
    online_anywhere,
    paperless_pack,
    services_at,
)
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

__all__ = [
    "announced",
    "assignable",
    "colleagues",
    "exceptions",
    "forbids_paper",
    "indicator_of",
    "late_tasks",
    "national",
    "measure",
    "measures",
    "offered",
    "online_anywhere",
    "own_tasks",
    "paperless_pack",
    "parent_of",
    "plan",
    "plans",
    "reminders",
    "sees_plans",
    "sees_the_country",
    "services_at",
    "target",
    "target_pages",
    "targets",
    "task",
]
