"""What an operator reads while Onedoor starts: a line for each step, or one sentence that says what to do."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """Onedoor cannot go on; the message is one sentence that says what to do. The command ends with exit code 1."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """One line: the step's name while it is under way, its seconds when it is done."""
    say(f"  {name:<14} … ", end="")
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        say("")
        raise
    say(f"{time.monotonic() - begun:5.1f} s")


def say(text: str, *, end: str = "\n") -> None:
    """Write `text` to the operator at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()
