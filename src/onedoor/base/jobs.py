"""Work for later: a job is deferred in the transaction it belongs to, so that it exists exactly if the act does."""

from datetime import datetime

from procrastinate.contrib.django import app

Argument = str | int | bool | None


def defer(task: str, *, lock: str | None = None, at: datetime | None = None, **arguments: Argument) -> None:
    """The task of that name (`dossiers.tell_submitted`) will run with these arguments, once this transaction is true.

    Jobs with the same `lock` run one after the other.
    """
    app.configure_task(task, lock=lock, schedule_at=at).defer(**arguments)
