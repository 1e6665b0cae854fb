"""What the clock does for quality."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from procrastinate.contrib.django import app

from onedoor.base import clock
from onedoor.quality import operations
from onedoor.quality.operations.configured import prober
from onedoor.quality.rules.availability import RETRY_AFTER

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


@app.periodic(cron="51 3 * * *")
@app.task(name="quality.forget_slots", queueing_lock="quality.forget_slots")
def forget_slots(timestamp: int) -> None:
    """Slots of availability are gone after as long as the pack keeps them."""
    operations.forget_slots()


@app.periodic(cron="57 3 * * *")
@app.task(name="quality.forget_pictures", queueing_lock="quality.forget_pictures")
def forget_pictures(timestamp: int) -> None:
    """Pictures of portals lose their bytes after as long as the pack keeps them; what is known of them stays."""
    operations.forget_pictures()


@app.periodic(cron="*/5 * * * *")
@app.task(name="quality.watch_portals", queueing_lock="quality.watch_portals")
def watch_portals(timestamp: int) -> None:
    """Portals that were visited before are looked at; those that do not answer once more, some seconds later."""
    at = datetime.fromtimestamp(timestamp, UTC)
    if again := operations.watch(prober(), settings.ENV.probe_vantage, at):
        watch_again.configure(schedule_in={"seconds": RETRY_AFTER.seconds}).defer(
            timestamp=timestamp, codes=list(again)
        )


@app.task(name="quality.watch_again")
def watch_again(timestamp: int, codes: list[str]) -> None:
    """What the second look sees is how that slot ended for them."""
    operations.watch_again(prober(), settings.ENV.probe_vantage, datetime.fromtimestamp(timestamp, UTC), codes)


@app.periodic(cron="11 2 * * *")
@app.task(name="quality.settle_assessments", queueing_lock="quality.settle_assessments")
def settle_assessments(timestamp: int) -> None:
    """Assessments to which the agency has no more to say are settled, before the night's figures are made."""
    operations.settle_assessments()


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


@app.periodic(cron="7 * * * *")
@app.task(name="quality.ask_drawn", queueing_lock="quality.ask_drawn")
def ask_drawn(timestamp: int) -> None:
    """Campaigns whose last day is over are closed, the others ask on; then those who gave up lately are asked."""
    operations.close_over()
    operations.ask_drawn()
    operations.ask_who_gave_up()
