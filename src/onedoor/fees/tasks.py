"""What happens to money without anybody clicking; each task calls one operation."""

from datetime import timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.base import clock
from onedoor.base.actor import SYSTEM
from onedoor.base.errors import ConnectorError
from onedoor.fees import operations

_UNTIL_IT_ANSWERS = RetryStrategy(max_attempts=40, linear_wait=60, retry_exceptions={ConnectorError})
_A_FEW_TIMES = RetryStrategy(max_attempts=10, exponential_wait=2)


@app.task(name="fees.ask_refund", retry=_UNTIL_IT_ANSWERS)
def ask_refund(refund_id: str) -> None:
    """The gateway is asked for the refund; the answer lost, it is asked again under the same key."""
    operations.ask_refund(UUID(refund_id), by=SYSTEM)


@app.task(name="fees.apply_waiting", retry=_A_FEW_TIMES)
def apply_waiting(reference: str) -> None:
    """Facts that came before their order are applied."""
    operations.apply_waiting(reference)


@app.periodic(cron="* * * * *")
@app.task(name="fees.ask_fresh", queueing_lock="fees.ask_fresh")
def ask_fresh(timestamp: int) -> None:
    """Orders of some minutes ago are asked for, while somebody may be waiting."""
    operations.ask_fresh()


@app.periodic(cron="*/15 * * * *")
@app.task(name="fees.ask_recent", queueing_lock="fees.ask_recent")
def ask_recent(timestamp: int) -> None:
    """Recent orders without an answer are asked for."""
    operations.ask_pending(recent=True)


@app.periodic(cron="40 2 * * *")
@app.task(name="fees.ask_all", queueing_lock="fees.ask_all")
def ask_all(timestamp: int) -> None:
    """All orders without an answer are asked for."""
    operations.ask_pending(recent=False)


@app.periodic(cron="5 * * * *")
@app.task(name="fees.ask_refunds", queueing_lock="fees.ask_refunds")
def ask_refunds(timestamp: int) -> None:
    """Refunds under way are asked for again."""
    operations.ask_refunds()


@app.periodic(cron="30 6 * * *")
@app.task(name="fees.read_statements", queueing_lock="fees.read_statements", retry=_UNTIL_IT_ANSWERS)
def read_statements(timestamp: int) -> None:
    """Yesterday's statements are reconciled."""
    operations.read_statements(clock.today() - timedelta(days=1))
