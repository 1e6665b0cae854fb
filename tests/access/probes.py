"""A round of probes with one portal, which was visited, and a picture of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onedoor.base import clock
from onedoor.quality import operations
from onedoor.quality.models import Visit
from onedoor.quality.operations.pictures import store_shots
from onedoor.quality.terms.pictures import Shot
from onedoor.quality.terms.probes import Level
from tests.quality.probing import Seer, listed

if TYPE_CHECKING:
    from tests.access.objects import Objects


def with_probes(found: "Objects") -> "Objects":
    """The same, and a portal was seen from outside."""
    operations.list_portals([listed("portal-of-the-city", "H26")])
    operations.start_round("round-of-november", ["portal-of-the-city"], Level.STATIC, "here")
    list(operations.make_visits("round-of-november", Seer()))
    picture = store_shots([Shot("https://portal.example.test/", 360, 0, b"A picture")])[0]
    picture.visit, picture.taken_at = Visit.objects.get(round__name="round-of-november"), clock.now()
    picture.save(force_insert=True)
    return replace(
        found, probe_round="round-of-november", probed_portal="portal-of-the-city", picture=picture.id
    )  # fmt: skip
