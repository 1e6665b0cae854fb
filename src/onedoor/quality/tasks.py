"""What the clock does for quality."""

from procrastinate.contrib.django import app

from onedoor.quality import operations


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
