"""Work for later: a job is deferred in the transaction it belongs to, so that it exists exactly if the act does."""

from datetime import datetime

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager

Argument = str | int | bool | None

_OURS = JobManager(DjangoConnector())
"""Jobs go through Django's connection, also inside the worker, whose app has another one for itself. By that one a job
would be there before what it is about is true: it would run, find nothing to do, and be gone."""


def defer(
    task: str, *, lock: str | None = None, at: datetime | None = None, behind: bool = False, **arguments: Argument
) -> None:
    """The task of that name (`dossiers.tell_submitted`) will run with these arguments, once this transaction is true.

    Jobs with the same `lock` run one after the other. `behind`: one of many that nobody waits for, after all others.
    """
    deferrer = app.configure_task(task, lock=lock, schedule_at=at, priority=-1 if behind else 0)
    deferrer.job_manager = _OURS
    deferrer.defer(**arguments)
