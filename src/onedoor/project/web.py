"""The web server: the application is loaded once, and the processes that answer share what was loaded."""

import gc
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from onedoor.project import env as environment

_READERS = 64
"""Requests of one process under way at once: most of these threads wait for bytes of a slow network."""

_TURNS = 4
"""Answers of one process computed at once, each with its database connection; some of them wait for other systems."""

_TURN = 0.0005
"""Seconds a thread may compute before another that waits gets its turn. Most of ours wait for the database, some of
them with a lock in hand: Python's five milliseconds would be added to each of their statements."""

_OBJECTS = 20_000
"""New objects before Python looks for cycles among them: a page makes thousands, and hardly a cycle."""


def main() -> None:
    """Answer until SIGTERM: one port, several processes, each with a few turns that keep their connection."""
    from django.urls import get_resolver

    from onedoor.project.answers_counted import AnswersCounted
    from onedoor.project.turns import Turns
    from onedoor.project.wsgi import application
    from onedoor.quality.operations import add_answered

    get_resolver().url_patterns  # noqa: B018  Loads every page's module.
    sys.setswitchinterval(_TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    env = environment.read()
    turns = Turns(AnswersCounted(application, add_answered), at_once=_TURNS)
    Granian(
        "onedoor.project.wsgi:application",
        interface=Interfaces.WSGI,
        address=env.host,
        port=int(env.port),
        workers=int(env.web_workers),
        blocking_threads=_READERS,
        blocking_threads_idle_timeout=600,
        http=HTTPModes.http1,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        process_name="onedoor-web",
    ).serve(target_loader=lambda _: turns)


if __name__ == "__main__":
    main()
