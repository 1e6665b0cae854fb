"""The prober as the settings have it."""

from urllib.parse import urlsplit

from django.conf import settings

from onedoor.connectors.prober.guard import Network
from onedoor.connectors.prober.visiting import PlainProber


def plain_prober() -> PlainProber:
    """It says where to complain. In a demo the portal lies on loopback: its one address there is open too."""
    env, own = settings.ENV, urlsplit(settings.ENV.public)
    ours = frozenset({(own.hostname or "", own.port or 0)}) if env.wants_demo else frozenset()
    return PlainProber(env.probe_contact or env.public, Network(ours=ours))
