"""A round of probes with one portal, which was visited."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onedoor.quality import operations
from onedoor.quality.terms.probes import Level
from tests.quality.probing import Seer, listed

if TYPE_CHECKING:
    from tests.access.objects import Objects


def with_probes(found: "Objects") -> "Objects":
    """The same, and a portal was seen from outside."""
    operations.list_portals([listed("portal-of-the-city", "H26")])
    operations.start_round("round-of-november", ["portal-of-the-city"], Level.STATIC, "here")
    list(operations.make_visits("round-of-november", Seer()))
    return replace(found, probe_round="round-of-november", probed_portal="portal-of-the-city")
