"""What quality needs from outside: somebody who visits portals."""

from typing import Protocol

from onedoor.quality.terms.pictures import Opened
from onedoor.quality.terms.probes import Facts, Glance, Target


class Prober(Protocol):
    """Visits portals as an ordinary, identified client would, and tells what it saw."""

    def visit(self, target: Target) -> Facts:
        """What is seen of it now. Whatever the portal does is a fact, never an exception."""
        ...

    def glance(self, target: Target) -> Glance:
        """Whether it answers now: its page alone is asked for, once."""
        ...


class Browsing(Protocol):
    """Opens portals in a real browser, and tells what it saw."""

    def see(self, target: Target) -> Opened | None:
        """What is seen of its page now; None where a browser comes to none. Only a fault of ours is raised."""
        ...
