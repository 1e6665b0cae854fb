"""What the vault does without anybody clicking."""

from datetime import datetime
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from onedoor.vault import operations


@app.task(name="vault.put_together", retry=RetryStrategy(max_attempts=5, exponential_wait=2))
def put_together(bundle_id: str) -> None:
    """A bundle is put together, if who asked for it still may have it."""
    operations.put_together(UUID(bundle_id))


@app.periodic(cron="*/15 * * * *")
@app.task(name="vault.forget_ended_bundles", queueing_lock="vault.forget_ended_bundles")
def forget_ended_bundles(timestamp: int) -> None:
    """What was put together is gone once its time is over."""
    operations.forget_ended_bundles()


@app.task(name="vault.destroy_keys", retry=RetryStrategy(max_attempts=20, exponential_wait=2))
def destroy_keys(owner: str, until: str) -> None:
    """After an erasure the former key of that vault is gone, and with it whatever backups hold."""
    operations.destroy_keys(UUID(owner), datetime.fromisoformat(until))
