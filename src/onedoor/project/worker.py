"""The worker: runs jobs as they become due, until it is asked to stop."""

import os
from contextlib import suppress
from pathlib import Path

import django

_BEHIND_PAGES = 10


def _go_behind() -> None:
    os.nice(_BEHIND_PAGES)
    with suppress(OSError):  # Linux weighs sessions against each other before it looks at what is nice within one.
        Path("/proc/self/autogroup").write_text(str(_BEHIND_PAGES))


def main() -> None:
    """Work until SIGTERM; a job under way is finished first. Whoever waits for a page goes before."""
    _go_behind()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.project.settings")
    django.setup()
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]  # Django's.
        working.run_worker()


if __name__ == "__main__":
    main()
