"""What the clock does for quality."""

from datetime import timedelta

from procrastinate.contrib.django import app

from onedoor.base import clock
from onedoor.quality import operations

_MONTHS = 3
_AFTER = timedelta(days=35)
"""How long after its end a quarter is still measured again: a draft's rest, and a few days."""


@app.periodic(cron="*/10 * * * *")
@app.task(name="quality.rule_attempts", queueing_lock="quality.rule_attempts")
def rule_attempts(timestamp: int) -> None:
    """Attempts get their outcome, and failed ones their cause."""
    operations.rule_attempts()
    operations.observe_first(clock.today())


@app.periodic(cron="41 3 * * *")
@app.task(name="quality.forget_milestones", queueing_lock="quality.forget_milestones")
def forget_milestones(timestamp: int) -> None:
    """Raw events that are too old are gone."""
    operations.forget_milestones()


@app.periodic(cron="47 3 * * *")
@app.task(name="quality.forget_words", queueing_lock="quality.forget_words")
def forget_words(timestamp: int) -> None:
    """What people wrote in a survey is gone after as long as the pack keeps it."""
    operations.forget_words()


@app.periodic(cron="17 2 * * *")
@app.task(name="quality.observe", queueing_lock="quality.observe")
def observe(timestamp: int) -> None:
    """The last months and the quarter are measured again (attempts ripen late), and their reports made."""
    today = clock.today()
    periods = [operations.days_of(today)]
    for _ in range(_MONTHS - 1):
        periods.append(operations.days_of(periods[-1][0] - timedelta(days=1)))
    quarters = {operations.quarter_of(today), operations.quarter_of(today - _AFTER)}
    for first, last in [*periods, *sorted(quarters)]:
        operations.observe(first, last)
        operations.make_reports(first, last)
