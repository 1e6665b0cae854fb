"""The worker: runs jobs as they become due, until it is asked to stop."""

import os

import django

_BEHIND_PAGES = 10


def main() -> None:
    """Work until SIGTERM; a job under way is finished first. Whoever waits for a page goes before."""
    os.nice(_BEHIND_PAGES)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.project.settings")
    django.setup()
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]  # Django's.
        working.run_worker()


if __name__ == "__main__":
    main()
