"""What the clock does for the whole: jobs of killed workers run again, sessions that ended are forgotten."""

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(name="project.retry_stalled_jobs", queueing_lock="project.retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """The jobs of a worker that was killed run again."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="project.forget_ended_sessions", queueing_lock="project.forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Sessions that have ended are not kept."""
    call_command("clearsessions")
