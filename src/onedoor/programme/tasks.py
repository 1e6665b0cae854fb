"""What the clock does for the programme."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.programme import operations


@app.task(name="programme.typeset_target", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def typeset_target(target_id: str) -> None:
    """The document of a target is typeset."""
    operations.typeset_target(UUID(target_id))


@app.task(name="programme.take_rows", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def take_rows(file_id: str) -> None:
    """What was confirmed of a file is taken, some rows at a time; a killed worker's job goes on where it was."""
    while operations.take_rows(UUID(file_id)):
        pass


@app.periodic(cron="5 1 * * *")
@app.task(name="programme.remind", queueing_lock="programme.remind")
def remind(timestamp: int) -> None:
    """In the morning (8:05 in Viet Nam) whoever has to know what is due or late is told."""
    operations.remind()
