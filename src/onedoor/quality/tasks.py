"""What the clock does for quality."""

from datetime import timedelta

from procrastinate.contrib.django import app

from onedoor.base import clock
from onedoor.quality import operations

_MONTHS = 3


@app.periodic(cron="*/10 * * * *")
@app.task(name="quality.rule_attempts", queueing_lock="quality.rule_attempts")
def rule_attempts(timestamp: int) -> None:
    """Attempts get their outcome, and failed ones their cause."""
    operations.rule_attempts()


@app.periodic(cron="41 3 * * *")
@app.task(name="quality.forget_milestones", queueing_lock="quality.forget_milestones")
def forget_milestones(timestamp: int) -> None:
    """Raw events that are too old are gone."""
    operations.forget_milestones()


@app.periodic(cron="17 2 * * *")
@app.task(name="quality.observe", queueing_lock="quality.observe")
def observe(timestamp: int) -> None:
    """This month and the two before it are measured again (attempts ripen late), and their reports made."""
    month = clock.today()
    for _ in range(_MONTHS):
        first, last = operations.days_of(month)
        operations.observe(first)
        operations.make_reports(first, last)
        month = first - timedelta(days=1)
