"""What happens to a notice without anybody clicking."""

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from onedoor.notices import operations

MOST_TRIES = 8
"""With growing pauses of 4, 16, 64 … seconds: a channel that is down for some hours loses nothing."""


@app.task(name="notices.send", retry=RetryStrategy(max_attempts=MOST_TRIES, exponential_wait=4), pass_context=True)
def send(context: JobContext, notice_id: str) -> None:
    """The notice is carried to its address."""
    operations.send(UUID(notice_id), last_try=context.job.attempts + 1 >= MOST_TRIES)
