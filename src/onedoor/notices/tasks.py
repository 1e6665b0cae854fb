"""What the clock does for notices."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.base.errors import ConnectorError
from onedoor.notices import operations
from onedoor.notices.rules import MOST_TRIES

_EVER_RARER = RetryStrategy(max_attempts=MOST_TRIES, exponential_wait=3, retry_exceptions={ConnectorError})


@app.task(name="notices.send", retry=_EVER_RARER)
def send(notice_id: str) -> None:
    """A message goes out; where the channel fails, later and ever more rarely."""
    operations.send(UUID(notice_id))
