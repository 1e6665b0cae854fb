"""The demo outside world on its own, for a server that is run by other means."""

import signal
import time

from onedoor.project import place
from onedoor.project.env import Environment
from onedoor.project.progress import Stop, say
from onedoor.project.supervisor import programs
from onedoor.project.supervisor.children import Child


def run_demo(env: Environment) -> None:
    """The demo outside world runs until somebody stops it."""
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: asked.append(number))
    folder = place.prepare(env)
    surroundings = place.surroundings(env, env.database_url)
    children = [Child(program, surroundings, folder / "log") for program in programs.demo()]
    if not children:
        raise Stop("This installation has no demo outside world: set ONEDOOR_OIDC_ISSUER to a real one.")
    try:
        for child in children:
            child.start()
            say(f"  {child.program.name}")
        while not asked:
            time.sleep(0.2)
            for child in children:
                child.look_after()
    finally:
        for child in children:
            child.ask_to_stop()
        for child in children:
            child.end_session(5)
