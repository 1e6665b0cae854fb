"""What happens to signatures without anybody clicking; each task calls one operation."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.base.errors import ConnectorError, StoreUnavailable
from onedoor.signing import operations

_PASSES = {ConnectorError, StoreUnavailable}
"""What may pass: a service that does not answer, a disk that is full."""
_WHILE_THEY_WAIT = RetryStrategy(max_attempts=60, linear_wait=2, retry_exceptions=_PASSES)
_UNTIL_IT_ANSWERS = RetryStrategy(max_attempts=100, linear_wait=20, retry_exceptions=_PASSES)


@app.task(name="signing.prepare", retry=_WHILE_THEY_WAIT)
def prepare(ceremony_id: str) -> None:
    """The person is asked on their device."""
    operations.prepare(UUID(ceremony_id))


@app.task(name="signing.check")
def check(ceremony_id: str, again: bool = True) -> None:  # noqa: FBT001, FBT002  A job's arguments are kept by name.
    """The person's answer is learnt."""
    operations.check(UUID(ceremony_id), again=again)


@app.task(name="signing.complete", retry=_UNTIL_IT_ANSWERS)
def complete(binding_id: str) -> None:
    """The signature is put into its paper."""
    operations.complete(UUID(binding_id))


@app.task(name="signing.stamp_again", retry=_UNTIL_IT_ANSWERS)
def stamp_again(paper_id: str) -> None:
    """A paper's proof of time is renewed."""
    operations.stamp_again(UUID(paper_id))


@app.periodic(cron="* * * * *")
@app.task(name="signing.end_stale", queueing_lock="signing.end_stale")
def end_stale(timestamp: int) -> None:
    """Attempts to sign whose time is over have ended."""
    operations.end_stale()


@app.periodic(cron="*/5 * * * *")
@app.task(name="signing.seal_waiting", queueing_lock="signing.seal_waiting")
def seal_waiting(timestamp: int) -> None:
    """Seals that failed are tried again."""
    operations.seal_waiting()


@app.periodic(cron="15 2 * * *")
@app.task(name="signing.remind", queueing_lock="signing.remind")
def remind(timestamp: int) -> None:
    """Who was invited and has not signed is reminded, in the morning of Hà Nội."""
    operations.remind()


@app.periodic(cron="20 1 * * *")
@app.task(name="signing.stamp_due_papers", queueing_lock="signing.stamp_due_papers")
def stamp_due_papers(timestamp: int) -> None:
    """Papers whose proof of time wears out are stamped again."""
    operations.stamp_due_papers()
